// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/scheduling/placement_policy.h"

namespace berth::sim::scheduling {

// Any of the machines on which the node fits, each with the same probability: one number of the
// stream that is handed in for every choice.
//
// Source: the yardstick of every comparison of policies, so also of "Beware of fragmentation:
// scheduling GPU-sharing workloads with fragmentation gradient descent" (USENIX ATC 2023). Limits:
// neither packs nor spreads; what it leaves free is in pieces.
class RandomChoice final : public PlacementPolicy {
  public:
    [[nodiscard]] std::string_view name() const override { return "random"; }
    [[nodiscard]] std::int64_t score(const PlacementDemand& /*demand*/,
                                     const MachineState& /*machine*/,
                                     const Neighbours& /*neighbours*/) const override {
        return 0;
    }
    [[nodiscard]] Aims aims() const override { return {.byChance = true}; }
};

}  // namespace berth::sim::scheduling
