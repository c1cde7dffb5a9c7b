// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/cluster/cluster.h"

#include <gtest/gtest.h>

#include "sim/cluster/catalogue_view.h"
#include "sim/scenario/sample_cluster.h"
#include "sim/scheduling/machine_chooser.h"
#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::cluster {

namespace {

using domain::PlacementRejection;
using Filter = PlacementRejection::Filter;

scenario::ClusterConfig config(int machines = 2, int cards = 4) {
    return platform::testing::smallScenario(machines, cards).cluster;
}

Demand demand(const Cluster& cluster, std::vector<domain::RegionId> regions = {},
              serving::DeploymentKey deployment = 1) {
    domain::DeploymentSpec spec = platform::testing::spec("echo", 1);
    spec.regions = std::move(regions);
    return cluster.demandOf(spec, deployment).value();
}

// Machines that pass every filter, in index order.
std::vector<MachineIndex> fitting(const Cluster& cluster, const Demand& demand) {
    std::vector<MachineIndex> machines;
    for (MachineIndex i = 0; i < cluster.machineCount(); ++i) {
        const auto query = cluster.queryOf(demand);
        if (!scheduling::firstRejection(query, cluster.table(), i, nullptr)) machines.push_back(i);
    }
    return machines;
}

std::vector<PlacementRejection> rejections(const Cluster& cluster, const Demand& demand) {
    const auto policy = scheduling::makePlacementPolicy("first_fit");
    scheduling::MachineChooser chooser(cluster.table(), **policy);
    return chooser.rejections(cluster.queryOf(demand));
}

}  // namespace

TEST(Cluster, NamesMachinesByRegionSpecAndNumberAndGroupsThemInRacks) {
    scenario::ClusterConfig many = config(10);
    many.pools[0].machinesPerRack = 8;
    many.pools[0].spec.name = "4090 x 8";
    const Cluster cluster(many);
    EXPECT_EQ(cluster.machine(0).id.value, "north-4090x8-001");
    EXPECT_EQ(cluster.machine(9).id.value, "north-4090x8-010");
    EXPECT_EQ(cluster.machine(10).id.value, "south-4090-001");
    EXPECT_EQ(cluster.machine(7).rack, "north-4090x8-r1");
    EXPECT_EQ(cluster.machine(8).rack, "north-4090x8-r2");
    EXPECT_EQ(cluster.findMachine({"south-4090-001"}), std::optional<MachineIndex>(10));
    EXPECT_FALSE(cluster.findMachine({"nowhere"}));
}

TEST(Cluster, CountsEachMachineOnceByTheFirstFilterThatRulesItOut) {
    scenario::ClusterConfig mixed = config(4, 1);
    mixed.pools.push_back(mixed.pools[0]);
    mixed.pools.back().spec.name = "A800";
    Cluster cluster(mixed);
    cluster.setCordoned(0, true);
    cluster.setDown(1, true);
    cluster.setDiskFull(3, true);
    cluster.allocate(demand(cluster), 2, 7);
    const Demand asked = demand(cluster, {{"north"}});
    EXPECT_TRUE(fitting(cluster, asked).empty());
    const std::vector<PlacementRejection> expected{{Filter::Region, 4},   {Filter::GpuModel, 4},
                                                   {Filter::GpuBusy, 1},  {Filter::Cordoned, 1},
                                                   {Filter::DiskFull, 1}, {Filter::Down, 1}};
    EXPECT_EQ(rejections(cluster, asked), expected);
}

TEST(Cluster, RulesMachinesOutForCoresAndForMemory) {
    scenario::ClusterConfig lean = config(2, 4);
    lean.pools[0].cpuCores = 16;
    lean.pools[1].memory = 64 * domain::kGiB;
    Cluster cluster(lean);
    for (serving::NodeKey node = 0; node < 4; ++node)
        cluster.allocate(demand(cluster), node, node);
    const std::vector<PlacementRejection> expected{{Filter::Cores, 2}, {Filter::Memory, 2}};
    EXPECT_EQ(rejections(cluster, demand(cluster)), expected);
    EXPECT_EQ(cluster.stock(0), std::pair(0, 2));
}

TEST(Cluster, TellsPoliciesWhatIsLeftAndHowManyNodesOfTheDeploymentAreThere) {
    Cluster cluster(config(2, 4));
    cluster.allocate(demand(cluster), 1, 7);
    cluster.allocate(demand(cluster), 1, 8);
    cluster.allocate(demand(cluster, {}, 2), 1, 9);
    EXPECT_EQ(fitting(cluster, demand(cluster)).size(), 4U);
    EXPECT_EQ(cluster.table()[1].gpuMilliLeft, 1000);
    EXPECT_EQ(cluster.nodesOn(1, 1), 2U);
    EXPECT_EQ(cluster.nodesOn(0, 1), 0U);
    EXPECT_EQ(cluster.nodesInRackOf(0, 1), 2U);
    EXPECT_EQ(cluster.nodesInRackOf(2, 1), 0U);
    EXPECT_EQ(cluster.nodesInRegion(0, 1), 2U);
    EXPECT_EQ(cluster.nodesInRegion(1, 1), 0U);
    cluster.release(7);
    EXPECT_EQ(cluster.nodesOn(1, 1), 1U);
    EXPECT_EQ(cluster.nodesInRegion(0, 1), 1U);
}

TEST(Cluster, PutsAShareOnTheTightestCardAndNeverAcrossTwo) {
    Cluster cluster(config(1, 2));
    Demand share = demand(cluster);
    share.cpuMilli = share.memory = 0;
    share.gpuMilli = 600;
    EXPECT_EQ(cluster.allocate(share, 0, 1).cards, std::vector<std::uint16_t>{0});
    EXPECT_EQ(cluster.allocate(share, 0, 2).cards, std::vector<std::uint16_t>{1});
    // 800 thousandths are left on the machine, 400 on each card.
    EXPECT_EQ(fitting(cluster, share).size(), 1U);  // only the other region
    share.gpuMilli = 300;
    EXPECT_EQ(cluster.allocate(share, 0, 3).cards, std::vector<std::uint16_t>{0});
    EXPECT_EQ(cluster.allocate(share, 0, 4).cards, std::vector<std::uint16_t>{1});
    cluster.release(1);
    share.gpuMilli = 100;
    EXPECT_EQ(cluster.allocate(share, 0, 5).cards, std::vector<std::uint16_t>{1});
    EXPECT_TRUE(cluster.brokenInvariants().empty());
}

TEST(Cluster, NeverGivesACardTwiceUnderRandomUse) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        engine::RandomStream random(seed, "cluster");
        Cluster cluster(config(3, 4));
        std::vector<serving::NodeKey> held;
        for (serving::NodeKey node = 1; node < 200; ++node) {
            if (!held.empty() && random.below(2) == 0) {
                const auto index = random.below(held.size());
                cluster.release(held[index]);
                held.erase(held.begin() + static_cast<std::ptrdiff_t>(index));
            } else {
                Demand some = demand(cluster);
                some.cpuMilli = some.memory = 0;
                const int kinds[] = {100, 250, 500, 1000, 2000, 4000};
                some.gpuMilli = kinds[random.below(6)];
                const auto found = fitting(cluster, some);
                if (found.empty()) continue;
                cluster.allocate(some, found[random.below(found.size())], node);
                held.push_back(node);
            }
            ASSERT_TRUE(cluster.brokenInvariants().empty()) << "seed " << seed;
        }
        for (const serving::NodeKey node : held)
            cluster.release(node);
        EXPECT_EQ(cluster.stock(0), std::pair(12, 12));
    }
}

TEST(SampleCluster, SellsWhatItSaysAtTheCataloguesPrices) {
    const scenario::Scenario sample = scenario::sampleCluster();
    EXPECT_EQ(sample.seed, 42U);
    EXPECT_TRUE(sample.deployments.empty());
    const Cluster cluster(sample.cluster);
    const domain::Catalogue catalogue = catalogueOf(cluster, sample.images);
    EXPECT_EQ(catalogue.regions.size(), 3U);
    EXPECT_EQ(catalogue.regions[0].nameZh, "北京一区");
    EXPECT_EQ(catalogue.priceOf("4090", {})->lowest.pointsPerSecond, 466);
    EXPECT_EQ(catalogue.priceOf("H20 x 8", {})->highest.pointsPerSecond, 16416);
    EXPECT_EQ(catalogue.freeNodes("4090", {}), 104);
    EXPECT_EQ(catalogue.freeNodes("4090 x 8", {}), 5);
    for (const domain::Pool& pool : catalogue.pools) {
        EXPECT_GT(pool.total, 0);
        EXPECT_EQ(pool.free, pool.total);
    }
    EXPECT_EQ(catalogue.findSpec("H20 x 8")->gpuMemory.count, 786432 * domain::kMiB);
    EXPECT_TRUE(cluster.findMachine({"beijing-1-4090-003"}));
    EXPECT_EQ(sample.volumes.size(), 2U);
}

}  // namespace berth::sim::cluster
