// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/bridge/latest_job.h"
#include "models/bridge/platform_bridge.h"
#include "models/domain/change.h"
#include "ui/support/page_services.h"
#include "ui/widgets/dialog_frame.h"

class QCheckBox;
class QGridLayout;
class QScrollArea;

namespace berth::ui {

class Card;
class FieldRow;
class Label;
class LedgerCard;
class NumberField;
class ProgressBar;
class TextField;

// Shows what a change will do before it is done, and does exactly that: which nodes restart, what
// is wiped, what it costs. Every change of the console goes through it.
class PlanDialog final : public DialogFrame {
    Q_OBJECT

  public:
    // Opens it; it deletes itself.
    static PlanDialog* show(PageServices& services, domain::Change change, QWidget* parent);

  Q_SIGNALS:
    void applied(const berth::domain::ChangeOutcome& outcome);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    PlanDialog(PageServices& services, domain::Change change, QWidget* parent);

    void buildScale();
    void buildBody();
    void buildFooter();
    void ask();
    void took(domain::Result<domain::Plan> plan);
    void retranslate();
    void showFields();
    void showCost();
    void updateLock();
    void apply();
    void answered(domain::Result<domain::ChangeOutcome> outcome);
    [[nodiscard]] bool deletes() const;

    PageServices& m_services;
    UiContext& m_ui;
    domain::Change m_change;
    std::optional<domain::Plan> m_plan;
    std::optional<domain::Error> m_error;
    bridge::LatestJob m_planning;
    bool m_asking = false;
    bool m_sending = false;
    bool m_moved = false;  // the plan was made again because the state had changed

    NumberField* m_nodes = nullptr;
    FieldRow* m_nodesRow = nullptr;
    ProgressBar* m_busy;
    Label* m_problem;
    QWidget* m_content;
    Card* m_fields;
    QGridLayout* m_fieldGrid;
    LedgerCard* m_ledger;
    Card* m_unknownLoss;  // where the platform has no ledger
    Label* m_unknownLossText;
    Card* m_cost;
    Label* m_costBefore;
    Label* m_costArrow;
    Label* m_costAfter;
    Label* m_costDay;
    QCheckBox* m_notNeeded;
    TextField* m_confirm;
    FieldRow* m_confirmRow;
    Button* m_cancel;
    Button* m_apply;
};

}  // namespace berth::ui
