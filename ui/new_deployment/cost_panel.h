// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/new_deployment/batch_choice.h"
#include "ui/new_deployment/deployment_draft.h"
#include "ui/support/ui_context.h"

class QGridLayout;

namespace berth::ui {

class Card;
class Label;

// What the draft costs per hour, day and month, or of a job its runs, as a range over the regions
// it may run in, and over the numbers of nodes between which it scales by itself.
class CostPanel final : public QWidget {
    Q_OBJECT

  public:
    CostPanel(UiContext& ui, DeploymentDraft& draft, const BatchChoice& batch,
              QWidget* parent = nullptr);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Line {
        Label* name;
        Label* value;
    };
    [[nodiscard]] QString ofRuns(int runs) const;
    // Nothing: not known, or what it depends on is wrong.
    [[nodiscard]] std::optional<domain::CostEstimate> estimate() const;
    [[nodiscard]] Line addLine(QGridLayout& grid, int row);
    void refresh();

    UiContext& m_ui;
    DeploymentDraft& m_draft;
    const BatchChoice& m_batch;
    Card* m_card;
    Label* m_figure;
    Label* m_unit;
    Line m_day, m_month, m_start;
};

}  // namespace berth::ui
