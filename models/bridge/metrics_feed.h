// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <chrono>
#include <optional>

#include "models/bridge/latest_job.h"
#include "models/domain/platform.h"

namespace berth::bridge {

class PlatformBridge;

// The metrics of a link, read again and again while somebody looks. One request at a time; none
// while the platform's time stands still. GUI thread; the bridge must outlive it.
class MetricsFeed final : public QObject {
    Q_OBJECT
  public:
    struct Options {
        domain::Duration window = std::chrono::minutes(30);  // back from the newest snapshot
        std::chrono::milliseconds interval{1000};
        int maxPoints = 600;
    };

    explicit MetricsFeed(PlatformBridge& bridge, Options options, QObject* parent = nullptr);

    // Port 0: all ports. Forgets what was shown.
    void setTarget(domain::DeploymentId deployment, int port);
    void setWindow(domain::Duration window);
    // Reads only while active: call it from showEvent and hideEvent.
    void setActive(bool active);
    [[nodiscard]] bool active() const { return m_timer.isActive(); }

    [[nodiscard]] const domain::Metrics& metrics() const { return m_metrics; }

  Q_SIGNALS:
    void metricsChanged(const berth::domain::Metrics& metrics);
    void failed(const berth::domain::Error& error);

  private:
    void poll();
    void again();

    PlatformBridge& m_bridge;
    Options m_options;
    domain::DeploymentId m_deployment;
    int m_port = 0;
    domain::Metrics m_metrics;
    std::optional<domain::Instant> m_readAt;
    bool m_waiting = false;
    LatestJob m_job;
    QTimer m_timer;
};

}  // namespace berth::bridge
