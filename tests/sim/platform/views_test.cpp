// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/simulation_warnings.h"
#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

using domain::CardState;
using domain::WarningKind;

TEST(Snapshot, SortsDeploymentsByNameAndNodesByDeploymentAndOrdinal) {
    Lab lab;
    for (const char* name : {"zeta", "alpha"}) {
        domain::DeploymentSpec named = spec("echo", 2);
        named.name = name;
        lab.create(named);
    }
    const domain::Snapshot snapshot = lab.sim.snapshot();
    EXPECT_EQ(snapshot.deployments.at(0).spec.name, "alpha");
    std::vector<std::string> names;
    for (const domain::Node& node : snapshot.nodes)
        names.push_back(node.name);
    EXPECT_EQ(names, (std::vector<std::string>{"alpha-1", "alpha-2", "zeta-1", "zeta-2"}));
}

TEST(Snapshot, ShowsTheCatalogueWithTheStockThatIsLeft) {
    Lab lab;
    EXPECT_EQ(lab.sim.snapshot().catalogue.freeNodes("4090", {}), 16);
    lab.create(spec("echo", 3));
    EXPECT_EQ(lab.sim.snapshot().catalogue.freeNodes("4090", {}), 13);
    lab.inject(domain::FaultKind::Cordon, "north-4090-001");
    EXPECT_LT(lab.sim.snapshot().catalogue.freeNodes("4090", {}), 13);
    EXPECT_NE(lab.sim.snapshot().catalogue.findPreset("echo"), nullptr);
}

TEST(Snapshot, ShowsTrafficAndGpuUseOfABusyNode) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 1));
    EXPECT_DOUBLE_EQ(lab.node("web-1").gpuUse, 0.01);
    ASSERT_TRUE(lab.sim.startLoad({id, 80, domain::ArrivalKind::Poisson, 50}));
    lab.runFor(180 * kSecond);
    const domain::Node node = lab.node("web-1");
    EXPECT_NEAR(node.requestsPerSecond, 50, 8);
    EXPECT_NEAR(lab.deployment(id).requestsPerSecond, 50, 8);
    EXPECT_GT(node.gpuUse, 0.02);
    EXPECT_LT(node.gpuUse, 0.7);
    EXPECT_GT(node.gpuMemoryUsed.count, 0);
    EXPECT_EQ(node.gpuMemoryTotal.count, 24 * domain::kGiB);
    EXPECT_GT(node.requestsServed, 8000);
    ASSERT_TRUE(lab.sim.stopLoad(id, 80));
    lab.runFor(120 * kSecond);
    EXPECT_EQ(lab.node("web-1").requestsPerSecond, 0);
}

TEST(Snapshot, WarnsOfDataThatLivesOnNodesOnly) {
    Lab lab;
    const auto id = lab.deploy(spec("files", 2));
    lab.ask("PUT", "/a", "12345");
    const auto warnings = lab.deployment(id).warnings;
    ASSERT_EQ(warnings.size(), 1U);
    EXPECT_EQ(warnings[0].kind, WarningKind::DataOnNodesOnly);
    EXPECT_EQ(warnings[0].bytes.count, 5);
    EXPECT_EQ(warnings[0].nodes, 1);
}

TEST(Snapshot, PutsTheWorstWarningFirstAndGivesItsEvidence) {
    scenario::Scenario scenario = smallScenario(1, 1);
    scenario.deployments = {spec("crash-loop", 3)};
    Lab lab(std::move(scenario));
    lab.runTo(60 * kSecond);
    const auto warnings = lab.sim.snapshot().deployments.at(0).warnings;
    ASSERT_EQ(warnings.size(), 2U);
    EXPECT_EQ(warnings[0].kind, WarningKind::NodesCrashing);
    EXPECT_EQ(warnings[0].nodes, 2);
    EXPECT_NE(warnings[0].detail.find("exit 1"), std::string::npos);
    EXPECT_EQ(warnings[1].kind, WarningKind::NodesPending);
    EXPECT_EQ(warnings[1].detail, "2 machines: GPU busy");
}

TEST(Warnings, OfNodesWhoseOfferNobodyKnowsComeFirstAndSaySo) {
    cluster::NodeTable nodes;
    deployments::DeploymentRecord deployment;
    for (const auto reason : {domain::ReasonKind::NoCapacity, domain::ReasonKind::OfferUnknown}) {
        const auto key = static_cast<serving::NodeKey>(nodes.size() + 1);
        auto node = std::make_unique<cluster::NodeRecord>(key, 1);
        node->state = domain::NodeState::Pending;
        node->reason = reason;
        node->offerUnknown = reason == domain::ReasonKind::OfferUnknown;
        deployment.nodes.insert(key);
        nodes.emplace(key, std::move(node));
    }
    const auto warnings = warningsOf(deployment, nodes, 0);
    ASSERT_EQ(warnings.size(), 2U);
    EXPECT_EQ(warnings[0].kind, WarningKind::OfferUnknown);
    EXPECT_EQ(warnings[0].detail, "the platform does not know its offer");
    EXPECT_EQ(warnings[0].nodes, 1);
    EXPECT_EQ(warnings[1].kind, WarningKind::NodesPending);
    EXPECT_EQ(warnings[1].detail, "no machine has this GPU");
}

TEST(Map, ShowsWhoHasWhichCard) {
    Lab lab;
    const auto id = lab.create(spec("echo", 1));
    const auto cardOf = [&lab] {
        for (const domain::MapRegion& region : lab.sim.map().regions) {
            for (const domain::MapMachine& machine : region.machines) {
                if (machine.id == lab.node("web-1").machine) return machine.cards.at(0);
            }
        }
        return domain::MapCard{};
    };
    EXPECT_EQ(cardOf().state, CardState::Pulling);
    EXPECT_EQ(cardOf().deployment, id);
    lab.runTo(60 * kSecond);
    EXPECT_EQ(cardOf().state, CardState::Busy);
    EXPECT_EQ(cardOf().node, lab.node("web-1").id);
    lab.inject(domain::FaultKind::MachineDown, lab.node("web-1").machine.value,
               std::chrono::seconds(30));
    EXPECT_EQ(cardOf().state, CardState::Lost);
}

TEST(Map, ShowsMachinesThatAreDownCordonedOrCachingAndTheRegistry) {
    Lab lab;
    lab.inject(domain::FaultKind::MachineDown, "north-4090-002", std::chrono::seconds(30));
    lab.inject(domain::FaultKind::Cordon, "south-4090-001");
    lab.inject(domain::FaultKind::RegistrySlow, "north");
    lab.inject(domain::FaultKind::RegistryDown, "south");
    domain::ClusterMap map = lab.sim.map();
    ASSERT_EQ(map.regions.size(), 2U);
    EXPECT_TRUE(map.regions[0].machines.at(1).down);
    EXPECT_EQ(map.regions[0].machines.at(1).backAt->ns, 30 * kSecond);
    EXPECT_TRUE(map.regions[1].machines.at(0).cordoned);
    EXPECT_TRUE(map.regions[0].registrySlow);
    EXPECT_DOUBLE_EQ(map.regions[0].registryRate, 10e6);
    EXPECT_TRUE(map.regions[1].registryDown);
    EXPECT_DOUBLE_EQ(map.regions[1].registryRate, 0);
    for (const domain::ActiveFault& fault : lab.sim.faults())
        ASSERT_TRUE(lab.sim.clearFault(fault.id));
    lab.deploy(spec("echo", 1));
    map = lab.sim.map();
    std::int64_t cached = 0;
    for (const auto& region : map.regions) {
        EXPECT_FALSE(region.registrySlow || region.registryDown);
        for (const auto& machine : region.machines)
            cached += machine.cacheUsed.count;
    }
    EXPECT_EQ(cached, 1'427'000'000);
}

TEST(Metrics, ShowTrafficSharesGpuUseAndRate) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 2));
    ASSERT_TRUE(lab.sim.startLoad({id, 80, domain::ArrivalKind::Constant, 10}));
    const engine::Time from = lab.sim.now();
    lab.runFor(300 * kSecond);
    const domain::Metrics metrics = lab.sim.metrics({id, 80, {from}, {lab.sim.now()}, 600});
    ASSERT_GT(metrics.points.size(), 50U);
    std::int64_t offered = 0;
    for (const domain::MetricPoint& point : metrics.points)
        offered += point.offered;
    EXPECT_NEAR(static_cast<double>(offered), 3000, 2);
    EXPECT_EQ(metrics.points[30].rate.pointsPerSecond, 2 * 466);
    EXPECT_GT(metrics.points[30].gpuUse, 0.01);
    ASSERT_EQ(metrics.shares.size(), 2U);
    EXPECT_EQ(metrics.shares[0].ordinal, 1);
    EXPECT_EQ(metrics.shares[0].node, lab.node("web-1").id);
    EXPECT_NEAR(static_cast<double>(metrics.shares[0].completed), 1500, 2);
    EXPECT_LE(lab.sim.metrics({id, 80, {from}, {lab.sim.now()}, 10}).points.size(), 10U);
    EXPECT_TRUE(lab.sim.metrics({{"none"}, 0, {from}, {lab.sim.now()}, 10}).points.empty());
}

TEST(Files, AreRefusedForANodeThatHasNoDisk) {
    Lab lab;
    lab.deploy(spec("files", 1));
    const auto id = lab.node("web-1").id;
    EXPECT_TRUE(lab.sim.files(id)->empty());
    EXPECT_EQ(lab.sim.readFile(id, "/none").error().code, domain::ErrorCode::NotFound);
    EXPECT_FALSE(lab.sim.readFile(id, "../etc/passwd"));
    EXPECT_EQ(lab.sim.files({"node-99"}).error().code, domain::ErrorCode::NotFound);
    lab.inject(domain::FaultKind::KillNode, id.value);
    EXPECT_EQ(lab.sim.files(id).error().code, domain::ErrorCode::WrongState);
}

}  // namespace berth::sim::platform::testing
