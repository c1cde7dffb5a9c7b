// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/dot_product/dot_product.h"

namespace berth::sim::scheduling {

std::int64_t DotProduct::score(const PlacementDemand& demand, const MachineState& machine,
                               const Neighbours& /*neighbours*/) const {
    constexpr double kCpuScale = 128'000;
    constexpr double kGpuScale = 8'000;
    const double cpu = (static_cast<double>(machine.cpuMilliLeft) / kCpuScale) *
                       (static_cast<double>(demand.cpuMilli) / kCpuScale);
    const double gpu = (static_cast<double>(machine.gpuMilliLeft) / kGpuScale) *
                       (static_cast<double>(demand.gpuMilli()) / kGpuScale);
    return static_cast<std::int64_t>(100.0 * (1.0 - 0.5 * (cpu + gpu)));
}

}  // namespace berth::sim::scheduling
