// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "models/domain/snapshot.h"
#include "ui/support/page_services.h"

class QGridLayout;

namespace berth::ui {

class Card;
class Label;
class LineChart;

// How a deployment scales by itself: nodes over time, what is measured against what is aimed at,
// and each decision with its reason.
class ScalingTab final : public QWidget {
    Q_OBJECT

  public:
    // Of the decisions; how many more there are is said below.
    static constexpr std::size_t kMostDecisions = 20;

    explicit ScalingTab(PageServices& services, QWidget* parent = nullptr);

    // Only of deployments that have an autoscaler.
    void show(const domain::Snapshot& snapshot, const domain::Deployment& deployment);
    void retranslate();

  private:
    struct Row {
        Label* when;
        Label* change;
        Label* why;
    };

    void showDecisions(const domain::AutoscalingHistory& history);

    PageServices& m_services;
    UiContext& m_ui;
    domain::AutoscalingHistoryPtr m_history;
    domain::AutoscalingSpec m_spec;
    bool m_paused = false;
    domain::Instant m_now;
    Label* m_policy;
    Card* m_nodesCard;
    Card* m_metricCard;
    Card* m_decisionsCard;
    LineChart* m_nodes;
    LineChart* m_metric;
    QGridLayout* m_grid;
    Label* m_none;
    Label* m_more;
    std::vector<Row> m_rows;
};

}  // namespace berth::ui
