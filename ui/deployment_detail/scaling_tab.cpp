// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/scaling_tab.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "models/bridge/platform_bridge.h"
#include "ui/deployment_detail/scaling_lines.h"
#include "ui/support/scaling_texts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/charts/line_chart.h"
#include "ui/widgets/label.h"

namespace berth::ui {

namespace {
constexpr int kChartHeight = 190;
}

ScalingTab::ScalingTab(PageServices& services, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_ui(services.ui),
      m_policy(new Label(m_ui, TextStyle::Second, this)),
      m_nodesCard(new Card(m_ui, this)),
      m_metricCard(new Card(m_ui, this)),
      m_decisionsCard(new Card(m_ui, this)),
      m_nodes(new LineChart(m_ui, m_nodesCard)),
      m_metric(new LineChart(m_ui, m_metricCard)),
      m_grid(new QGridLayout),
      m_none(new Label(m_ui, TextStyle::Body, m_decisionsCard)),
      m_more(new Label(m_ui, TextStyle::Second, m_decisionsCard)) {
    m_policy->setTone(Token::Ink2);
    m_policy->setWraps(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_policy);
    auto* charts = new QHBoxLayout;
    charts->setSpacing(12);
    const auto add = [&](Card* card, LineChart* chart) {
        chart->setMinimumHeight(kChartHeight);
        chart->setLabels(
            [this](double x) {
                const domain::Instant at{static_cast<std::int64_t>(x * 1e9)};
                return m_ui.format().clock(at, m_services.platform.snapshot()->timeBase).left(5);
            },
            [this](double y) { return m_ui.format().number(y, y == std::floor(y) ? 0 : 1); });
        card->body().addWidget(chart, 1);
        charts->addWidget(card, 1);
    };
    add(m_nodesCard, m_nodes);
    add(m_metricCard, m_metric);
    layout->addLayout(charts);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(2, 1);
    m_none->setTone(Token::Ink2);
    m_more->setTone(Token::Ink2);
    m_decisionsCard->body().addWidget(m_none);
    m_decisionsCard->body().addLayout(m_grid);
    m_decisionsCard->body().addWidget(m_more);
    layout->addWidget(m_decisionsCard);
    layout->addStretch();
    retranslate();
}

void ScalingTab::show(const domain::Snapshot& snapshot, const domain::Deployment& deployment) {
    if (!deployment.spec.autoscaling) return;
    const bool paused = deployment.state == domain::DeploymentState::Paused;
    const bool same = deployment.autoscaling == m_history && paused == m_paused &&
                      *deployment.spec.autoscaling == m_spec;
    // A history only grows; while it does not, the last step still gets longer.
    m_history = deployment.autoscaling;
    m_spec = *deployment.spec.autoscaling;
    m_paused = paused;
    m_now = snapshot.at;
    if (!same) return retranslate();
    if (m_history == nullptr || paused) return;
    m_nodes->setData(ScalingLines::nodes(*m_history, m_now, m_ui.format()));
    m_metric->setData(ScalingLines::metric(m_spec, *m_history, m_now, m_ui.format()));
}

void ScalingTab::retranslate() {
    const Formatter& format = m_ui.format();
    QString policy =
        tr("%1, %2 nodes. %3")
            .arg(scalingText(m_spec.kind), boundsText(m_spec, format), scalingHint(m_spec.kind));
    if (m_paused)
        policy = tr("It is paused, and does not scale until it is resumed. %1").arg(policy);
    m_policy->setText(policy);
    m_nodesCard->header().setTitle(tr("Nodes"));
    m_nodes->setAccessibleName(tr("Nodes"));
    const QString metric = m_spec.kind == domain::AutoscalingKind::Hpa &&
                                   m_spec.metric == domain::AutoscalingMetric::Busy
                               ? tr("%1, %").arg(targetText(m_spec))
                               : targetText(m_spec);
    m_metricCard->header().setTitle(metric);
    m_metric->setAccessibleName(metric);
    const QString nothing = tr("Nothing decided yet");
    m_nodes->setEmptyText(nothing, tr("Nodes wanted and ready appear with the first looks."));
    m_metric->setEmptyText(nothing, tr("What is measured appears with the first looks."));
    m_decisionsCard->header().setTitle(tr("Decisions"));
    m_none->setText(tr("The number of nodes has not been changed yet."));
    static const domain::AutoscalingHistory kEmpty;
    const domain::AutoscalingHistory& history = m_history ? *m_history : kEmpty;
    const domain::Instant end = m_paused && !history.empty() ? history.back().at : m_now;
    m_nodes->setData(ScalingLines::nodes(history, end, format));
    m_metric->setData(ScalingLines::metric(m_spec, history, end, format));
    showDecisions(history);
}

void ScalingTab::showDecisions(const domain::AutoscalingHistory& history) {
    const std::vector<ScalingDecisionTaken> decisions = decisionsIn(history);
    const std::size_t shown = std::min(decisions.size(), kMostDecisions);
    while (m_rows.size() < shown) {
        const int line = static_cast<int>(m_rows.size());
        Row row{new Label(m_ui, TextStyle::Body, m_decisionsCard),
                new Label(m_ui, TextStyle::Strong, m_decisionsCard),
                new Label(m_ui, TextStyle::Body, m_decisionsCard)};
        row.when->setTone(Token::Ink2);
        row.why->setWraps(true);
        m_grid->addWidget(row.when, line, 0, Qt::AlignTop);
        m_grid->addWidget(row.change, line, 1, Qt::AlignTop);
        m_grid->addWidget(row.why, line, 2, Qt::AlignTop);
        m_rows.push_back(row);
    }
    const Formatter& format = m_ui.format();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const bool used = i < shown;
        for (Label* label : {m_rows[i].when, m_rows[i].change, m_rows[i].why})
            label->setVisible(used);
        if (!used) continue;
        const ScalingDecisionTaken& decision = decisions[i];
        m_rows[i].when->setText(
            format.clock(decision.at, m_services.platform.snapshot()->timeBase));
        m_rows[i].change->setText(tr("%1 → %2").arg(format.number(qint64{decision.from}),
                                                    format.number(qint64{decision.to})));
        m_rows[i].why->setText(scalingReason(decision.reason));
    }
    m_none->setVisible(decisions.empty());
    m_more->setVisible(decisions.size() > shown);
    m_more->setText(tr("and %n before that", nullptr, static_cast<int>(decisions.size() - shown)));
}

}  // namespace berth::ui
