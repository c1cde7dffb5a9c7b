// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "models/domain/snapshot.h"

namespace berth::domain {

// A part of what is charged at a moment.
struct SpendingPart {
    std::string key;  // GpuSpec::name or RegionId; empty: not told by the platform
    Rate rate;
    int nodes = 0;  // that are charged

    friend bool operator==(const SpendingPart&, const SpendingPart&) = default;
};

struct SpendingNow {
    std::vector<SpendingPart> byGpu, byRegion;  // the dearest first
    SpendingPart notReady;                      // charged, and out of the balancer
    SpendingPart idle;                          // charged and ready, without work

    friend bool operator==(const SpendingNow&, const SpendingNow&) = default;
};

// Above this share of its cards' time a node works, also where nobody sends it a request: it may
// take its work from a queue.
inline constexpr double kIdleGpuUse = 0.05;

// What the nodes of the snapshot are charged, in parts. `workTold`: whether the platform measures
// requests and the use of GPUs (Capabilities::metrics); where it does not, no node counts as idle.
// Idle is a node that got no request within the last minute and leaves its GPU alone.
[[nodiscard]] SpendingNow spendingNow(const Snapshot& snapshot, bool workTold);

// What will have been charged at the end of a span, as a range.
struct SpendingForecast {
    Money charged;          // since the beginning of the span
    Money lowest, highest;  // at its end

    friend bool operator==(const SpendingForecast&, const SpendingForecast&) = default;
};

// `charged` is what was charged up to `at`, and `end` when the span is over.
// lowest:  charged + for each deployment: its rate now × the time left, or the time until it stops
//          by itself where that is earlier: a job, after the runs it misses, as long as estimated
// highest: charged + for each deployment: the higher of its rate now and the rate of all nodes it
//          wants at the dearest price of its GPU and regions × the time left, whether it stops by
//          itself or not
// Deployments that are paused, over or being deleted want no nodes. Nothing is forecast of
// deployments that do not exist yet.
[[nodiscard]] SpendingForecast forecastSpending(const Snapshot& snapshot, Money charged, Instant at,
                                                Instant end);

enum class BudgetLevel {
    Within,
    ForecastAbove,  // even the lowest forecast passes the budget
    Spent,          // what was charged has reached it
};
[[nodiscard]] BudgetLevel budgetLevel(Money budget, const SpendingForecast& forecast);

}  // namespace berth::domain
