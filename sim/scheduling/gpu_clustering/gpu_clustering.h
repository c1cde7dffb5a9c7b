// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/scheduling/placement_policy.h"

namespace berth::sim::scheduling {

// Like goes to like: machines where all nodes with a GPU ask for as many cards as this one (or for
// a share, as it does) come first, then those with some such nodes, then machines without any; in
// each step the fuller one.
//
// Source: the GpuClustering policy of the scheduler simulator published with "Beware of
// fragmentation: scheduling GPU-sharing workloads with fragmentation gradient descent" (USENIX ATC
// 2023), after "Gandiva" (Xiao and others, OSDI 2018), which keeps jobs of a size together. Limits:
// blind to cores and memory beyond that they suffice; all machines are alike for nodes without GPU.
class GpuClustering final : public PlacementPolicy {
  public:
    [[nodiscard]] std::string_view name() const override { return "gpu_clustering"; }
    // 25·(8000 − left)/8000 in integers, left before placement; and 75 where every node there has
    // the class of this one, 50 where some have, 25 where there is none. 0 for a node without GPU.
    [[nodiscard]] std::int64_t score(const PlacementDemand& demand, const MachineState& machine,
                                     const Neighbours& neighbours) const override;
};

}  // namespace berth::sim::scheduling
