// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/scheduling/machine_table.h"

namespace berth::sim::scheduling {

// Where no two nodes of a deployment may be together.
enum class Apart : std::uint8_t { Nowhere, Machine, Rack };

// What a node asks for and where it may go.
struct PlacementQuery {
    PlacementDemand demand;
    std::vector<bool> kinds;       // of machines; empty: any
    std::vector<bool> groups;      // regions; empty: any
    std::uint64_t deployment = 0;  // looked at by some policies, and for `apart`
    std::uint64_t image = 0;       // looked at by some policies
    Apart apart = Apart::Nowhere;

    friend auto operator<=>(const PlacementQuery&, const PlacementQuery&) = default;
};

// What is known of deployments and images beside the table. A change of any of it is told to the
// table (MachineTable::touch).
class PlacementFacts {
  public:
    [[nodiscard]] virtual std::uint32_t nodesOn(MachineIndex machine,
                                                std::uint64_t deployment) const = 0;
    [[nodiscard]] virtual std::uint32_t nodesInRackOf(MachineIndex machine,
                                                      std::uint64_t deployment) const = 0;
    [[nodiscard]] virtual std::uint32_t nodesInGroup(std::uint32_t group,
                                                     std::uint64_t deployment) const = 0;
    [[nodiscard]] virtual bool imageCached(MachineIndex machine, std::uint64_t image) const = 0;

  protected:
    ~PlacementFacts() = default;
};

// The first filter that rules the machine out, in the order model, region, down / disk full /
// cordoned, apart from its like, GPU, cores, memory; nothing: the node fits. `facts` may be null
// where the query asks for nothing of them.
[[nodiscard]] std::optional<domain::PlacementRejection::Filter> firstRejection(
    const PlacementQuery& query, const MachineTable& table, MachineIndex machine,
    const PlacementFacts* facts);

}  // namespace berth::sim::scheduling
