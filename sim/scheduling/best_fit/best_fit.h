// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/scheduling/placement_policy.h"

namespace berth::sim::scheduling {

// Packs: the machine with the least left after the node is on it, so that big free machines stay
// free for big nodes. What is left of cores and of GPU count half each, as shares of 128 cores and
// 8 cards; the score is cut to whole hundredths.
//
// Source: the BestFit policy of the scheduler simulator published with "Beware of fragmentation:
// scheduling GPU-sharing workloads with fragmentation gradient descent" (USENIX ATC 2023). Limits:
// blind to memory, to images and to where the deployment's other nodes are.
class BestFit final : public PlacementPolicy {
  public:
    [[nodiscard]] std::string_view name() const override { return "best_fit"; }
    // int(100·(1 − ½·(cpu left)/128000 − ½·(gpu left)/8000)), both after placement.
    [[nodiscard]] std::int64_t score(const PlacementDemand& demand, const MachineState& machine,
                                     const Neighbours& neighbours) const override;
};

}  // namespace berth::sim::scheduling
