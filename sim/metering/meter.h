// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "models/domain/money.h"
#include "sim/engine/time.h"

namespace berth::sim::metering {

// What one node costs: rate × whole billed seconds, in integer points. Pull, start-up and shut-down
// are free, so the caller starts the meter when billing begins and stops it when billing pauses;
// time between does not count, and parts of a second add up over pauses. While the node lives, only
// whole periods of billed time are settled; when it ends, so are the seconds that remain.
//
// Source: the platform's documented examples (466 points/s: 6,710,400 for 14,593 s alive,
// 57,956,886 for 124,371 s at the end) with periods of 300 s. No events of its own: the caller
// asks. Times never go back from call to call.
class Meter {
  public:
    explicit Meter(domain::Rate rate, engine::Time settleEvery = 300 * engine::kSecond);

    // Billing begins or goes on. No effect when it runs already or the node has ended.
    void start(engine::Time t);
    // Billing pauses. No effect when it is not running.
    void stop(engine::Time t);
    // The node is gone: billing stops for good and everything is settled.
    void end(engine::Time t);

    // What has been settled by then; never falls.
    [[nodiscard]] domain::Money settled(engine::Time t) const;
    // What the billed time comes to, settled or not.
    [[nodiscard]] domain::Money accrued(engine::Time t) const;
    [[nodiscard]] engine::Time billedTime(engine::Time t) const;
    // When settled() next rises if billing goes on as it is; nothing to wait for: engine's greatest
    // time.
    [[nodiscard]] engine::Time nextSettlement(engine::Time t) const;
    // The node's price while it is billed, else 0.
    [[nodiscard]] domain::Rate rateNow() const;
    [[nodiscard]] domain::Rate rate() const { return m_rate; }
    [[nodiscard]] bool running() const { return m_running; }
    [[nodiscard]] bool ended() const { return m_ended; }

  private:
    domain::Rate m_rate;
    engine::Time m_period;
    engine::Time m_before = 0;  // billed time of the spans that are over
    engine::Time m_since = 0;   // start of the span that runs
    bool m_running = false;
    bool m_ended = false;
};

}  // namespace berth::sim::metering
