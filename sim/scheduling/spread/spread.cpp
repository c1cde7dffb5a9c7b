// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/spread/spread.h"

namespace berth::sim::scheduling {

// The parts of the order stand in one number, each above all that the next can be: nodes of the
// deployment there, GPU left (a machine has fewer than a thousand cards), image.
std::int64_t Spread::score(const PlacementDemand& /*demand*/, const MachineState& machine,
                           const Neighbours& neighbours) const {
    constexpr std::int64_t kGpuRange = std::int64_t{kWholeCard} * 1000;
    return (-std::int64_t{neighbours.ofDeployment} * kGpuRange + machine.gpuMilliLeft) * 2 +
           (neighbours.imageCached ? 1 : 0);
}

}  // namespace berth::sim::scheduling
