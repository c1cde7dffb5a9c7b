// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/charts_tab.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <chrono>

#include "models/bridge/platform_bridge.h"
#include "ui/deployment_detail/metric_lines.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/segmented_control.h"

namespace berth::ui {

namespace {

using namespace std::chrono_literals;

constexpr std::array<domain::Duration, 4> kWindows = {5min, 30min, 2h, 24h};
constexpr int kHalfHour = 1;

}  // namespace

ChartsTab::ChartsTab(PageServices& services, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_ui(services.ui),
      m_feed(new bridge::MetricsFeed(services.platform, {}, this)),
      m_content(new QWidget(this)),
      m_untold(new EmptyState(m_ui, Icon::Activity, this)),
      m_port(new ChoiceField(m_ui, m_content)),
      m_window(new SegmentedControl(m_ui, m_content)) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_content);
    outer->addWidget(m_untold);
    auto* layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(8);
    tools->addWidget(m_port);
    tools->addWidget(m_window);
    tools->addStretch();
    layout->addLayout(tools);
    auto* grid = new QGridLayout;
    grid->setSpacing(12);
    layout->addLayout(grid, 1);
    m_port->setMinimumWidth(140);
    auto add = [&](int row, int column) {
        const Chart made = makeChart();
        grid->addWidget(made.card, row, column);
        return made;
    };
    m_requests = add(0, 0);
    m_latency = add(0, 1);
    m_gpu = add(1, 0);
    m_rate = add(1, 1);
    connect(m_port, &QComboBox::currentIndexChanged, this, &ChartsTab::applyTarget);
    connect(m_window, &SegmentedControl::chosen, this,
            [this](int window) { m_feed->setWindow(kWindows[static_cast<std::size_t>(window)]); });
    connect(m_feed, &bridge::MetricsFeed::metricsChanged, this, &ChartsTab::showMetrics);
    retranslate();
    m_window->setCurrent(kHalfHour);
}

ChartsTab::Chart ChartsTab::makeChart() {
    Chart made;
    made.card = new Card(m_ui, m_content);
    made.chart = new LineChart(m_ui, made.card);
    made.chart->setMinimumHeight(170);
    made.card->body().addWidget(made.chart, 1);
    made.chart->setLabels(
        [this](double x) {
            const domain::Instant at{static_cast<std::int64_t>(x * 1e9)};
            return m_ui.format().clock(at, m_services.platform.snapshot()->timeBase).left(5);
        },
        [this](double y) { return m_ui.format().number(y, y < 10 && y > 0 ? 1 : 0); });
    return made;
}

void ChartsTab::setTarget(const domain::DeploymentId& deployment, const QVector<int>& ports) {
    const bool other = deployment != m_deployment;
    if (!other && ports == m_ports) return;
    m_deployment = deployment;
    m_ports = ports;
    if (other) {
        const QSignalBlocker quiet(m_port);
        m_port->setCurrentIndex(0);
    }
    fillPorts();
    applyTarget();
}

void ChartsTab::fillPorts() {
    const QSignalBlocker quiet(m_port);
    const int before = std::max(m_port->currentIndex(), 0);
    m_port->clear();
    m_port->addItem(tr("All ports"));
    for (const int port : m_ports)
        m_port->addItem(tr("Port %1").arg(port));
    m_port->setCurrentIndex(before < m_port->count() ? before : 0);
}

void ChartsTab::applyTarget() {
    const int index = m_port->currentIndex() - 1;
    const int port = index >= 0 && index < m_ports.size() ? m_ports.at(index) : 0;
    m_feed->setTarget(m_deployment, port);
    showMetrics();
}

void ChartsTab::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_feed->setActive(m_services.platform.capabilities().metrics);
}

void ChartsTab::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_feed->setActive(false);
}

void ChartsTab::retranslate() {
    const bool told = m_services.platform.capabilities().metrics;
    m_content->setVisible(told);
    m_untold->setVisible(!told);
    m_untold->setTexts(tr("This platform gives no measurements"),
                       tr("Requests, latencies and GPU use are not known here. What the deployment "
                          "costs stands at the head of the page; its links can be tested under "
                          "Overview."));
    fillPorts();
    m_port->setPurpose(tr("Port of the charts"));
    m_window->setOptions(tr("Time shown"), {tr("5 min"), tr("30 min"), tr("2 h"), tr("24 h")});
    auto name = [](const Chart& chart, const QString& title, const QString& empty,
                   const QString& text) {
        chart.card->header().setTitle(title);
        chart.chart->setAccessibleName(title);
        chart.chart->setEmptyText(empty, text);
    };
    const QString nothing = tr("Nothing measured yet");
    name(m_requests, tr("Requests a second"), nothing,
         tr("Requests to the link appear here, with those that failed."));
    name(m_latency, tr("Latency, ms"), nothing,
         tr("Latencies appear with the first answered request."));
    name(m_gpu, tr("GPU use, %"), nothing, tr("The mean over all running nodes."));
    name(m_rate, tr("Cost, ¥/h"), nothing, tr("What the nodes cost while they are billed."));
    showMetrics();
}

void ChartsTab::showMetrics() {
    const domain::Metrics& metrics = m_feed->metrics();
    const Formatter& format = m_ui.format();
    m_requests.chart->setData(MetricLines::requests(metrics, format));
    m_latency.chart->setData(MetricLines::latency(metrics, format));
    m_gpu.chart->setData(MetricLines::gpuUse(metrics, format));
    m_rate.chart->setData(MetricLines::rate(metrics, format));
}

}  // namespace berth::ui
