// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/error.h"
#include "sim/scheduling/machine_table.h"
#include "sim/scheduling/placement_demand.h"

namespace berth::sim::scheduling {

// What is on a machine already, seen from the node that looks for one.
struct Neighbours {
    std::uint32_t ofDeployment = 0;  // nodes of the same deployment
    bool imageCached = false;        // all layers of its image are in the machine's cache
};

// One kind of node that is expected to come: what it asks for, and how often.
struct TypicalShape {
    PlacementDemand demand;
    std::vector<bool> kinds;  // of machines that it may use; empty: any
    std::int64_t count = 1;   // relative to the others
};

// Says how well a node fits on a machine that has passed every filter. The machine with the highest
// score gets it, the one with the lowest rank among equals (machine_chooser.h).
//
// A score must follow from its arguments alone: scores are kept, and asked for anew only once the
// machine has changed.
class PlacementPolicy {
  public:
    PlacementPolicy() = default;
    PlacementPolicy(const PlacementPolicy&) = delete;
    PlacementPolicy& operator=(const PlacementPolicy&) = delete;
    virtual ~PlacementPolicy() = default;

    [[nodiscard]] virtual std::string_view name() const = 0;
    // Higher is better; above −2^62.
    [[nodiscard]] virtual std::int64_t score(const PlacementDemand& demand,
                                             const MachineState& machine,
                                             const Neighbours& neighbours) const = 0;

    // What its choice rests on beside the machine itself; the rest need not be found out.
    struct Aims {
        bool byChance = false;    // any machine that fits is as good: one of them is drawn
        bool deployment = false;  // looks at Neighbours::ofDeployment
        bool image = false;       // looks at Neighbours::imageCached
        bool regions = false;     // before any score: regions with few nodes of the deployment
    };
    [[nodiscard]] virtual Aims aims() const { return {}; }

    // The card for a share, of a machine on which it fits: the tightest, the lowest index on ties.
    [[nodiscard]] virtual std::size_t cardFor(const PlacementDemand& share,
                                              const MachineState& machine) const;
    // What nodes are to be expected, for those that look ahead. Before the first score.
    virtual void expect(std::span<const TypicalShape> shapes);
};

// "first_fit", "best_fit" …, in the order in which people are told of them.
[[nodiscard]] std::span<const std::string_view> placementPolicyNames();
// "best_fit, spread and random".
[[nodiscard]] std::string placementPolicyList();

// Errors: InvalidArgument naming the policies there are.
[[nodiscard]] domain::Result<std::unique_ptr<PlacementPolicy>> makePlacementPolicy(
    std::string_view name);

}  // namespace berth::sim::scheduling
