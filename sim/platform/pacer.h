// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/domain/clock.h"
#include "models/domain/simulator_control.h"
#include "sim/engine/time.h"

namespace berth::sim::platform {

// Relates simulated time to the wall clock. The only place below the user interface where both
// meet. Not thread-safe: it belongs to the simulation's thread.
class Pacer {
  public:
    // "As fast as it goes" still has an end, or an idle cluster would leap over centuries.
    static constexpr double kTopSpeed = 100'000;

    // Nothing goes on beyond this instant: counted in nanoseconds, time ends after 292 years, which
    // are 26 hours at the top speed.
    static constexpr engine::Time kEnd = 200LL * 365 * 24 * engine::kHour;

    explicit Pacer(const domain::Clock& clock) : m_clock(clock) {}

    // From now on, simulated time `now` passes at `pace`. Speeds are clamped to [1, kTopSpeed].
    void set(domain::Pace pace, engine::Time now);
    [[nodiscard]] const domain::Pace& pace() const { return m_pace; }

    // Likewise, and forgets a jump.
    void restart(domain::Pace pace, engine::Time now);

    // Runs at kTopSpeed until `target`, then falls back to the pace.
    void jumpTo(engine::Time target, engine::Time now);
    [[nodiscard]] std::optional<engine::Time> jumpTarget() const { return m_jumpTarget; }

    // How far the simulation should have come at this moment; never before `now`.
    [[nodiscard]] engine::Time target(engine::Time now) const;
    // To be called once `now` has been reached: ends a jump, and forgives a simulation that cannot
    // keep up (more than 50 ms of real time behind) instead of making it run after the clock.
    void arrived(engine::Time now);
    // Real time until `at` is due; nothing while paused.
    [[nodiscard]] std::optional<domain::Duration> untilDue(engine::Time at) const;

  private:
    void anchor(engine::Time now);
    [[nodiscard]] double speed() const;
    [[nodiscard]] bool stopped() const { return m_pace.paused && !m_jumpTarget; }

    const domain::Clock& m_clock;
    domain::Pace m_pace;
    std::optional<engine::Time> m_jumpTarget;
    engine::Time m_anchorSim = 0;
    domain::Duration m_anchorWall{0};
};

}  // namespace berth::sim::platform
