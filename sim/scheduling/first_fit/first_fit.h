// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/scheduling/placement_policy.h"

namespace berth::sim::scheduling {

// The machine with the lowest rank on which the node fits.
//
// Source: the oldest heuristic of bin packing (D. S. Johnson, "Near-optimal bin packing
// algorithms", MIT 1973). Limits: looks at nothing but whether it fits, so that the first machines
// are full and worn while the last stand idle, and nodes of a deployment end up side by side.
class FirstFit final : public PlacementPolicy {
  public:
    [[nodiscard]] std::string_view name() const override { return "first_fit"; }
    [[nodiscard]] std::int64_t score(const PlacementDemand& /*demand*/,
                                     const MachineState& /*machine*/,
                                     const Neighbours& /*neighbours*/) const override {
        return 0;
    }
};

}  // namespace berth::sim::scheduling
