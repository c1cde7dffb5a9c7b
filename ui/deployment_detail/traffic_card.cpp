// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/traffic_card.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "models/bridge/platform_bridge.h"
#include "ui/deployment_detail/metric_lines.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"

namespace berth::ui {

TrafficCard::TrafficCard(PageServices& services, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_ui(services.ui),
      m_feed(new bridge::MetricsFeed(services.platform, {}, this)),
      m_card(new Card(m_ui, this)),
      m_untold(new EmptyState(m_ui, Icon::Activity, m_card)),
      m_content(new QWidget(m_card)),
      m_chart(new LineChart(m_ui, m_content)),
      m_shareTitle(new Label(m_ui, TextStyle::Strong, m_content)),
      m_rate(new Label(m_ui, TextStyle::Second, m_content)),
      m_noShare(new Label(m_ui, TextStyle::Second, m_content)),
      m_shares(new ShareBars(m_ui, m_content)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_chart->setMinimumHeight(150);
    m_card->body().addWidget(m_untold, 1);
    m_card->body().addWidget(m_content, 1);
    auto* content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->addWidget(m_chart, 1);
    content->addWidget(new Hairline(m_ui, Qt::Horizontal, m_content));
    auto* head = new QHBoxLayout;
    head->addWidget(m_shareTitle);
    head->addStretch();
    head->addWidget(m_rate);
    m_rate->setTone(Token::Ink2);
    m_noShare->setTone(Token::Ink2);
    m_noShare->setWraps(true);
    content->addLayout(head);
    content->addWidget(m_shares);
    content->addWidget(m_noShare);
    m_chart->setLabels(
        [this](double x) {
            const domain::Instant at{static_cast<std::int64_t>(x * 1e9)};
            return m_ui.format().clock(at, m_services.platform.snapshot()->timeBase).left(5);
        },
        [this](double y) { return m_ui.format().number(y, y < 10 && y > 0 ? 1 : 0); });
    connect(m_feed, &bridge::MetricsFeed::metricsChanged, this, &TrafficCard::showMetrics);
    retranslate();
}

void TrafficCard::setTarget(const domain::DeploymentId& deployment, int port) {
    if (deployment == m_deployment && port == m_port) return;
    m_deployment = deployment;
    m_port = port;
    m_feed->setTarget(deployment, port);
    retranslate();
}

void TrafficCard::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_feed->setActive(m_services.platform.capabilities().metrics);
}

void TrafficCard::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_feed->setActive(false);
}

void TrafficCard::retranslate() {
    const bool told = m_services.platform.capabilities().metrics;
    m_content->setVisible(told);
    m_untold->setVisible(!told);
    m_untold->setTexts(tr("This platform gives no measurements"),
                       tr("Test the link to see who answers, and how fast."));
    m_card->header().setTitle(!told         ? tr("Traffic")
                              : m_port == 0 ? tr("Latency, ms")
                                            : tr("Latency of port %1, ms").arg(m_port));
    m_chart->setAccessibleName(tr("Latency"));
    m_shareTitle->setText(tr("Share of requests per node"));
    m_shares->setAccessibleName(tr("Share of requests per node"));
    m_chart->setEmptyText(tr("No traffic yet"),
                          tr("Latencies appear with the first answered request."));
    m_noShare->setText(tr("No request was answered in the last half hour."));
    showMetrics();
}

void TrafficCard::showMetrics() {
    const domain::Metrics& metrics = m_feed->metrics();
    m_chart->setData(MetricLines::latency(metrics, m_ui.format()));
    const QVector<ShareBar> bars = MetricLines::shares(metrics, m_ui.format());
    m_shares->setBars(bars);
    m_shares->setVisible(!bars.isEmpty());
    m_noShare->setVisible(bars.isEmpty());
    m_rate->setText(bars.isEmpty() ? QString()
                                   : m_ui.format().ratePerSecond(MetricLines::meanRate(metrics)));
}

}  // namespace berth::ui
