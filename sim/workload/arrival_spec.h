// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <variant>
#include <vector>

#include "models/domain/simulator_control.h"
#include "sim/engine/time.h"

namespace berth::sim::workload {

class Trace;

// Requests at equal distances; the first after one of them.
struct ConstantArrivals {
    double ratePerSecond = 1;

    friend bool operator==(const ConstantArrivals&, const ConstantArrivals&) = default;
};

struct PoissonArrivals {
    double ratePerSecond = 1;

    friend bool operator==(const PoissonArrivals&, const PoissonArrivals&) = default;
};

// A Poisson process whose rate is that of the state a Markov chain is in.
struct MmppArrivals {
    struct State {
        double ratePerSecond = 0;  // may be 0
        double meanSeconds = 1;    // spent in the state at a time, above 0

        friend bool operator==(const State&, const State&) = default;
    };
    std::vector<State> states;  // 2 to kMostStates
    // Where the chain goes when it leaves a state: a row for each, whose entries are in proportion
    // to the chances, with 0 for the state itself. Empty: to each other state alike. Every state
    // must be reached from every other.
    std::vector<std::vector<double>> transitions;

    static constexpr std::size_t kMostStates = 16;

    friend bool operator==(const MmppArrivals&, const MmppArrivals&) = default;
};

// A Poisson process whose rate follows a cosine over each simulated day, which begins at midnight
// with the simulation: the peak at `peakAt`, the trough twelve hours from it.
struct DiurnalArrivals {
    double peakPerSecond = 1;
    double troughPerSecond = 0;
    engine::Time peakAt = 20 * engine::kHour;

    friend bool operator==(const DiurnalArrivals&, const DiurnalArrivals&) = default;
};

// A Poisson process whose rate is constant in each step of a period that comes again and again.
struct StepwiseArrivals {
    struct Step {
        engine::Time length = 0;  // above 0
        double ratePerSecond = 0;

        friend bool operator==(const Step&, const Step&) = default;
    };
    std::vector<Step> steps;  // at least one with a rate above 0
    // The first period begins with the simulation, as a day does, or with the workload.
    bool fromSimulationStart = false;

    friend bool operator==(const StepwiseArrivals&, const StepwiseArrivals&) = default;
};

// What was recorded elsewhere, once, from the start of the workload.
struct TraceArrivals {
    std::shared_ptr<const Trace> trace;  // not null

    friend bool operator==(const TraceArrivals&, const TraceArrivals&) = default;
};

using ArrivalSpec = std::variant<ConstantArrivals, PoissonArrivals, MmppArrivals, DiurnalArrivals,
                                 StepwiseArrivals, TraceArrivals>;

// Twenty-four steps of an hour, rates in proportion to `weights` with `meanPerSecond` over the day.
[[nodiscard]] StepwiseArrivals hourlyArrivals(double meanPerSecond,
                                              const std::vector<double>& weights);
// `basePerSecond`, and `burstPerSecond` instead for `length` at the end of every `every`.
[[nodiscard]] StepwiseArrivals burstArrivals(double basePerSecond, double burstPerSecond,
                                             engine::Time every, engine::Time length);

// Requests a second in the long run.
[[nodiscard]] double meanRate(const ArrivalSpec& spec);

// As the load generator of the console says it. A LoadSpec must have been checked.
[[nodiscard]] ArrivalSpec arrivalsOf(const domain::LoadSpec& load);

}  // namespace berth::sim::workload
