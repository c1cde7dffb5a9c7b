// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/best_fit/best_fit.h"

namespace berth::sim::scheduling {

std::int64_t BestFit::score(const PlacementDemand& demand, const MachineLoad& candidate) {
    const auto cpuLeft = static_cast<double>(candidate.cpuMilliLeft - demand.cpuMilli);
    const auto gpuLeft = static_cast<double>(candidate.gpuMilliLeft - demand.gpuMilli);
    return static_cast<std::int64_t>(100.0 *
                                     (1.0 - 0.5 * cpuLeft / 128'000.0 - 0.5 * gpuLeft / 8'000.0));
}

std::optional<MachineIndex> BestFit::choose(const PlacementDemand& demand,
                                            std::span<const MachineLoad> candidates,
                                            engine::RandomStream& /*random*/) {
    const MachineLoad* best = nullptr;
    std::int64_t bestScore = 0;
    for (const MachineLoad& candidate : candidates) {
        const std::int64_t candidateScore = score(demand, candidate);
        if (best != nullptr && candidateScore <= bestScore) continue;
        best = &candidate;
        bestScore = candidateScore;
    }
    if (best == nullptr) return std::nullopt;
    return best->machine;
}

}  // namespace berth::sim::scheduling
