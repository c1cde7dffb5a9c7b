// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/cluster/cluster.h"
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "sim/engine/planted_fault.h"
#include "sim/engine/require.h"
#include "sim/scenario/machine_names.h"
#include "sim/scheduling/card_choice.h"

namespace berth::sim::cluster {

namespace {

using Filter = domain::PlacementRejection::Filter;
using scheduling::MachineState;
using scheduling::PlacementDemand;

// gpuMilli below a card is a share of one.
PlacementDemand tableDemand(const Demand& demand) {
    PlacementDemand result{demand.cpuMilli, demand.memory, 0, kWholeCard};
    if (demand.gpuMilli <= 0) return result;
    const bool isShare = demand.gpuMilli < kWholeCard;
    result.cards = isShare ? 1 : demand.gpuMilli / kWholeCard;
    if (isShare) result.milliPerCard = demand.gpuMilli;
    return result;
}

PlacementDemand tableDemand(const Allocation& allocation) {
    return {allocation.cpuMilli, allocation.memory, static_cast<int>(allocation.cards.size()),
            allocation.milliPerCard};
}

scheduling::Apart apartOf(domain::AntiAffinity antiAffinity) {
    switch (antiAffinity) {
        case domain::AntiAffinity::None:
            return scheduling::Apart::Nowhere;
        case domain::AntiAffinity::Machine:
            return scheduling::Apart::Machine;
        case domain::AntiAffinity::Rack:
            return scheduling::Apart::Rack;
    }
    return scheduling::Apart::Nowhere;
}

std::uint32_t countOf(const auto& counts, serving::DeploymentKey deployment) {
    for (const auto& [key, nodes] : counts) {
        if (key == deployment) return nodes;
    }
    return 0;
}

void addTo(auto& counts, serving::DeploymentKey deployment, int change) {
    const auto entry = std::find_if(counts.begin(), counts.end(),
                                    [&](const auto& nodes) { return nodes.first == deployment; });
    if (entry == counts.end())
        counts.emplace_back(deployment, static_cast<std::uint32_t>(change));
    else if ((entry->second += static_cast<std::uint32_t>(change)) == 0)
        counts.erase(entry);
}

}  // namespace

Cluster::Cluster(const scenario::ClusterConfig& config) {
    for (const scenario::RegionConfig& region : config.regions)
        m_regions.push_back(region.region);
    std::map<std::string, int> numbers;  // machines of several pools of one spec count on
    for (const scenario::PoolConfig& pool : config.pools)
        addPool(pool, numbers);
}

void Cluster::addPool(const scenario::PoolConfig& pool, std::map<std::string, int>& numbers) {
    const auto region = findRegion(pool.region);
    engine::require(region.has_value(), "a pool names a region that there is");
    PoolInfo info;
    info.region = *region;
    info.spec = pool.spec;
    info.price = pool.price;
    info.cpuMilli = std::int64_t{pool.cpuCores} * 1000;
    info.memory = pool.memory;
    info.cacheBytes = pool.cacheBytes;
    info.cardsPerMachine = pool.cardsPerMachine;
    info.firstMachine = static_cast<MachineIndex>(m_machines.size());
    info.machines = static_cast<std::uint32_t>(pool.machines);
    auto kind = std::find(m_kinds.begin(), m_kinds.end(), pool.spec.name);
    if (kind == m_kinds.end()) kind = m_kinds.insert(kind, pool.spec.name);
    const std::string stem = scenario::machineStem(pool.region, pool.spec.name);
    int& number = numbers[stem];
    for (int i = 0; i < pool.machines; ++i) {
        MachineInfo machine;
        machine.id = {scenario::machineName(stem, ++number)};
        machine.rack = scenario::rackName(stem, number, pool.machinesPerRack);
        const auto [rack, isNew] =
            m_rackByName.try_emplace(machine.rack, static_cast<std::uint32_t>(m_racks.size()));
        if (isNew) m_racks.emplace_back();
        machine.rackIndex = rack->second;
        machine.pool = static_cast<PoolIndex>(m_pools.size());
        const auto index =
            m_table.add(static_cast<std::uint32_t>(kind - m_kinds.begin()), *region, info.cpuMilli,
                        info.memory, static_cast<std::size_t>(pool.cardsPerMachine));
        m_racks[machine.rackIndex].push_back(index);
        m_byId[machine.id.value] = index;
        m_machines.push_back(std::move(machine));
    }
    m_nodesOn.resize(m_machines.size());
    m_nodesInRack.resize(m_racks.size());
    m_pools.push_back(std::move(info));
}

std::optional<Demand> Cluster::demandOf(const domain::DeploymentSpec& spec,
                                        serving::DeploymentKey deployment) const {
    for (const PoolInfo& pool : m_pools) {
        if (pool.spec.name != spec.gpuSpec) continue;
        Demand demand;
        demand.gpuSpec = spec.gpuSpec;
        demand.regions = spec.regions;
        demand.gpuMilli = pool.spec.cards * pool.spec.milliPerCard;
        demand.cpuMilli = std::int64_t{pool.spec.cpuCores} * 1000;
        demand.memory = pool.spec.memory.count;
        demand.deployment = deployment;
        demand.apart = apartOf(spec.antiAffinity);
        return demand;
    }
    return std::nullopt;
}

scheduling::PlacementQuery Cluster::queryOf(const Demand& demand) const {
    scheduling::PlacementQuery query;
    query.demand = tableDemand(demand);
    for (const std::string& kind : m_kinds)
        query.kinds.push_back(kind == demand.gpuSpec);
    if (!demand.regions.empty()) {
        for (const domain::Region& region : m_regions) {
            query.groups.push_back(std::find(demand.regions.begin(), demand.regions.end(),
                                             region.id) != demand.regions.end());
        }
    }
    query.deployment = demand.deployment;
    query.apart = demand.apart;
    return query;
}

Allocation Cluster::allocate(const Demand& demand, MachineIndex machine, serving::NodeKey node,
                             std::span<const std::uint16_t> cards) {
    engine::require(!m_allocations.contains(node), "a node is placed once");
    const PlacementDemand asked = tableDemand(demand);
    const MachineState& state = m_table[machine];
    engine::require(state.fitsCards(asked), "the machine has passed the filters");
    Allocation allocation;
    allocation.machine = machine;
    allocation.cpuMilli = demand.cpuMilli;
    allocation.memory = demand.memory;
    allocation.deployment = demand.deployment;
    allocation.apart = demand.apart;
    allocation.milliPerCard = asked.milliPerCard;
    if (!cards.empty() || asked.cards == 0)
        allocation.cards.assign(cards.begin(), cards.end());
    else if (asked.isShare())
        allocation.cards.push_back(
            static_cast<std::uint16_t>(scheduling::tightestCard(asked, state)));
    else
        scheduling::freeCards(asked, state, allocation.cards);
    m_table.take(machine, asked, allocation.cards);
    count(allocation, +1);
    return m_allocations.emplace(node, std::move(allocation)).first->second;
}

void Cluster::release(serving::NodeKey node) {
    const auto found = m_allocations.find(node);
    if (found == m_allocations.end()) return;
    const Allocation& allocation = found->second;
    m_table.giveBack(allocation.machine, tableDemand(allocation), allocation.cards);
    count(allocation, -1);
    m_allocations.erase(found);
}

void Cluster::count(const Allocation& allocation, int change) {
    const std::uint32_t rack = m_machines[allocation.machine].rackIndex;
    addTo(m_nodesOn[allocation.machine], allocation.deployment, change);
    addTo(m_nodesInRack[rack], allocation.deployment, change);
    const std::pair key{allocation.deployment, regionOf(allocation.machine)};
    std::uint32_t& inRegion = m_nodesInRegion[key];
    inRegion += static_cast<std::uint32_t>(change);
    if (inRegion == 0) m_nodesInRegion.erase(key);
    if (allocation.apart != scheduling::Apart::Rack) return;
    for (const MachineIndex machine : m_racks[rack])
        m_table.touch(machine);
}

std::uint32_t Cluster::nodesOn(MachineIndex machine, serving::DeploymentKey deployment) const {
    return countOf(m_nodesOn[machine], deployment);
}

std::uint32_t Cluster::nodesInRackOf(MachineIndex machine,
                                     serving::DeploymentKey deployment) const {
    return countOf(m_nodesInRack[m_machines[machine].rackIndex], deployment);
}

std::uint32_t Cluster::nodesInRegion(RegionIndex region, serving::DeploymentKey deployment) const {
    const auto found = m_nodesInRegion.find({deployment, region});
    return found == m_nodesInRegion.end() ? 0 : found->second;
}

void Cluster::setDown(MachineIndex machine, bool down, std::optional<engine::Time> backAt) {
    const bool comesBack = m_machines[machine].down && !down;
    m_machines[machine].down = down;
    m_machines[machine].backAt = down ? backAt : std::nullopt;
    showClosed(machine);
    if (comesBack && engine::isPlanted(engine::PlantedFault::GpuGivenTwice)) {
        for (const auto& [node, allocation] : m_allocations) {
            if (allocation.machine == machine)
                m_table.giveBack(machine, tableDemand(allocation), allocation.cards);
        }
    }
}

void Cluster::setCordoned(MachineIndex machine, bool cordoned) {
    m_machines[machine].cordoned = cordoned;
    showClosed(machine);
}

void Cluster::setDiskFull(MachineIndex machine, bool full) {
    m_machines[machine].diskFull = full;
    showClosed(machine);
}

void Cluster::showClosed(MachineIndex index) {
    const MachineInfo& machine = m_machines[index];
    std::optional<Filter> why;
    if (machine.down)
        why = Filter::Down;
    else if (machine.diskFull)
        why = Filter::DiskFull;
    else if (machine.cordoned)
        why = Filter::Cordoned;
    if (m_table[index].closed != why) m_table.close(index, why);
}

std::optional<MachineIndex> Cluster::findMachine(const domain::MachineId& id) const {
    const auto found = m_byId.find(id.value);
    if (found == m_byId.end()) return std::nullopt;
    return found->second;
}

std::optional<RegionIndex> Cluster::findRegion(const domain::RegionId& id) const {
    for (std::size_t i = 0; i < m_regions.size(); ++i) {
        if (m_regions[i].id == id) return static_cast<RegionIndex>(i);
    }
    return std::nullopt;
}

std::pair<int, int> Cluster::stock(PoolIndex index) const {
    const PoolInfo& pool = m_pools[index];
    const domain::GpuSpec& spec = pool.spec;
    const auto fits = [&spec](std::int64_t onCards, std::int64_t cpuMilli, std::int64_t memory) {
        std::int64_t nodes = onCards;
        if (spec.cpuCores > 0)
            nodes = std::min(nodes, cpuMilli / (std::int64_t{spec.cpuCores} * 1000));
        if (spec.memory.count > 0) nodes = std::min(nodes, memory / spec.memory.count);
        return static_cast<int>(nodes);
    };
    // Nodes that cards are enough for.
    const auto onCards = [&spec](std::span<const int> cards) {
        if (spec.cards == 0) return std::int64_t{1'000'000};
        std::int64_t pieces = 0;
        for (const int left : cards)
            pieces += left / spec.milliPerCard;
        return pieces / spec.cards;
    };
    int free = 0;
    for (std::uint32_t i = 0; i < pool.machines; ++i) {
        const MachineState& state = m_table[pool.firstMachine + i];
        if (!state.closed) free += fits(onCards(state.cards), state.cpuMilliLeft, state.memoryLeft);
    }
    const std::vector<int> unused(static_cast<std::size_t>(pool.cardsPerMachine), kWholeCard);
    const int each = fits(onCards(unused), pool.cpuMilli, pool.memory);
    return {free, each * static_cast<int>(pool.machines)};
}

std::vector<std::string> Cluster::brokenInvariants() const {
    struct Left {
        std::vector<int> cards;
        std::int64_t cpuMilli = 0, memory = 0;
    };
    std::vector<Left> expected(m_table.size());
    for (MachineIndex i = 0; i < expected.size(); ++i) {
        const MachineState& machine = m_table[i];
        expected[i] = {std::vector<int>(machine.cards.size(), kWholeCard), machine.cpuMilli,
                       machine.memory};
    }
    std::vector<std::string> broken;
    std::set<std::pair<serving::DeploymentKey, MachineIndex>> machines;
    std::set<std::pair<serving::DeploymentKey, std::uint32_t>> racks;
    for (const auto& [node, allocation] : m_allocations) {
        using scheduling::Apart;
        const MachineIndex on = allocation.machine;
        const std::uint32_t rack = m_machines[on].rackIndex;
        const bool together =
            (allocation.apart != Apart::Nowhere &&
             !machines.emplace(allocation.deployment, on).second) ||
            (allocation.apart == Apart::Rack && !racks.emplace(allocation.deployment, rack).second);
        if (together)
            broken.push_back(fmt::format("node {} is where another of its deployment is", node));
        Left& left = expected[allocation.machine];
        for (const std::uint16_t card : allocation.cards)
            left.cards[card] -= allocation.milliPerCard;
        left.cpuMilli -= allocation.cpuMilli;
        left.memory -= allocation.memory;
    }
    for (MachineIndex i = 0; i < expected.size(); ++i) {
        const std::string& id = m_machines[i].id.value;
        const MachineState& machine = m_table[i];
        for (std::size_t card = 0; card < expected[i].cards.size(); ++card) {
            if (expected[i].cards[card] < 0)
                broken.push_back(fmt::format("card {} of {} is given twice", card, id));
        }
        if (expected[i].cpuMilli < 0 || expected[i].memory < 0)
            broken.push_back(fmt::format("cores or memory of {} are given twice", id));
        if (expected[i].cards != machine.cards || expected[i].cpuMilli != machine.cpuMilliLeft ||
            expected[i].memory != machine.memoryLeft)
            broken.push_back(fmt::format("the books of {} differ from its allocations", id));
    }
    return broken;
}

}  // namespace berth::sim::cluster
