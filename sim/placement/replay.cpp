// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/placement/replay.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "sim/engine/require.h"
#include "sim/scheduling/fgd/typical_shapes.h"

namespace berth::sim::placement {
namespace {

// Which of the models a list such as "V100M16|V100M32" names; empty: any may be used.
std::vector<bool> kindsOf(std::string_view list, const std::vector<std::string>& models) {
    std::vector<bool> kinds;
    if (list.empty()) return kinds;
    kinds.resize(models.size());
    while (!list.empty()) {
        const std::string_view name = list.substr(0, list.find('|'));
        list.remove_prefix(std::min(name.size() + 1, list.size()));
        const auto found = std::find(models.begin(), models.end(), name);
        if (found != models.end()) kinds[static_cast<std::size_t>(found - models.begin())] = true;
    }
    return kinds;
}

}  // namespace

double ReplayOutcome::allocatedPercent() const {
    if (capacityMilliGpu == 0) return 0;
    return 100.0 * static_cast<double>(allocatedMilliGpu) / static_cast<double>(capacityMilliGpu);
}

Replay::Replay(const std::vector<TraceMachine>& machines, const std::vector<TraceNode>& nodes,
               TraceOrder order, std::string_view policy, std::uint64_t seed)
    : m_order(std::move(order)), m_random(seed, "placement") {
    auto made = scheduling::makePlacementPolicy(policy);
    engine::require(made.has_value(), "a replay's policy is one of those there are");
    m_policy = std::move(*made);
    addMachines(machines);
    addShapes(nodes);
    m_chooser = std::make_unique<scheduling::MachineChooser>(m_table, *m_policy);
}

void Replay::addMachines(const std::vector<TraceMachine>& machines) {
    engine::require(m_order.ranks.size() == machines.size(), "every machine has a rank");
    std::vector<const TraceMachine*> byRank(machines.size());
    for (std::size_t i = 0; i < machines.size(); ++i)
        byRank[m_order.ranks[i]] = &machines[i];
    for (const TraceMachine* machine : byRank) {
        auto model = std::find(m_models.begin(), m_models.end(), machine->model);
        if (model == m_models.end()) model = m_models.insert(model, machine->model);
        m_table.add(static_cast<std::uint32_t>(model - m_models.begin()), 0, machine->cpuMilli,
                    machine->memoryMiB, static_cast<std::size_t>(machine->cards));
        m_outcome.capacityMilliGpu += std::int64_t{machine->cards} * scheduling::kWholeCard;
    }
}

void Replay::addShapes(const std::vector<TraceNode>& nodes) {
    using Shape = std::pair<scheduling::PlacementDemand, std::string>;
    std::map<Shape, std::uint32_t> queries;
    std::map<Shape, std::int64_t> counts;  // without memory
    for (const TraceNode& node : nodes) {
        const auto [place, isNew] = queries.emplace(Shape{node.demand, node.models},
                                                    static_cast<std::uint32_t>(m_queries.size()));
        if (isNew) {
            scheduling::PlacementQuery& query = m_queries.emplace_back();
            query.demand = node.demand;
            query.kinds = kindsOf(node.models, m_models);
        }
        m_queryOf.push_back(place->second);
        Shape shape{node.demand, node.models};
        shape.first.memory = 0;
        ++counts[shape];
    }
    std::vector<scheduling::NamedShape> shapes;
    for (const auto& [shape, count] : counts) {
        shapes.push_back({{shape.first, kindsOf(shape.second, m_models), count}, shape.second});
    }
    const std::vector<scheduling::TypicalShape> typical =
        scheduling::typicalShapes(std::move(shapes));
    m_policy->expect(typical);
    m_fragmentation = scheduling::Fragmentation(typical);
}

void Replay::advance(std::size_t nodes) {
    const std::size_t end = m_next + std::min(nodes, arrivals() - m_next);
    for (; m_next < end; ++m_next) {
        const scheduling::PlacementQuery& query = nextQuery();
        ++m_outcome.decisions;
        const auto machine = m_chooser->choose(query, m_random);
        if (!machine) {
            ++m_outcome.failed;
            continue;
        }
        m_chooser->chooseCards(query.demand, *machine, m_cards);
        m_table.take(*machine, query.demand, m_cards);
        m_outcome.allocatedMilliGpu += query.demand.gpuMilli();
    }
}

ReplayOutcome Replay::outcome() const {
    ReplayOutcome outcome = m_outcome;
    std::int64_t fragmentation = 0;
    for (scheduling::MachineIndex machine = 0; machine < m_table.size(); ++machine)
        fragmentation += m_fragmentation.of(m_table[machine]);
    outcome.fragmentationMilliGpu =
        static_cast<double>(fragmentation) / static_cast<double>(m_fragmentation.scale());
    return outcome;
}

}  // namespace berth::sim::placement
