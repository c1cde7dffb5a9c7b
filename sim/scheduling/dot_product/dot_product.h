// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/scheduling/placement_policy.h"

namespace berth::sim::scheduling {

// The machine whose room points least in the direction of the demand: cores and GPU of both, as
// shares of 128 cores and 8 cards, multiplied and added. A small product is a machine with little
// left of what the node wants most.
//
// Source: the DotProd policy of the scheduler simulator published with "Beware of fragmentation:
// scheduling GPU-sharing workloads with fragmentation gradient descent" (USENIX ATC 2023), after
// the alignment of "Multi-resource packing for cluster schedulers" (Grandl and others, SIGCOMM
// 2014), which prefers the largest product. Limits: blind to memory and to single cards; cut to
// whole hundredths, so that small nodes see hardly any difference between machines.
class DotProduct final : public PlacementPolicy {
  public:
    [[nodiscard]] std::string_view name() const override { return "dot_product"; }
    // int(100·(1 − ½·[(cpu left/128000)·(cpu/128000) + (gpu left/8000)·(gpu/8000)])), what is left
    // before placement.
    [[nodiscard]] std::int64_t score(const PlacementDemand& demand, const MachineState& machine,
                                     const Neighbours& neighbours) const override;
};

}  // namespace berth::sim::scheduling
