// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/gpu_clustering/gpu_clustering.h"

#include <algorithm>

namespace berth::sim::scheduling {

std::int64_t GpuClustering::score(const PlacementDemand& demand, const MachineState& machine,
                                  const Neighbours& /*neighbours*/) const {
    if (demand.cards == 0) return 0;
    const std::int64_t fullness = 25 * (8000 - std::int64_t{machine.gpuMilliLeft}) / 8000;
    if (machine.classes.empty()) return fullness + 25;
    const bool hasClass =
        std::any_of(machine.classes.begin(), machine.classes.end(),
                    [&](const auto& each) { return each.first == demand.gpuClass(); });
    if (!hasClass) return fullness;
    return fullness + (machine.classes.size() == 1 ? 75 : 50);
}

}  // namespace berth::sim::scheduling
