// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/comparison_dialog.h"

#include <QItemSelectionModel>
#include <QVBoxLayout>
#include <utility>

#include "models/bridge/platform_bridge.h"
#include "models/bridge/simulator_bridge.h"
#include "ui/plan/plan_dialog.h"
#include "ui/support/error_texts.h"
#include "ui/support/state_texts.h"
#include "ui/widgets/band_widget.h"
#include "ui/widgets/button.h"
#include "ui/widgets/cells.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/label.h"
#include "ui/widgets/progress_bar.h"

namespace berth::ui {

namespace {

constexpr int kComparisonRows = 10;

}  // namespace

void ComparisonDialog::show(PageServices& services, const domain::DeploymentId& deployment,
                            int port, QWidget* parent) {
    (new ComparisonDialog(services, deployment, port, parent))->present();
}

ComparisonDialog::ComparisonDialog(PageServices& services, domain::DeploymentId deployment,
                                   int port, QWidget* parent)
    : DialogFrame(services.ui, parent),
      m_services(services),
      m_ui(services.ui),
      m_deployment(std::move(deployment)),
      m_port(port),
      m_words(m_ui),
      m_model(&m_words),
      m_busy(new ProgressBar(m_ui, this)),
      m_problem(new Label(m_ui, TextStyle::Body, this)),
      m_table(new DataTable(m_ui, RowHeight::Standard, this)),
      m_hint(new Label(m_ui, TextStyle::Second, this)),
      m_take(nullptr) {
    band().setKind(BandKind::Simulated);
    setObjectName(QStringLiteral("policyComparison"));
    setWindowTitle(tr("Compare policies"));
    setSentence(tr("The traffic of the last minutes, shared out by each policy"));
    setMinimumWidth(1000);
    m_table->setAccessibleName(tr("Policies side by side"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new TextCell(m_ui, m_table));
    m_table->setColumnWidths({0, 84, 104, 88, 104, 84, 84, 136}, 0);
    m_table->setSortable();
    m_table->setFitsContents(kComparisonRows);
    m_hint->setTone(Token::Ink2);
    m_hint->setWraps(true);
    m_problem->setTone(Token::Bad);
    m_problem->setWraps(true);
    m_busy->setIndeterminate();
    m_busy->setAccessibleName(tr("The traffic is played again"));
    for (QWidget* hidden : {static_cast<QWidget*>(m_problem), static_cast<QWidget*>(m_table)})
        hidden->hide();
    body().setSpacing(12);
    body().addWidget(m_busy);
    body().addWidget(m_problem);
    body().addWidget(m_table);
    body().addWidget(m_hint);
    body().addStretch();
    addCancel();
    m_take = new Button(m_ui, ButtonKind::Offer, tr("Use this policy…"), Icon::Split, this);
    m_take->setEnabled(false);
    addButton(m_take);
    connect(m_take, &QPushButton::clicked, this, &ComparisonDialog::take);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ComparisonDialog::showChoice);
    m_services.simulator->comparePolicies(
        m_deployment, m_port, this,
        [this](domain::Result<domain::PolicyComparison> done) { took(std::move(done)); });
}

void ComparisonDialog::took(domain::Result<domain::PolicyComparison> comparison) {
    m_busy->hide();
    if (!comparison) {
        m_problem->setText(errorReport(comparison.error()));
        m_problem->show();
        return;
    }
    m_comparison = std::move(*comparison);
    const Formatter& format = m_ui.format();
    setNote(tr("%1 in %2, played again on %3 with the same work in each request. Nodes are warm "
               "and none fails.")
                .arg(tr("%n request(s)", nullptr, static_cast<int>(m_comparison->requests)),
                     format.duration(m_comparison->to - m_comparison->from),
                     tr("%n node(s)", nullptr, m_comparison->nodes)));
    m_model.setComparison(*m_comparison);
    m_table->show();
    m_table->selectRow(0);
    m_table->setFocus();
    adjustSize();
}

std::optional<domain::BalancingPolicy> ComparisonDialog::chosen() const {
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty()) return std::nullopt;
    return m_model.rowAt(rows.front().row()).figures.policy;
}

void ComparisonDialog::showChoice() {
    const std::optional<domain::BalancingPolicy> policy = chosen();
    m_take->setEnabled(policy && m_comparison && *policy != m_comparison->current);
    m_hint->setText(policy ? policyHint(*policy) : QString());
}

void ComparisonDialog::take() {
    const std::optional<domain::BalancingPolicy> policy = chosen();
    const domain::Deployment* deployment =
        m_services.platform.snapshot()->findDeployment(m_deployment);
    if (!policy || deployment == nullptr) return;
    domain::DeploymentSpec spec = deployment->spec;
    for (domain::PortSpec& port : spec.ports) {
        if (port.port == m_port) port.balancing = *policy;
    }
    PlanDialog* plan = PlanDialog::show(
        m_services, domain::EditDeployment{m_deployment, std::move(spec)}, parentWidget());
    connect(plan, &PlanDialog::applied, this, &QDialog::accept);
}

}  // namespace berth::ui
