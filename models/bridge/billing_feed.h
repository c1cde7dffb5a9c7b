// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <chrono>
#include <optional>
#include <vector>

#include "models/bridge/latest_job.h"
#include "models/domain/billing_calendar.h"
#include "models/domain/error.h"

namespace berth::bridge {

class PlatformBridge;

// What was charged within a window of time up to now, read again while somebody looks: when the
// platform's own time has moved on by the span after which bills are settled, or into another
// period. One request at a time. When reading fails, what was read before stays, with the instant
// it is of; where that can help, it is tried again after a while. Nothing is asked of a platform
// that tells no bills. GUI thread; the bridge must outlive it.
class BillingFeed final : public QObject {
    Q_OBJECT
  public:
    struct Options {
        domain::Duration settledEvery = std::chrono::minutes(5);  // the platform's time
        std::chrono::milliseconds look{2000};                     // how often time is looked at
        std::chrono::milliseconds retry{30'000};                  // after a failure
    };
    struct Bills {
        domain::BillingQuery query;
        std::vector<domain::TimeSpan> periods;  // of the window, for chargedIn()
        domain::Billing billing;
        domain::Instant at;  // of the platform's state when they were asked for
    };

    BillingFeed(PlatformBridge& bridge, domain::BillingWindow window, Options options,
                QObject* parent = nullptr);

    // Forgets what was read of another window.
    void setWindow(domain::BillingWindow window);
    [[nodiscard]] domain::BillingWindow window() const { return m_window; }
    // Reads only while active: call it when a page comes into view and leaves it.
    void setActive(bool active);
    [[nodiscard]] bool active() const { return m_timer.isActive(); }
    // Without waiting for time to pass; for a button.
    void readNow();

    // Nothing: never read.
    [[nodiscard]] const std::optional<Bills>& bills() const { return m_bills; }
    // Why the newest attempt failed; nothing once one has succeeded.
    [[nodiscard]] const std::optional<domain::Error>& problem() const { return m_problem; }
    [[nodiscard]] bool loading() const { return m_waiting; }

  Q_SIGNALS:
    // Bills, problem or loading.
    void changed();

  private:
    [[nodiscard]] bool isDue() const;
    void poll();
    void read();
    void take(domain::Result<domain::Billing> told, Bills asked);
    void forget();

    PlatformBridge& m_bridge;
    domain::BillingWindow m_window;
    const Options m_options;
    std::optional<Bills> m_bills;
    std::optional<domain::Error> m_problem;
    domain::Instant m_failedAt;  // the platform's time
    bool m_waiting = false;
    LatestJob m_job;
    QTimer m_timer;
    QTimer m_retry;  // active: not yet
};

}  // namespace berth::bridge
