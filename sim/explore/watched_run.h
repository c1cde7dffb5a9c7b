// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "models/domain/simulator_control.h"
#include "models/domain/stream.h"
#include "sim/explore/breach.h"
#include "sim/scenario/scenario.h"

namespace berth::sim::explore {

struct WatchedRun {
    std::optional<Breach> breach;  // the first
    bool stopped = false;          // somebody wanted it to stop; nothing was found until then
    std::uint64_t traceHash = 0;
    std::uint64_t events = 0;
    engine::Time reached = 0;
    // How often each fault has struck, to see that a search went everywhere.
    std::array<int, domain::kFaultKinds> struck{};
};

// Runs a scenario with its own seed and looks at every instant at which anything has happened that
// users are told of, and every few seconds beside: whether the invariants hold (in builds with
// BERTH_CHECK_INVARIANTS the simulation itself looks after every event, too), and whether what is
// shown adds up (Auditor). Where the scenario says when its last disturbance is over (quietFrom())
// and goes on for kSettlesWithin after it, everything must have settled; a run that has settled
// earlier ends there. `goesOn` is asked now and then.
[[nodiscard]] WatchedRun runWatched(const scenario::Scenario& scenario,
                                    const std::string& spillDirectory = {},
                                    const std::function<bool()>& goesOn = {});

}  // namespace berth::sim::explore
