// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include "sim/explore/breach.h"
#include "sim/scenario/scenario.h"

namespace berth::sim::explore {

// What a run of the scenario finds.
using FindBreach = std::function<std::optional<Breach>(const scenario::Scenario&)>;

struct Shrunk {
    scenario::Scenario scenario;
    Breach breach;  // that of this scenario
    int runs = 0;   // that it took
};

// Makes a scenario with a breach smaller for as long as one of the same kind stays: first what
// happens in it (halves of it, then single ones: Zeller and Hildebrandt, "Simplifying and isolating
// failure-inducing input", 2002), then deployments, then sizes and times, and again until nothing
// can go or `mostRuns` are spent. Deterministic.
[[nodiscard]] Shrunk shrink(scenario::Scenario scenario, Breach breach, const FindBreach& find,
                            int mostRuns);

}  // namespace berth::sim::explore
