// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "sim/engine/random.h"
#include "sim/placement/trace.h"
#include "sim/scheduling/fgd/fragmentation.h"
#include "sim/scheduling/machine_chooser.h"

namespace berth::sim::placement {

// What came of a replay, in thousandths of a card.
struct ReplayOutcome {
    std::int64_t allocatedMilliGpu = 0, capacityMilliGpu = 0;
    std::int64_t decisions = 0, failed = 0;  // nodes tried; of them those that fitted nowhere
    double fragmentationMilliGpu = 0;        // scheduling/fgd/fragmentation.h, of all machines

    [[nodiscard]] double allocatedPercent() const;
};

// Brings the nodes of a trace to its machines one after the other. Each is tried once, none leaves.
// The machine with the lowest rank gets what several could get. Whatever the policy, it expects the
// typical shapes of the whole list of nodes, as often as they stand there.
class Replay {
  public:
    // The policy's name is one of scheduling::placementPolicyNames() (assertion). The seed is for
    // policies that draw.
    Replay(const std::vector<TraceMachine>& machines, const std::vector<TraceNode>& nodes,
           TraceOrder order, std::string_view policy, std::uint64_t seed);

    [[nodiscard]] std::size_t arrivals() const { return m_order.arrivals.size(); }
    [[nodiscard]] bool isOver() const { return m_next == arrivals(); }
    // Tries the next nodes, at most so many.
    void advance(std::size_t nodes);

    [[nodiscard]] ReplayOutcome outcome() const;
    [[nodiscard]] const scheduling::MachineTable& table() const { return m_table; }
    [[nodiscard]] const scheduling::PlacementPolicy& policy() const { return *m_policy; }
    // What the next node asks for; there is one.
    [[nodiscard]] const scheduling::PlacementQuery& nextQuery() const {
        return m_queries[m_queryOf[m_order.arrivals[m_next]]];
    }

  private:
    void addMachines(const std::vector<TraceMachine>& machines);
    void addShapes(const std::vector<TraceNode>& nodes);

    TraceOrder m_order;
    std::vector<std::string> m_models;  // of cards; the place is the kind of a machine
    scheduling::MachineTable m_table;
    std::vector<scheduling::PlacementQuery> m_queries;  // all different
    std::vector<std::uint32_t> m_queryOf;               // of each node of the trace
    std::unique_ptr<scheduling::PlacementPolicy> m_policy;
    scheduling::Fragmentation m_fragmentation;
    std::unique_ptr<scheduling::MachineChooser> m_chooser;
    engine::RandomStream m_random;
    std::size_t m_next = 0;
    ReplayOutcome m_outcome;
    std::vector<std::uint16_t> m_cards;
};

}  // namespace berth::sim::placement
