// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/cluster/cluster.h"
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "sim/engine/require.h"
#include "sim/scenario/machine_names.h"

namespace berth::sim::cluster {

namespace {

using Filter = domain::PlacementRejection::Filter;

}  // namespace

Cluster::Cluster(const scenario::ClusterConfig& config) {
    for (const scenario::RegionConfig& region : config.regions)
        m_regions.push_back(region.region);
    std::map<std::string, int> numbers;  // machines of several pools of one spec count on
    for (const scenario::PoolConfig& pool : config.pools) {
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
        const std::string stem = scenario::machineStem(pool.region, pool.spec.name);
        int& number = numbers[stem];
        for (int i = 0; i < pool.machines; ++i) {
            MachineInfo machine;
            machine.id = {scenario::machineName(stem, ++number)};
            machine.rack =
                fmt::format("{}-r{}", stem, 1 + (number - 1) / std::max(1, pool.machinesPerRack));
            machine.pool = static_cast<PoolIndex>(m_pools.size());
            m_byId[machine.id.value] = static_cast<MachineIndex>(m_machines.size());
            m_machines.push_back(std::move(machine));
            Load load;
            load.cards.assign(static_cast<std::size_t>(pool.cardsPerMachine), kWholeCard);
            load.cpuMilli = info.cpuMilli;
            load.memory = info.memory;
            m_loads.push_back(std::move(load));
        }
        m_pools.push_back(std::move(info));
    }
}

std::optional<Demand> Cluster::demandOf(const domain::DeploymentSpec& spec,
                                        serving::DeploymentKey deployment) const {
    for (const PoolInfo& pool : m_pools) {
        if (pool.spec.name != spec.gpuSpec) continue;
        Demand demand;
        demand.gpuSpec = spec.gpuSpec;
        demand.regions = spec.regions;
        demand.gpuMilli = pool.spec.cards * kWholeCard;
        demand.cpuMilli = std::int64_t{pool.spec.cpuCores} * 1000;
        demand.memory = pool.spec.memory.count;
        demand.deployment = deployment;
        return demand;
    }
    return std::nullopt;
}

bool Cluster::fitsCards(const Load& load, int gpuMilli) const {
    if (gpuMilli <= 0) return true;
    if (gpuMilli < kWholeCard) {
        return std::any_of(load.cards.begin(), load.cards.end(),
                           [gpuMilli](int left) { return left >= gpuMilli; });
    }
    return std::count(load.cards.begin(), load.cards.end(), kWholeCard) >= gpuMilli / kWholeCard;
}

Cluster::Candidates Cluster::candidates(const Demand& demand) const {
    Candidates result;
    std::array<int, 8> rejected{};
    const auto reject = [&rejected](Filter filter, std::uint32_t machines = 1) {
        rejected[static_cast<std::size_t>(filter)] += static_cast<int>(machines);
    };
    for (const PoolInfo& pool : m_pools) {
        if (pool.spec.name != demand.gpuSpec) {
            reject(Filter::GpuModel, pool.machines);
            continue;
        }
        const domain::RegionId& region = m_regions[pool.region].id;
        if (!demand.regions.empty() && std::find(demand.regions.begin(), demand.regions.end(),
                                                 region) == demand.regions.end()) {
            reject(Filter::Region, pool.machines);
            continue;
        }
        const auto inRegion = m_nodesInRegion.find({demand.deployment, pool.region});
        for (std::uint32_t i = 0; i < pool.machines; ++i) {
            const MachineIndex index = pool.firstMachine + i;
            const MachineInfo& machine = m_machines[index];
            const Load& load = m_loads[index];
            if (machine.down) {
                reject(Filter::Down);
            } else if (machine.diskFull) {
                reject(Filter::DiskFull);
            } else if (machine.cordoned) {
                reject(Filter::Cordoned);
            } else if (!fitsCards(load, demand.gpuMilli)) {
                reject(Filter::GpuBusy);
            } else if (load.cpuMilli < demand.cpuMilli) {
                reject(Filter::Cores);
            } else if (load.memory < demand.memory) {
                reject(Filter::Memory);
            } else {
                scheduling::MachineLoad candidate;
                candidate.machine = index;
                candidate.cpuMilli = pool.cpuMilli;
                candidate.cpuMilliLeft = load.cpuMilli;
                candidate.memoryMiB = pool.memory / domain::kMiB;
                candidate.memoryMiBLeft = load.memory / domain::kMiB;
                candidate.gpuMilli = std::int64_t{pool.cardsPerMachine} * kWholeCard;
                candidate.gpuMilliLeft =
                    std::accumulate(load.cards.begin(), load.cards.end(), std::int64_t{0});
                for (const auto& [deployment, nodes] : load.nodes) {
                    if (deployment == demand.deployment) candidate.nodesOfDeployment = nodes;
                }
                candidate.nodesOfDeploymentInRegion =
                    inRegion == m_nodesInRegion.end() ? 0 : inRegion->second;
                result.machines.push_back(candidate);
            }
        }
    }
    for (std::size_t i = 0; i < rejected.size(); ++i) {
        if (rejected[i] > 0) result.rejections.push_back({static_cast<Filter>(i), rejected[i]});
    }
    std::stable_sort(result.rejections.begin(), result.rejections.end(),
                     [](const auto& a, const auto& b) { return a.machines > b.machines; });
    return result;
}

Allocation Cluster::allocate(const Demand& demand, MachineIndex machine, serving::NodeKey node) {
    engine::require(!m_allocations.contains(node), "a node is placed once");
    Load& load = m_loads[machine];
    engine::require(fitsCards(load, demand.gpuMilli) && load.cpuMilli >= demand.cpuMilli &&
                        load.memory >= demand.memory,
                    "the machine has passed the filters");
    Allocation allocation;
    allocation.machine = machine;
    allocation.cpuMilli = demand.cpuMilli;
    allocation.memory = demand.memory;
    allocation.deployment = demand.deployment;
    if (demand.gpuMilli > 0 && demand.gpuMilli < kWholeCard) {
        // The tightest card that still fits; the lowest index on ties.
        std::size_t best = load.cards.size();
        for (std::size_t card = 0; card < load.cards.size(); ++card) {
            if (load.cards[card] < demand.gpuMilli) continue;
            if (best == load.cards.size() || load.cards[card] < load.cards[best]) best = card;
        }
        allocation.milliPerCard = demand.gpuMilli;
        allocation.cards.push_back(static_cast<std::uint16_t>(best));
    } else {
        for (std::size_t card = 0;
             card < load.cards.size() &&
             static_cast<int>(allocation.cards.size()) * kWholeCard < demand.gpuMilli;
             ++card) {
            if (load.cards[card] == kWholeCard)
                allocation.cards.push_back(static_cast<std::uint16_t>(card));
        }
    }
    count(allocation, -1);
    return m_allocations.emplace(node, std::move(allocation)).first->second;
}

void Cluster::release(serving::NodeKey node) {
    const auto found = m_allocations.find(node);
    if (found == m_allocations.end()) return;
    count(found->second, +1);
    m_allocations.erase(found);
}

void Cluster::count(const Allocation& allocation, int change) {
    Load& load = m_loads[allocation.machine];
    for (const std::uint16_t card : allocation.cards)
        load.cards[card] += change * allocation.milliPerCard;
    load.cpuMilli += change * allocation.cpuMilli;
    load.memory += change * allocation.memory;
    auto entry = std::find_if(load.nodes.begin(), load.nodes.end(), [&](const auto& nodes) {
        return nodes.first == allocation.deployment;
    });
    const std::pair key{allocation.deployment, regionOf(allocation.machine)};
    if (change < 0) {
        if (entry == load.nodes.end())
            load.nodes.emplace_back(allocation.deployment, 1);
        else
            ++entry->second;
        ++m_nodesInRegion[key];
        return;
    }
    if (--entry->second == 0) load.nodes.erase(entry);
    const auto inRegion = m_nodesInRegion.find(key);
    if (--inRegion->second == 0) m_nodesInRegion.erase(inRegion);
}

void Cluster::setDown(MachineIndex machine, bool down, std::optional<engine::Time> backAt) {
    m_machines[machine].down = down;
    m_machines[machine].backAt = down ? backAt : std::nullopt;
}

void Cluster::setCordoned(MachineIndex machine, bool cordoned) {
    m_machines[machine].cordoned = cordoned;
}

void Cluster::setDiskFull(MachineIndex machine, bool full) {
    m_machines[machine].diskFull = full;
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
    const auto fits = [&pool](std::int64_t cards, std::int64_t cpuMilli, std::int64_t memory) {
        std::int64_t nodes = pool.spec.cards > 0 ? cards / pool.spec.cards : 1'000'000;
        if (pool.spec.cpuCores > 0)
            nodes = std::min(nodes, cpuMilli / (std::int64_t{pool.spec.cpuCores} * 1000));
        if (pool.spec.memory.count > 0) nodes = std::min(nodes, memory / pool.spec.memory.count);
        return static_cast<int>(nodes);
    };
    int free = 0;
    for (std::uint32_t i = 0; i < pool.machines; ++i) {
        const MachineInfo& machine = m_machines[pool.firstMachine + i];
        if (machine.down || machine.cordoned || machine.diskFull) continue;
        const Load& load = m_loads[pool.firstMachine + i];
        free += fits(std::count(load.cards.begin(), load.cards.end(), kWholeCard), load.cpuMilli,
                     load.memory);
    }
    const int each = fits(pool.cardsPerMachine, pool.cpuMilli, pool.memory);
    return {free, each * static_cast<int>(pool.machines)};
}

std::vector<std::string> Cluster::brokenInvariants() const {
    std::vector<std::string> broken;
    std::vector<Load> expected = m_loads;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const PoolInfo& pool = poolOf(static_cast<MachineIndex>(i));
        std::fill(expected[i].cards.begin(), expected[i].cards.end(), kWholeCard);
        expected[i].cpuMilli = pool.cpuMilli;
        expected[i].memory = pool.memory;
    }
    for (const auto& [node, allocation] : m_allocations) {
        Load& load = expected[allocation.machine];
        for (const std::uint16_t card : allocation.cards)
            load.cards[card] -= allocation.milliPerCard;
        load.cpuMilli -= allocation.cpuMilli;
        load.memory -= allocation.memory;
    }
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const std::string& id = m_machines[i].id.value;
        for (std::size_t card = 0; card < expected[i].cards.size(); ++card) {
            if (expected[i].cards[card] < 0)
                broken.push_back(fmt::format("card {} of {} is given twice", card, id));
        }
        if (expected[i].cpuMilli < 0 || expected[i].memory < 0)
            broken.push_back(fmt::format("cores or memory of {} are given twice", id));
        if (expected[i].cards != m_loads[i].cards || expected[i].cpuMilli != m_loads[i].cpuMilli ||
            expected[i].memory != m_loads[i].memory)
            broken.push_back(fmt::format("the books of {} differ from its allocations", id));
    }
    return broken;
}

}  // namespace berth::sim::cluster
