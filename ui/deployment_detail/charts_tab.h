// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

#include "models/bridge/metrics_feed.h"
#include "ui/support/page_services.h"

namespace berth::ui {

class Card;
class ChoiceField;
class EmptyState;
class LineChart;
class SegmentedControl;

// Traffic, latency, GPU use and cost over time. Reads only while it is shown.
class ChartsTab final : public QWidget {
    Q_OBJECT

  public:
    explicit ChartsTab(PageServices& services, QWidget* parent = nullptr);

    void setTarget(const domain::DeploymentId& deployment, const QVector<int>& ports);
    void retranslate();

  protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    struct Chart {
        Card* card = nullptr;
        LineChart* chart = nullptr;
    };

    Chart makeChart();
    void fillPorts();
    void applyTarget();
    void showMetrics();

    PageServices& m_services;
    UiContext& m_ui;
    bridge::MetricsFeed* m_feed;
    domain::DeploymentId m_deployment;
    QVector<int> m_ports;
    QWidget* m_content;
    EmptyState* m_untold;
    ChoiceField* m_port;
    SegmentedControl* m_window;
    Chart m_requests, m_latency, m_gpu, m_rate;
};

}  // namespace berth::ui
