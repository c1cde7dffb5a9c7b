// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/scheduling/placement_policy.h"

namespace berth::sim::scheduling {

// Three steps: first where cards in use have room, then cards nobody uses on machines in use, last
// on machines that stand empty. Within a step, what leaves less free is better.
//
// Source: the GpuPacking policy of the scheduler simulator published with "Beware of fragmentation:
// scheduling GPU-sharing workloads with fragmentation gradient descent" (USENIX ATC 2023), after
// the packing of "MLaaS in the wild" (Weng and others, NSDI 2022). Limits: blind to cores and
// memory beyond that they suffice; all machines are alike for nodes without a GPU.
class GpuPacking final : public PlacementPolicy {
  public:
    [[nodiscard]] std::string_view name() const override { return "gpu_packing"; }
    // Machine empty of GPU users: max(33 − its cards, its cards). The node needs cards that nobody
    // uses: max(50 − k, 33), k of them. Else max(100 − left·100/1000/10, 50) in integers, left
    // thousandths on the card it would get, before it comes. 0 for a node without GPU.
    [[nodiscard]] std::int64_t score(const PlacementDemand& demand, const MachineState& machine,
                                     const Neighbours& neighbours) const override;
};

}  // namespace berth::sim::scheduling
