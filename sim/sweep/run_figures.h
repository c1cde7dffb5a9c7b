// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "sim/sweep/moments.h"

namespace berth::sim::sweep {

// How one objective of the scenario fared over some seeds.
struct ObjectiveTally {
    std::string name;
    double target = 0;
    std::int64_t met = 0, missed = 0;
    Moments value;                           // where it was measured
    std::vector<std::uint64_t> missedSeeds;  // the lowest, kMostMissedSeeds at most

    friend bool operator==(const ObjectiveTally&, const ObjectiveTally&) = default;
};

inline constexpr std::size_t kMostMissedSeeds = 1000;

// The figures of some runs of one scenario, each under its path in the report of a run
// ("/deployments/echo/ports/80/latency_ms/p95", a JSON Pointer).
struct RunFigures {
    std::map<std::string, Moments> figures;
    std::vector<ObjectiveTally> objectives;  // as in the scenario

    // As if the runs of `later`, whose seeds are higher, had come after these.
    void join(const RunFigures& later);

    friend bool operator==(const RunFigures&, const RunFigures&) = default;
};

// Every number of the report (scenario::reportJson) of one run except its seed and what depends on
// the machine it ran on (wall_s, events_per_s). Lists other than the objectives count as their
// length. The error is one English sentence.
[[nodiscard]] tl::expected<RunFigures, std::string> figuresOf(const std::string& report);

}  // namespace berth::sim::sweep
