// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/new_deployment/section.h"

class QCheckBox;

namespace berth::ui {

class ChoiceField;
class DurationField;
class NumberField;

// Whether it serves until somebody stops it, or is a job that runs to an end; and of a job how many
// runs there are to be, what one takes, and what becomes of those that fail.
class JobSection final : public Section {
    Q_OBJECT

  public:
    JobSection(UiContext& ui, DeploymentDraft& draft, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString summary() const override;

  protected:
    void refresh() override;

  private:
    void layOut();
    void wire();
    void editJob(const std::function<void(domain::JobSpec&)>& change);
    void choose(bool job);
    void refreshChoice();
    void refreshTimes(const domain::JobSpec& job);
    void refreshFailures(const domain::JobSpec& job);

    ChoiceField* m_choice;
    NumberField* m_runs;
    DurationField* m_runTime;
    DurationField* m_timeout;
    ChoiceField* m_restart;
    NumberField* m_retries;
    QCheckBox* m_pieces;
    NumberField* m_pieceRetries;
    NumberField* m_piecesFailed;
    QWidget* m_job;  // what only a job has
    FieldRow* m_choiceRow;
    FieldRow* m_runsRow;
    FieldRow* m_runTimeRow;
    FieldRow* m_timeoutRow;
    FieldRow* m_restartRow;
    FieldRow* m_retriesRow;
    FieldRow* m_pieceRetriesRow;
    FieldRow* m_piecesFailedRow;
    domain::JobSpec m_last;           // what it was as a job, for when it is one again
    domain::JobIndexes m_lastPieces;  // likewise of its pieces
};

}  // namespace berth::ui
