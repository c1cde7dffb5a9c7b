// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/domain/catalogue.h"
#include "models/domain/node.h"
#include "sim/cluster/card_condition.h"
#include "sim/cluster/image_registry.h"
#include "sim/scenario/scenario.h"
#include "sim/scheduling/placement_policy.h"
#include "sim/serving/link_key.h"

namespace berth::sim::cluster {

using scheduling::MachineIndex;
using PoolIndex = std::uint32_t;

inline constexpr int kWholeCard = 1000;  // thousandths

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
};

struct Demand {
    std::string gpuSpec;
    std::vector<domain::RegionId> regions;  // empty: any
    int gpuMilli = kWholeCard;              // below 1000: a share of one card, else whole cards
    std::int64_t cpuMilli = 0;
    std::int64_t memory = 0;
    serving::DeploymentKey deployment = 0;
};

// Regions, racks, machines and their cards, and who has what of them. A card is given out in
// thousandths; a share never spans cards; nothing is ever given twice.
class Cluster {
  public:
    explicit Cluster(const scenario::ClusterConfig& config);

    // What a node of the spec asks for; nothing when no pool sells it.
    [[nodiscard]] std::optional<Demand> demandOf(const domain::DeploymentSpec& spec,
                                                 serving::DeploymentKey deployment) const;

    struct Candidates {
        std::vector<scheduling::MachineLoad> machines;       // in index order
        std::vector<domain::PlacementRejection> rejections;  // each machine once, by its first
    };
    // Applies the filters in the order model, region, down, disk full, cordoned, GPU,
    // cores, memory.
    [[nodiscard]] Candidates candidates(const Demand& demand) const;
    // The machine must have passed the filters.
    Allocation allocate(const Demand& demand, MachineIndex machine, serving::NodeKey node);
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
    // Thousandths of a card nobody has.
    [[nodiscard]] int cardLeft(MachineIndex machine, std::size_t card) const {
        return m_loads[machine].cards[card];
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
    struct Load {
        std::vector<int> cards;  // thousandths left
        std::int64_t cpuMilli = 0, memory = 0;
        std::vector<std::pair<serving::DeploymentKey, std::uint32_t>> nodes;
    };
    [[nodiscard]] bool fitsCards(const Load& load, int gpuMilli) const;
    void count(const Allocation& allocation, int change);

    std::vector<domain::Region> m_regions;
    std::vector<PoolInfo> m_pools;
    std::vector<MachineInfo> m_machines;
    std::vector<Load> m_loads;
    std::map<serving::NodeKey, Allocation> m_allocations;
    std::map<std::pair<serving::DeploymentKey, RegionIndex>, std::uint32_t> m_nodesInRegion;
    std::map<std::string, MachineIndex> m_byId;
    // Of cards with which anything is wrong.
    std::map<std::pair<MachineIndex, std::uint16_t>, CardCondition> m_conditions;
};

}  // namespace berth::sim::cluster
