// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/best_fit/best_fit.h"

namespace berth::sim::scheduling {

std::int64_t BestFit::score(const PlacementDemand& demand, const MachineState& machine,
                            const Neighbours& /*neighbours*/) const {
    const auto cpuLeft = static_cast<double>(machine.cpuMilliLeft - demand.cpuMilli);
    const auto gpuLeft = static_cast<double>(machine.gpuMilliLeft - demand.gpuMilli());
    return static_cast<std::int64_t>(100.0 *
                                     (1.0 - 0.5 * cpuLeft / 128'000.0 - 0.5 * gpuLeft / 8'000.0));
}

}  // namespace berth::sim::scheduling
