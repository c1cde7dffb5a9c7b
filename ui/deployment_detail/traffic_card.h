// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/bridge/metrics_feed.h"
#include "ui/support/page_services.h"

namespace berth::ui {

class Card;
class EmptyState;
class Label;
class LineChart;
class ShareBars;

// Latency of the first port and who served how much of its requests. Reads only while it is shown.
class TrafficCard final : public QWidget {
    Q_OBJECT

  public:
    TrafficCard(PageServices& services, QWidget* parent = nullptr);

    // Port 0: all.
    void setTarget(const domain::DeploymentId& deployment, int port);
    void retranslate();

  protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    void showMetrics();

    PageServices& m_services;
    UiContext& m_ui;
    bridge::MetricsFeed* m_feed;
    domain::DeploymentId m_deployment;
    int m_port = 0;
    Card* m_card;
    EmptyState* m_untold;
    QWidget* m_content;
    LineChart* m_chart;
    Label* m_shareTitle;
    Label* m_rate;
    Label* m_noShare;
    ShareBars* m_shares;
};

}  // namespace berth::ui
