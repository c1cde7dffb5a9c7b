// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "models/domain/catalogue.h"
#include "models/domain/node.h"
#include "sim/cluster/card_condition.h"
#include "sim/cluster/image_registry.h"
#include "sim/scenario/scenario.h"
#include "sim/scheduling/filters.h"
#include "sim/scheduling/machine_table.h"
#include "sim/serving/link_key.h"

namespace berth::sim::cluster {

using scheduling::MachineIndex;
using PoolIndex = std::uint32_t;

using scheduling::kWholeCard;  // thousandths

struct PoolInfo {
    RegionIndex region = 0;
    domain::GpuSpec spec;
    domain::Rate price;
    std::int64_t cpuMilli = 0, memory = 0, cacheBytes = 0;  // of a machine
    int cardsPerMachine = 1;
    MachineIndex firstMachine = 0;
    std::uint32_t machines = 0;
};

struct MachineInfo {
    domain::MachineId id;
    std::string rack;
    std::uint32_t rackIndex = 0;
    PoolIndex pool = 0;
    bool down = false;
    bool cordoned = false;
    bool diskFull = false;
    std::optional<engine::Time> backAt;  // while down, when known
};

// What a node holds on its machine.
struct Allocation {
    MachineIndex machine = 0;
    std::vector<std::uint16_t> cards;
    int milliPerCard = kWholeCard;
    std::int64_t cpuMilli = 0;
    std::int64_t memory = 0;  // bytes
    serving::DeploymentKey deployment = 0;
    scheduling::Apart apart = scheduling::Apart::Nowhere;
};

struct Demand {
    std::string gpuSpec;
    std::vector<domain::RegionId> regions;  // empty: any
    int gpuMilli = kWholeCard;              // below 1000: a share of one card, else whole cards
    std::int64_t cpuMilli = 0;
    std::int64_t memory = 0;
    serving::DeploymentKey deployment = 0;
    scheduling::Apart apart = scheduling::Apart::Nowhere;
};

// Regions, racks, machines and their cards, and who has what of them. A card is given out in
// thousandths; a share never spans cards; nothing is ever given twice.
class Cluster {
  public:
    explicit Cluster(const scenario::ClusterConfig& config);

    // What a node of the spec asks for; nothing when no pool sells it.
    [[nodiscard]] std::optional<Demand> demandOf(const domain::DeploymentSpec& spec,
                                                 serving::DeploymentKey deployment) const;

    // The same as machines are chosen by (sim/scheduling/machine_chooser.h).
    [[nodiscard]] scheduling::PlacementQuery queryOf(const Demand& demand) const;
    // The machine must have passed the filters. Without `cards`: for a share the tightest one, else
    // the first that nobody has.
    Allocation allocate(const Demand& demand, MachineIndex machine, serving::NodeKey node,
                        std::span<const std::uint16_t> cards = {});
    void release(serving::NodeKey node);

    void setDown(MachineIndex machine, bool down, std::optional<engine::Time> backAt = {});
    void setCordoned(MachineIndex machine, bool cordoned);
    void setDiskFull(MachineIndex machine, bool full);

    [[nodiscard]] std::size_t machineCount() const { return m_machines.size(); }
    [[nodiscard]] const MachineInfo& machine(MachineIndex index) const { return m_machines[index]; }
    [[nodiscard]] const PoolInfo& poolOf(MachineIndex index) const {
        return m_pools[m_machines[index].pool];
    }
    [[nodiscard]] RegionIndex regionOf(MachineIndex index) const { return poolOf(index).region; }
    [[nodiscard]] const std::vector<PoolInfo>& pools() const { return m_pools; }
    [[nodiscard]] const std::vector<domain::Region>& regions() const { return m_regions; }
    [[nodiscard]] std::optional<MachineIndex> findMachine(const domain::MachineId& id) const;
    [[nodiscard]] std::optional<RegionIndex> findRegion(const domain::RegionId& id) const;
    [[nodiscard]] const std::map<serving::NodeKey, Allocation>& allocations() const {
        return m_allocations;
    }
    // What every machine has left; its machines are those of here, in the same order.
    [[nodiscard]] const scheduling::MachineTable& table() const { return m_table; }
    // Something that machines are chosen by has changed elsewhere: layers in its cache.
    void touch(MachineIndex machine) { m_table.touch(machine); }
    // Nodes of the deployment on the machine, in its rack, in the region.
    [[nodiscard]] std::uint32_t nodesOn(MachineIndex machine,
                                        serving::DeploymentKey deployment) const;
    [[nodiscard]] std::uint32_t nodesInRackOf(MachineIndex machine,
                                              serving::DeploymentKey deployment) const;
    [[nodiscard]] std::uint32_t nodesInRegion(RegionIndex region,
                                              serving::DeploymentKey deployment) const;
    // Thousandths of a card nobody has.
    [[nodiscard]] int cardLeft(MachineIndex machine, std::size_t card) const {
        return m_table[machine].cards[card];
    }
    // Cards (cluster_cards.cpp). A card is its place in its machine, from 0.
    [[nodiscard]] CardCondition cardCondition(MachineIndex machine, std::uint16_t card) const;
    void setCardCondition(MachineIndex machine, std::uint16_t card, const CardCondition& condition);
    // What a restart of a machine cures: counters begin anew, rows that wait for it are exchanged.
    void machineRestarted(MachineIndex machine);
    // Those that have (a share of) the card, by age.
    [[nodiscard]] std::vector<serving::NodeKey> holdersOf(MachineIndex machine,
                                                          std::uint16_t card) const;
    [[nodiscard]] bool hasLostCard(serving::NodeKey node) const;
    // Of its slowest card, for which the others wait; 1 without cards.
    [[nodiscard]] double cardSpeed(serving::NodeKey node) const;
    // Nodes of the pool's own spec that could start now, and when everything were empty.
    [[nodiscard]] std::pair<int, int> stock(PoolIndex pool) const;
    [[nodiscard]] std::vector<std::string> brokenInvariants() const;

  private:
    using NodeCounts = std::vector<std::pair<serving::DeploymentKey, std::uint32_t>>;

    void addPool(const scenario::PoolConfig& pool, std::map<std::string, int>& numbers);
    void count(const Allocation& allocation, int change);
    void showClosed(MachineIndex machine);

    std::vector<domain::Region> m_regions;
    std::vector<PoolInfo> m_pools;
    std::vector<MachineInfo> m_machines;
    scheduling::MachineTable m_table;  // memory in bytes
    std::vector<std::string> m_kinds;  // names of specs: what a machine of the table is sold as
    std::vector<NodeCounts> m_nodesOn, m_nodesInRack;  // of each machine and rack
    std::vector<std::vector<MachineIndex>> m_racks;
    std::map<serving::NodeKey, Allocation> m_allocations;
    std::map<std::pair<serving::DeploymentKey, RegionIndex>, std::uint32_t> m_nodesInRegion;
    std::map<std::string, MachineIndex> m_byId;
    std::map<std::string, std::uint32_t> m_rackByName;
    // Of cards with which anything is wrong.
    std::map<std::pair<MachineIndex, std::uint16_t>, CardCondition> m_conditions;
};

}  // namespace berth::sim::cluster
