// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

#include "sim/engine/engine.h"
#include "sim/engine/sampler.h"

namespace berth::sim::engine {

struct StationSpec {
    int servers = 1;
    Distribution arrivals;  // time between them
    Distribution service;
    std::optional<std::uint64_t> places;  // in service and waiting; absent: any number
    std::uint64_t warmUp = 0;             // customers that are not counted
    std::uint64_t customers = 0;          // that are counted
};

struct StationResult {
    double meanWait = 0;  // seconds, of those served
    double waited = 0;    // share of those served that had to wait
    double blocked = 0;   // share of all that found no place
    std::uint64_t events = 0;
    std::uint64_t traceHash = 0;
};

// A queue with servers, first come first served, run with the engine alone until all counted
// customers have begun their service or were turned away.
StationResult runStation(const StationSpec& spec, std::uint64_t seed);

}  // namespace berth::sim::engine
