// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated cluster beside the real scheduler, on the same machines with the same demands, one
// after another. Before each of them both have the same placements: those of the real one.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "sim/cluster/cluster.h"
#include "sim/scheduling/best_fit/best_fit.h"
#include "sim/scheduling/machine_chooser.h"
#include "sim/scheduling/placement_policy.h"
#include "tests/kubernetes_reference/recording.h"

namespace berth::testing {

namespace {

using nlohmann::json;
using sim::cluster::MachineIndex;
using Filter = domain::PlacementRejection::Filter;

constexpr std::int64_t kMemory = std::int64_t{1} << 40U;  // as the recorded machines

// The recorded machines as a cluster: a pool for each region and model.
class RecordedCluster {
  public:
    explicit RecordedCluster(const json& machines) : m_cluster(configOf(machines)) {
        std::map<std::string, MachineIndex> next;
        for (std::size_t i = 0; i < m_cluster.pools().size(); ++i) {
            const sim::cluster::PoolInfo& pool = m_cluster.pools()[i];
            next[keyOf(m_cluster.regions()[pool.region].id.value, pool.spec.name)] =
                pool.firstMachine;
        }
        for (const json& machine : machines) {
            const MachineIndex index = next.at(keyOf(machine["region"], machine["model"]))++;
            m_index[machine["name"]] = index;
            m_cluster.setCordoned(index, machine["cordoned"]);
        }
    }

    [[nodiscard]] sim::cluster::Cluster& cluster() { return m_cluster; }
    [[nodiscard]] MachineIndex indexOf(const std::string& name) const { return m_index.at(name); }

  private:
    static std::string keyOf(const std::string& region, const std::string& model) {
        return region + "/" + model;
    }
    static sim::scenario::ClusterConfig configOf(const json& machines) {
        sim::scenario::ClusterConfig config;
        std::map<std::string, int> counts;
        std::set<std::string> regions;
        for (const json& machine : machines) {
            regions.insert(machine["region"]);
            if (++counts[keyOf(machine["region"], machine["model"])] > 1) continue;
            sim::scenario::PoolConfig pool;
            pool.region = {machine["region"]};
            pool.spec.name = machine["model"];
            pool.cardsPerMachine = machine["gpus"];
            pool.cpuCores = machine["cores"];
            pool.memory = kMemory;
            config.pools.push_back(pool);
        }
        for (const std::string& region : regions)
            config.regions.push_back({{{region}, region, region}, 1e9});
        for (sim::scenario::PoolConfig& pool : config.pools)
            pool.machines = counts.at(keyOf(pool.region.value, pool.spec.name));
        return config;
    }

    sim::cluster::Cluster m_cluster;
    std::map<std::string, MachineIndex> m_index;
};

sim::cluster::Demand demandOf(const json& recorded) {
    sim::cluster::Demand demand;
    demand.gpuSpec = recorded["model"];
    for (const json& region : recorded["regions"])
        demand.regions.push_back({region.get<std::string>()});
    demand.gpuMilli = recorded["gpus"].get<int>() * sim::cluster::kWholeCard;
    demand.cpuMilli = recorded["cores"].get<std::int64_t>() * 1000;
    return demand;
}

// The number before a reason in "0/9 nodes are available: 2 Insufficient cpu, 6 …".
int countOf(const std::string& why, const std::string& reason) {
    const std::size_t at = why.find(reason);
    if (at == std::string::npos) return 0;
    std::size_t begin = at - 1;
    while (begin > 0 && std::isdigit(static_cast<unsigned char>(why[begin - 1])) != 0)
        --begin;
    return std::stoi(why.substr(begin));
}

std::map<Filter, int> rejections(const sim::cluster::Cluster& cluster,
                                 const sim::scheduling::PlacementQuery& query) {
    std::map<Filter, int> counts;
    for (MachineIndex machine = 0; machine < cluster.machineCount(); ++machine) {
        const auto why = sim::scheduling::firstRejection(query, cluster.table(), machine, nullptr);
        if (why) ++counts[*why];
    }
    return counts;
}

std::size_t fitting(const sim::cluster::Cluster& cluster,
                    const sim::scheduling::PlacementQuery& query) {
    std::size_t out = 0;
    for (const auto& [filter, machines] : rejections(cluster, query))
        out += static_cast<std::size_t>(machines);
    return cluster.machineCount() - out;
}

// What spreading looks at, in a cluster without images.
class RegionCounts final : public sim::scheduling::PlacementFacts {
  public:
    explicit RegionCounts(const sim::cluster::Cluster& cluster) : m_cluster(cluster) {}

    [[nodiscard]] std::uint32_t nodesOn(MachineIndex machine,
                                        std::uint64_t deployment) const override {
        return m_cluster.nodesOn(machine, static_cast<sim::serving::DeploymentKey>(deployment));
    }
    [[nodiscard]] std::uint32_t nodesInRackOf(MachineIndex machine,
                                              std::uint64_t deployment) const override {
        return m_cluster.nodesInRackOf(machine,
                                       static_cast<sim::serving::DeploymentKey>(deployment));
    }
    [[nodiscard]] std::uint32_t nodesInGroup(std::uint32_t group,
                                             std::uint64_t deployment) const override {
        return m_cluster.nodesInRegion(group, static_cast<sim::serving::DeploymentKey>(deployment));
    }
    [[nodiscard]] bool imageCached(MachineIndex /*machine*/,
                                   std::uint64_t /*image*/) const override {
        return false;
    }

  private:
    const sim::cluster::Cluster& m_cluster;
};

}  // namespace

TEST(SchedulingBesideKubernetes, PacksOntoTheSameMachinesWhereItsScoreDecides) {
    const sim::scheduling::BestFit packing;
    int decided = 0;
    for (const json& recorded : recordedCases("packing")) {
        RecordedCluster machines(recorded["machines"]);
        sim::cluster::Cluster& cluster = machines.cluster();
        sim::scheduling::MachineChooser chooser(cluster.table(), packing);
        sim::engine::RandomStream random(1, "placement");
        sim::serving::NodeKey node = 0;
        for (const json& outcome : recorded["outcomes"]) {
            const sim::cluster::Demand demand = demandOf(outcome["demand"]);
            const sim::scheduling::PlacementQuery query = cluster.queryOf(demand);
            const auto ours = chooser.choose(query, random);
            ASSERT_EQ(ours.has_value(), outcome.contains("machine")) << outcome;
            if (!ours) continue;
            // Among equals the real scheduler draws: then its choice has to be one of them.
            const MachineIndex theirs = machines.indexOf(outcome["machine"]);
            const auto scoreOf = [&](MachineIndex machine) {
                return packing.score(query.demand, cluster.table()[machine], {});
            };
            EXPECT_EQ(scoreOf(theirs), scoreOf(*ours))
                << "seed " << recorded["seed"] << ": " << outcome;
            decided += fitting(cluster, query) > 1 ? 1 : 0;
            (void)cluster.allocate(demand, theirs, ++node);
        }
    }
    EXPECT_GT(decided, 50);
}

TEST(SchedulingBesideKubernetes, CountsTheMachinesThatDoNotFitForTheSameReasons) {
    int refused = 0;
    for (const json& recorded : recordedCases("packing")) {
        RecordedCluster machines(recorded["machines"]);
        sim::cluster::Cluster& cluster = machines.cluster();
        sim::serving::NodeKey node = 0;
        for (const json& outcome : recorded["outcomes"]) {
            const sim::cluster::Demand demand = demandOf(outcome["demand"]);
            if (outcome.contains("machine")) {
                (void)cluster.allocate(demand, machines.indexOf(outcome["machine"]), ++node);
                continue;
            }
            ++refused;
            const std::string why = outcome["why"];
            auto counts = rejections(cluster, cluster.queryOf(demand));
            EXPECT_EQ(counts[Filter::GpuBusy], countOf(why, "Insufficient nvidia.com/gpu")) << why;
            // Where both are short the real one names both; each of ours is counted once.
            EXPECT_LE(counts[Filter::Cores], countOf(why, "Insufficient cpu")) << why;
            EXPECT_GE(counts[Filter::Cores] + counts[Filter::GpuBusy],
                      countOf(why, "Insufficient cpu"))
                << why;
            // It looks at cordons first, and at model and region together.
            const int cordoned = countOf(why, "node(s) were unschedulable");
            const int other = countOf(why, "node(s) didn't match Pod's node affinity/selector");
            EXPECT_EQ(counts[Filter::Cordoned] + counts[Filter::GpuModel] + counts[Filter::Region],
                      cordoned + other)
                << why;
            EXPECT_LE(counts[Filter::Cordoned], cordoned) << why;
        }
    }
    EXPECT_GT(refused, 50);
}

TEST(SchedulingBesideKubernetes, SpreadsADeploymentAsEvenlyOverTheRegions) {
    for (const json& recorded : recordedCases("spreading")) {
        json machines = json::array();
        for (int i = 0; i < 9; ++i)
            machines.push_back({{"name", std::to_string(i)},
                                {"region", "r" + std::to_string(i % 3 + 1)},
                                {"model", "4090"},
                                {"cores", 128},
                                {"gpus", 8},
                                {"cordoned", false}});
        RecordedCluster empty(machines);
        sim::cluster::Cluster& cluster = empty.cluster();
        const auto spread = sim::scheduling::makePlacementPolicy("spread");
        ASSERT_TRUE(spread);
        const RegionCounts facts(cluster);
        sim::scheduling::MachineChooser chooser(cluster.table(), **spread, &facts);
        sim::engine::RandomStream random(1, "placement");
        sim::cluster::Demand demand;
        demand.gpuSpec = "4090";
        demand.cpuMilli = 16'000;
        demand.deployment = 1;
        std::vector<int> perRegion(3, 0);
        for (int i = 0; i < recorded["nodes"].get<int>(); ++i) {
            const auto machine = chooser.choose(cluster.queryOf(demand), random);
            ASSERT_TRUE(machine);
            (void)cluster.allocate(demand, *machine, static_cast<sim::serving::NodeKey>(i + 1));
            ++perRegion[cluster.regionOf(*machine)];
        }
        std::sort(perRegion.begin(), perRegion.end());
        EXPECT_EQ(json(perRegion), recorded["per_region"]);
    }
}

}  // namespace berth::testing
