// SPDX-License-Identifier: GPL-3.0-or-later
// Where nodes come to be: policies, shares of cards, nodes kept apart.
#include <map>
#include <set>

#include "sim/scheduling/placement_policy.h"
#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

using domain::NodeState;
using Filter = domain::PlacementRejection::Filter;

namespace {

// Two regions with so many machines of two cards, sold in quarters.
scenario::Scenario quarters(int machines) {
    scenario::Scenario scenario = smallScenario(machines, 2);
    for (scenario::PoolConfig& pool : scenario.cluster.pools) {
        pool.spec.milliPerCard = 250;
        pool.spec.cpuCores = 2;
        pool.spec.memory = {2 * domain::kGiB};
    }
    return scenario;
}

domain::DeploymentSpec apartSpec(int nodes, domain::AntiAffinity apart) {
    domain::DeploymentSpec apartFromEachOther = spec("echo", nodes);
    apartFromEachOther.antiAffinity = apart;
    return apartFromEachOther;
}

// Nodes on each machine.
std::map<std::string, int> machinesOf(const Lab& lab) {
    std::map<std::string, int> machines;
    for (const domain::Node& node : lab.sim.snapshot().nodes) {
        if (node.alive() && !node.machine.value.empty()) ++machines[node.machine.value];
    }
    return machines;
}

}  // namespace

TEST(Places, AreFoundByEveryPolicyUntilTheClusterIsFull) {
    for (const std::string_view policy : scheduling::placementPolicyNames()) {
        scenario::Scenario scenario = smallScenario(2, 4);
        scenario.cluster.options.placement = policy;
        Lab lab(std::move(scenario));
        lab.deploy(spec("echo", 16));
        EXPECT_EQ(machinesOf(lab).size(), 4u) << policy;
        domain::DeploymentSpec more = spec("echo", 1);
        more.name = "more";
        lab.create(more);
        EXPECT_EQ(lab.node("more-1").placement,
                  (std::vector<domain::PlacementRejection>{{Filter::GpuBusy, 4}}))
            << policy;
    }
}

TEST(Places, AreTheSameForTheSameSeedWhateverThePolicy) {
    for (const std::string_view policy : scheduling::placementPolicyNames()) {
        const auto hashOf = [&](std::uint64_t seed) {
            scenario::Scenario scenario = smallScenario(3, 4);
            scenario.cluster.options.placement = policy;
            Lab lab(std::move(scenario), seed);
            lab.deploy(spec("echo", 7));
            return lab.sim.traceHash();
        };
        EXPECT_EQ(hashOf(5), hashOf(5)) << policy;
    }
}

TEST(Places, OfSharesAreOnOneCardEachAndAddUpToIt) {
    Lab lab(quarters(1));
    const domain::Catalogue before = lab.sim.snapshot().catalogue;
    EXPECT_EQ(before.pools[0].free, 8);  // two cards of four quarters
    EXPECT_EQ(before.pools[0].total, 8);
    lab.deploy(spec("echo", 5));
    const domain::Catalogue after = lab.sim.snapshot().catalogue;
    EXPECT_EQ(after.pools[0].free + after.pools[1].free, 11);
    const Simulation::ClusterReport report = lab.sim.clusterReport();
    EXPECT_DOUBLE_EQ(report.gpuAllocatedRatio, 5 * 0.25 / 4);
    int used = 0;
    std::size_t sharing = 0;
    for (const domain::MapRegion& region : lab.sim.map().regions) {
        for (const domain::MapCard& card : region.machines.at(0).cards) {
            EXPECT_EQ(card.milliUsed, 250 * static_cast<int>(card.sharing.size()));
            EXPECT_EQ(card.state == domain::CardState::Busy, card.milliUsed > 0);
            used += card.milliUsed;
            sharing += card.sharing.size();
        }
    }
    EXPECT_EQ(used, 5 * 250);
    EXPECT_EQ(sharing, 5u);
}

TEST(Places, OfSharesCostWhatTheirPoolAsks) {
    Lab lab(quarters(1));
    lab.deploy(spec("echo", 2));
    EXPECT_EQ(lab.node("web-1").rate.pointsPerSecond, 466);
    EXPECT_EQ(lab.node("web-2").rate.pointsPerSecond, 466);
}

TEST(Places, OfNodesKeptApartAreOnMachinesOfTheirOwn) {
    Lab lab(smallScenario(2, 4));
    lab.create(apartSpec(5, domain::AntiAffinity::Machine));
    lab.runFor(60 * kSecond);
    EXPECT_EQ(machinesOf(lab).size(), 4u);
    const domain::Node waiting = lab.node("web-5");
    EXPECT_EQ(waiting.state, NodeState::Pending);
    EXPECT_EQ(waiting.placement,
              (std::vector<domain::PlacementRejection>{{Filter::AntiAffinity, 4}}));
    domain::DeploymentSpec other = apartSpec(4, domain::AntiAffinity::Machine);
    other.name = "other";
    lab.deploy(other);  // another deployment does not mind
}

TEST(Places, OfNodesKeptApartByRackAreInRacksOfTheirOwn) {
    scenario::Scenario scenario = smallScenario(4, 4);
    for (scenario::PoolConfig& pool : scenario.cluster.pools)
        pool.machinesPerRack = 2;
    Lab lab(std::move(scenario));
    const auto id = lab.create(apartSpec(5, domain::AntiAffinity::Rack));
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.deployment(id).nodesReady, 4);  // two racks in each of two regions
    EXPECT_EQ(lab.node("web-5").placement,
              (std::vector<domain::PlacementRejection>{{Filter::AntiAffinity, 8}}));
    ASSERT_TRUE(lab.apply(domain::ReplaceNode{lab.node("web-1").id}));
    lab.runFor(5 * kSecond);
    EXPECT_EQ(lab.node("web-6").state, NodeState::Pending);  // until there is a rack for it
}

// Whatever is done to it, no two of them come together and no card is given twice: the laboratory
// looks at every instant.
TEST(Places, StayApartUnderRandomChanges) {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        engine::RandomStream random(seed, "changes");
        scenario::Scenario scenario = quarters(3);
        scenario.cluster.options.placement = random.below(2) == 0 ? "fgd" : "spread";
        Lab lab(std::move(scenario), seed);
        const auto apart = lab.create(apartSpec(3, domain::AntiAffinity::Machine));
        domain::DeploymentSpec filler = spec("echo", 20);
        filler.name = "filler";
        const auto fill = lab.create(filler);
        for (int step = 0; step < 12; ++step) {
            const int nodes = static_cast<int>(random.below(7));
            if (random.below(3) == 0)
                ASSERT_TRUE(lab.apply(domain::RestartDeployment{apart}));
            else if (random.below(2) == 0)
                ASSERT_TRUE(lab.apply(domain::ScaleDeployment{apart, nodes}));
            else
                ASSERT_TRUE(lab.apply(domain::ScaleDeployment{fill, 8 * nodes}));
            lab.runFor(static_cast<engine::Time>(random.below(40)) * kSecond);
        }
    }
}

}  // namespace berth::sim::platform::testing
