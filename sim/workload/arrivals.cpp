// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/arrivals.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/domain/overloaded.h"
#include "sim/engine/require.h"
#include "sim/workload/constant_arrivals.h"
#include "sim/workload/diurnal_arrivals.h"
#include "sim/workload/mmpp_arrivals.h"
#include "sim/workload/poisson_arrivals.h"
#include "sim/workload/stepwise_arrivals.h"
#include "sim/workload/trace.h"
#include "sim/workload/trace_arrivals.h"

namespace berth::sim::workload {

namespace {

constexpr double kFarthest = 0x1p61;
constexpr std::size_t kHours = 24;

}  // namespace

std::optional<engine::Time> instantAfter(engine::Time after, double seconds) {
    const double wait = std::max(1.0, seconds * 1e9);
    if (!(wait < kFarthest - static_cast<double>(after))) return std::nullopt;
    return after + static_cast<engine::Time>(std::llround(wait));
}

std::unique_ptr<ArrivalProcess> makeArrivals(const ArrivalSpec& spec, engine::Time begin) {
    using Made = std::unique_ptr<ArrivalProcess>;
    return std::visit(
        domain::Overloaded{
            [](const ConstantArrivals& s) -> Made { return std::make_unique<EqualDistances>(s); },
            [](const PoissonArrivals& s) -> Made { return std::make_unique<PoissonProcess>(s); },
            [](const MmppArrivals& s) -> Made { return std::make_unique<MmppProcess>(s); },
            [](const DiurnalArrivals& s) -> Made { return std::make_unique<DiurnalProcess>(s); },
            [&](const StepwiseArrivals& s) -> Made {
                return std::make_unique<StepwiseProcess>(s, begin);
            },
            [&](const TraceArrivals& s) -> Made {
                return std::make_unique<TraceReplay>(s, begin);
            }},
        spec);
}

StepwiseArrivals hourlyArrivals(double meanPerSecond, const std::vector<double>& weights) {
    engine::require(weights.size() == kHours, "a day has 24 weights");
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    StepwiseArrivals arrivals;
    arrivals.fromSimulationStart = true;
    for (const double weight : weights)
        arrivals.steps.push_back({engine::kHour, meanPerSecond * kHours * (weight / sum)});
    return arrivals;
}

StepwiseArrivals burstArrivals(double basePerSecond, double burstPerSecond, engine::Time every,
                               engine::Time length) {
    return {{{every - length, basePerSecond}, {length, burstPerSecond}}, false};
}

double meanRate(const ArrivalSpec& spec) {
    return std::visit(
        domain::Overloaded{
            [](const ConstantArrivals& s) { return s.ratePerSecond; },
            [](const PoissonArrivals& s) { return s.ratePerSecond; },
            [](const MmppArrivals& s) {
                const std::vector<double> share = stationaryShares(s);
                double rate = 0;
                for (std::size_t i = 0; i < share.size(); ++i)
                    rate += share[i] * s.states[i].ratePerSecond;
                return rate;
            },
            [](const DiurnalArrivals& s) { return 0.5 * (s.peakPerSecond + s.troughPerSecond); },
            [](const StepwiseArrivals& s) {
                double requests = 0;
                double seconds = 0;
                for (const StepwiseArrivals::Step& step : s.steps) {
                    requests += engine::toSeconds(step.length) * step.ratePerSecond;
                    seconds += engine::toSeconds(step.length);
                }
                return requests / seconds;
            },
            [](const TraceArrivals& s) { return s.trace->meanRate(); }},
        spec);
}

ArrivalSpec arrivalsOf(const domain::LoadSpec& load) {
    switch (load.arrivals) {
        case domain::ArrivalKind::Constant:
            return ConstantArrivals{load.ratePerSecond};
        case domain::ArrivalKind::Poisson:
            return PoissonArrivals{load.ratePerSecond};
    }
    return PoissonArrivals{load.ratePerSecond};
}

}  // namespace berth::sim::workload
