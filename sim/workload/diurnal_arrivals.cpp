// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/diurnal_arrivals.h"

#include "sim/engine/portable_math.h"

namespace berth::sim::workload {

namespace {
constexpr engine::Time kDayLength = 24 * engine::kHour;
}

double rateAt(const DiurnalArrivals& spec, engine::Time at) {
    const engine::Time sincePeak = (at - spec.peakAt) % kDayLength;
    const double turns = static_cast<double>(sincePeak) / static_cast<double>(kDayLength);
    const double height = 0.5 + 0.5 * engine::portableCosOfTurns(turns);
    return spec.troughPerSecond + (spec.peakPerSecond - spec.troughPerSecond) * height;
}

std::optional<Arrival> DiurnalProcess::next(engine::Time after, engine::RandomStream& random) {
    const double mean = 1.0 / m_spec.peakPerSecond;
    for (engine::Time at = after;;) {
        const auto candidate = instantAfter(at, random.exponential(mean));
        if (!candidate) return std::nullopt;
        at = *candidate;
        if (random.uniform() * m_spec.peakPerSecond < rateAt(m_spec, at)) return Arrival{at};
    }
}

}  // namespace berth::sim::workload
