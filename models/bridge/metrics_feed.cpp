// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/metrics_feed.h"

#include <QPointer>
#include <utility>

#include "models/bridge/platform_bridge.h"

namespace berth::bridge {

MetricsFeed::MetricsFeed(PlatformBridge& bridge, Options options, QObject* parent)
    : QObject(parent), m_bridge(bridge), m_options(options) {
    m_timer.setInterval(options.interval);
    connect(&m_timer, &QTimer::timeout, this, &MetricsFeed::poll);
}

void MetricsFeed::setTarget(domain::DeploymentId deployment, int port) {
    if (deployment == m_deployment && port == m_port) return;
    m_deployment = std::move(deployment);
    m_port = port;
    m_metrics = {};
    again();
}

void MetricsFeed::setWindow(domain::Duration window) {
    if (window == m_options.window) return;
    m_options.window = window;
    again();
}

void MetricsFeed::setActive(bool active) {
    if (active == m_timer.isActive()) return;
    if (!active) {
        m_timer.stop();
        return;
    }
    m_timer.start();
    poll();
}

void MetricsFeed::again() {
    m_job.cancel();
    m_waiting = false;
    m_readAt.reset();
    if (active()) poll();
}

void MetricsFeed::poll() {
    const domain::Instant now = m_bridge.snapshot()->at;
    if (m_waiting || m_deployment.empty() || m_readAt == now) return;
    m_waiting = true;
    m_readAt = now;
    const domain::MetricsQuery query{m_deployment, m_port, now - m_options.window, now,
                                     m_options.maxPoints};
    m_bridge.readMetrics(query, this, m_job.newest([this](domain::Result<domain::Metrics> read) {
        m_waiting = false;
        if (read) {
            m_metrics = std::move(*read);
            Q_EMIT metricsChanged(m_metrics);
        } else {
            m_readAt.reset();  // try again at the next tick
            Q_EMIT failed(read.error());
        }
    }));
}

}  // namespace berth::bridge
