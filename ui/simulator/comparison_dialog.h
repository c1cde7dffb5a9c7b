// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/domain/policy_comparison.h"
#include "models/items/policy_figures_model.h"
#include "ui/simulator/comparison_words.h"
#include "ui/support/page_services.h"
#include "ui/widgets/dialog_frame.h"

namespace berth::ui {

class DataTable;
class Label;
class ProgressBar;

// Plays the traffic that a link has just had again, once with each policy, and shows what would
// have become of it side by side. The policy that is chosen in the table can be taken: its plan is
// shown first.
class ComparisonDialog final : public DialogFrame {
    Q_OBJECT

  public:
    // Opens it; it deletes itself.
    static void show(PageServices& services, const domain::DeploymentId& deployment, int port,
                     QWidget* parent);

  private:
    ComparisonDialog(PageServices& services, domain::DeploymentId deployment, int port,
                     QWidget* parent);
    void took(domain::Result<domain::PolicyComparison> comparison);
    void showChoice();
    void take();
    [[nodiscard]] std::optional<domain::BalancingPolicy> chosen() const;

    PageServices& m_services;
    UiContext& m_ui;
    domain::DeploymentId m_deployment;
    int m_port;
    std::optional<domain::PolicyComparison> m_comparison;
    ComparisonWords m_words;
    items::PolicyFiguresModel m_model;
    ProgressBar* m_busy;
    Label* m_problem;
    DataTable* m_table;
    Label* m_hint;
    Button* m_take;
};

}  // namespace berth::ui
