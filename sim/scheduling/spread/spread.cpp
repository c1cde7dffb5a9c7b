// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/spread/spread.h"

#include <algorithm>
#include <tuple>

namespace berth::sim::scheduling {
namespace {

// Smaller is better.
auto rank(const MachineLoad& machine) {
    return std::tuple(machine.nodesOfDeploymentInRegion, machine.nodesOfDeployment,
                      -machine.gpuMilliLeft, !machine.imageCached);
}

}  // namespace

std::optional<MachineIndex> Spread::choose(const PlacementDemand& /*demand*/,
                                           std::span<const MachineLoad> candidates,
                                           engine::RandomStream& /*random*/) {
    const auto best = std::min_element(
        candidates.begin(), candidates.end(),
        [](const MachineLoad& a, const MachineLoad& b) { return rank(a) < rank(b); });
    if (best == candidates.end()) return std::nullopt;
    return best->machine;
}

}  // namespace berth::sim::scheduling
