// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/scheduling/placement_policy.h"

namespace berth::sim::scheduling {

// Spreads a deployment so that one failure takes few of its nodes: the region with the fewest of
// them, in it the machine with the fewest of them, then the machine with the most GPU left, then
// one that has the image cached; the lowest rank wins among equals.
//
// Source: our own lexicographic order, after the aims of Kubernetes' topology spread constraints
// (zone before host). Limits: looks at one node at a time; leaves small gaps on many machines.
class Spread final : public PlacementPolicy {
  public:
    [[nodiscard]] std::string_view name() const override { return "spread"; }
    [[nodiscard]] std::int64_t score(const PlacementDemand& demand, const MachineState& machine,
                                     const Neighbours& neighbours) const override;
    [[nodiscard]] Aims aims() const override {
        return {.deployment = true, .image = true, .regions = true};
    }
};

}  // namespace berth::sim::scheduling
