// SPDX-License-Identifier: GPL-3.0-or-later
// Nodes of a machine whose disk is full.
#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

using domain::EventKind;
using domain::FaultKind;
using domain::NodeState;
using domain::ReasonKind;
using Names = std::vector<std::string>;

namespace {

constexpr const char* kNorth = "north-4090-001";

domain::DeploymentSpec inNorth(const std::string& image, int nodes) {
    domain::DeploymentSpec placed = spec(image, nodes);
    placed.regions = {{"north"}};
    return placed;
}

std::vector<engine::Time> timesOf(const Lab& lab, EventKind kind) {
    std::vector<engine::Time> times;
    for (const domain::Event& event : lab.told.of(kind))
        times.push_back(event.at.ns);
    return times;
}

}  // namespace

TEST(Eviction, FailsANodeForGoodAndSaysWhy) {
    Lab lab;
    lab.deploy(spec("echo", 1));
    const std::string machine = lab.node("web-1").machine.value;
    lab.inject(FaultKind::MachineDiskFull, machine);
    const domain::Node failed = lab.node("web-1");
    EXPECT_EQ(failed.state, NodeState::Failed);
    EXPECT_EQ(failed.reason, ReasonKind::DiskFull);
    EXPECT_EQ(failed.reasonDetail, machine);
    EXPECT_EQ(failed.lastExit->code, 137);
    EXPECT_EQ(failed.ended->ns, lab.sim.now());
    const auto told = lab.told.of(EventKind::NodeFailed);
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].nodeName, "web-1");
    EXPECT_EQ(told[0].subject, machine);
    EXPECT_EQ(told[0].severity, domain::Severity::Error);
    EXPECT_EQ(told[0].detail, "evicted: the disk of " + machine + " is full");
    lab.runFor(300 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Failed);
    EXPECT_TRUE(lab.told.of(EventKind::NodeRestarting).empty());
}

TEST(Eviction, MakesAnotherNodeOnAnotherMachine) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 1));
    lab.inject(FaultKind::MachineDiskFull, lab.node("web-1").machine.value);
    lab.runFor(0);
    EXPECT_EQ(lab.liveNodes(), Names{"web-2"});
    EXPECT_NE(lab.node("web-2").machine, lab.node("web-1").machine);
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.deployment(id).state, domain::DeploymentState::Running);
}

TEST(Eviction, GivesMachineMoneyAndDiskBackAtOnce) {
    Lab lab;
    lab.deploy(spec("files", 1));
    EXPECT_EQ(lab.ask("PUT", "/notes.txt", "hello")->status / 100, 2);
    lab.inject(FaultKind::MachineDiskFull, lab.node("web-1").machine.value);
    EXPECT_EQ(lab.sim.clusterReport().gpuAllocated, 0);
    EXPECT_EQ(lab.sim.snapshot().rateNow.pointsPerSecond, 0);
    const auto wiped = lab.told.of(EventKind::NodeDataWiped);
    ASSERT_EQ(wiped.size(), 1U);
    EXPECT_EQ(wiped[0].value, 5);
    EXPECT_EQ(lab.sim.files(lab.node("web-1").id).error().code, domain::ErrorCode::WrongState);
    const domain::Money cost = lab.node("web-1").cost;
    EXPECT_EQ(cost, lab.sim.snapshot().costSoFar);
}

TEST(Eviction, BreaksTheRequestsThatTheNodeWasAnswering) {
    scenario::Scenario scenario = smallScenario();
    for (images::ImageModel& image : scenario.images)
        image.serviceTime = {engine::DistributionKind::Constant, 5, 0};
    Lab lab(std::move(scenario));
    lab.deploy(spec("echo", 1));
    const auto broken = lab.send("GET", "/");
    lab.runFor(kSecond);
    lab.inject(FaultKind::MachineDiskFull, lab.node("web-1").machine.value);
    EXPECT_EQ(broken->status, 502);
}

TEST(Eviction, TakesOneNodeEveryTenSecondsThatWithTheMostOnItsDiskFirst) {
    Lab lab(smallScenario(1, 4));
    lab.deploy(inNorth("files", 3));
    EXPECT_EQ(lab.ask("PUT", "/a", "much more")->node, "web-1");
    EXPECT_EQ(lab.ask("PUT", "/b", "little")->node, "web-2");
    const engine::Time at = lab.sim.now();
    lab.inject(FaultKind::MachineDiskFull, kNorth);
    lab.runFor(60 * kSecond);
    EXPECT_EQ(timesOf(lab, EventKind::NodeFailed),
              (std::vector<engine::Time>{at, at + 10 * kSecond, at + 20 * kSecond}));
    Names order;
    for (const domain::Event& event : lab.told.of(EventKind::NodeFailed))
        order.push_back(event.nodeName);
    EXPECT_EQ(order, (Names{"web-1", "web-2", "web-3"}));
}

TEST(Eviction, EndsWhenTheDiskHasRoomAgain) {
    Lab lab(smallScenario(1, 4));
    const auto id = lab.deploy(inNorth("files", 3));
    lab.inject(FaultKind::MachineDiskFull, kNorth, std::chrono::seconds(15));
    EXPECT_TRUE(lab.sim.map().regions[0].machines[0].diskFull);
    EXPECT_EQ(lab.ask("PUT", "/a", "x")->status, 507);  // the others cannot write either
    lab.runFor(kSecond);
    EXPECT_EQ(lab.node("web-4").state, NodeState::Pending);
    EXPECT_EQ(lab.node("web-4").placement.back().filter,
              domain::PlacementRejection::Filter::DiskFull);
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.told.of(EventKind::NodeFailed).size(), 2U);
    EXPECT_FALSE(lab.sim.map().regions[0].machines[0].diskFull);
    EXPECT_EQ(lab.deployment(id).nodesReady, 3);
    EXPECT_EQ(lab.ask("PUT", "/a", "x")->status / 100, 2);
}

TEST(Eviction, WaitsForAMachineThatIsDown) {
    Lab lab(smallScenario(1, 4));
    lab.deploy(inNorth("echo", 1));
    lab.inject(FaultKind::MachineDown, kNorth, std::chrono::seconds(30));
    lab.inject(FaultKind::MachineDiskFull, kNorth);
    lab.runFor(29 * kSecond);
    EXPECT_TRUE(lab.told.of(EventKind::NodeFailed).empty());
    lab.runFor(11 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Failed);
}

TEST(Eviction, LeavesNodesAloneThatAreEnding) {
    scenario::Scenario scenario = smallScenario(1, 4);
    for (images::ImageModel& image : scenario.images)
        image.serviceTime = {engine::DistributionKind::Constant, 3, 0};
    Lab lab(std::move(scenario));
    const auto id = lab.deploy(inNorth("echo", 1));
    const auto client = lab.send("GET", "/");
    ASSERT_TRUE(lab.apply(domain::PauseDeployment{id}));
    lab.inject(FaultKind::MachineDiskFull, kNorth);
    lab.runFor(10 * kSecond);
    EXPECT_EQ(client->status, 200);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Ended);
    EXPECT_EQ(lab.node("web-1").reason, ReasonKind::Paused);
}

TEST(Eviction, IsForgottenAfterTenMinutes) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 1));
    lab.inject(FaultKind::MachineDiskFull, lab.node("web-1").machine.value,
               std::chrono::seconds(1));
    lab.runFor(600 * kSecond - 1);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Failed);
    EXPECT_EQ(lab.sim.clusterReport().failedNodes, 1);
    lab.runFor(1);
    EXPECT_EQ(lab.sim.snapshot().nodes.size(), 1U);
    ASSERT_TRUE(lab.apply(domain::DeleteDeployment{id}));
    lab.runFor(1200 * kSecond);
    EXPECT_TRUE(lab.sim.snapshot().deployments.empty());
}

}  // namespace berth::sim::platform::testing
