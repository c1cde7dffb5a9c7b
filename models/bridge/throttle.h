// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <functional>
#include <optional>

#include "models/domain/clock.h"

namespace berth::bridge {

// Runs a function at most once an interval: the first request at once, those that follow together
// when the interval is over. One thread with an event loop. The clock must outlive it.
class Throttle {
  public:
    Throttle(const domain::Clock& clock, domain::Duration interval, std::function<void()> run);

    // May run the function inside the call.
    void request();

  private:
    void fire();

    const domain::Clock& m_clock;
    const domain::Duration m_interval;
    const std::function<void()> m_run;
    std::optional<domain::Duration> m_last;
    QTimer m_timer;
};

}  // namespace berth::bridge
