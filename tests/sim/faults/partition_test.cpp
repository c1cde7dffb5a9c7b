// SPDX-License-Identifier: GPL-3.0-or-later
// Machines that somebody cannot reach, whole racks and regions, and machines that are drained.
#include <algorithm>

#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

using domain::EventKind;
using domain::FaultCut;
using domain::FaultKind;
using domain::NodeState;
using domain::ReasonKind;

namespace {

std::uint64_t cut(Lab& lab, const std::string& target, FaultCut who) {
    domain::Fault fault;
    fault.kind = FaultKind::Partition;
    fault.target = target;
    fault.cut = who;
    const auto id = lab.sim.inject(fault);
    EXPECT_TRUE(id) << id.error().detail;
    return id.value_or(0);
}

std::uint64_t timesMet(const Lab& lab, FaultKind kind) {
    for (const auto& report : lab.sim.faultReports()) {
        if (report.kind == kind) return report.hits;
    }
    return 0;
}

scenario::Scenario slowAnswers(double seconds) {
    scenario::Scenario scenario = smallScenario();
    for (images::ImageModel& image : scenario.images)
        image.serviceTime = {engine::DistributionKind::Constant, seconds, 0};
    return scenario;
}

int onMachine(const Lab& lab, const domain::MachineId& machine) {
    const auto nodes = lab.sim.snapshot().nodes;
    return static_cast<int>(std::count_if(nodes.begin(), nodes.end(), [&](const auto& node) {
        return node.alive() && node.machine == machine;
    }));
}

}  // namespace

TEST(Partition, OfTheControlPlaneLetsNodesGoOnServingUntilTheyAreUnknown) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 1));
    cut(lab, lab.node("web-1").machine.value, FaultCut::ControlPlane);
    lab.runFor(39 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Running);
    EXPECT_EQ(lab.ask("GET", "/")->status, 200);
    lab.runFor(2 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Unknown);
    EXPECT_EQ(lab.deployment(id).nodesReady, 0);
    EXPECT_EQ(timesMet(lab, FaultKind::Partition), 1U);
}

TEST(Partition, EndsTheReplacedNodeOnlyOnceItsMachineCanBeReachedAgain) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 1));
    const domain::MachineId machine = lab.node("web-1").machine;
    const auto fault = cut(lab, machine.value, FaultCut::ControlPlane);
    lab.runFor(110 * kSecond);  // 40 s of silence and 60 s of patience
    EXPECT_EQ(lab.node("web-1").state, NodeState::Terminating);
    EXPECT_EQ(lab.node("web-1").reason, ReasonKind::MachineSilent);
    EXPECT_EQ(onMachine(lab, machine), 1);  // it holds its card: it is still there
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.node("web-2").state, NodeState::Running);
    EXPECT_NE(lab.node("web-2").machine, machine);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Terminating);
    ASSERT_TRUE(lab.sim.clearFault(fault));
    lab.runFor(10 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Ended);
    EXPECT_EQ(lab.node("web-1").lastExit->code, 143);
    EXPECT_EQ(lab.deployment(id).nodesReady, 1);
}

TEST(Partition, ThatEndsInTimeGivesTheNodeBackWithItsProcess) {
    scenario::Scenario scenario = smallScenario();
    scenario.cluster.options.replaceSilentAfter = 300 * kSecond;
    Lab lab(std::move(scenario));
    (void)lab.deploy(spec("counter", 1));
    const std::string before = lab.ask("GET", "/")->body;
    const auto fault = cut(lab, lab.node("web-1").machine.value, FaultCut::ControlPlane);
    lab.runFor(100 * kSecond);
    ASSERT_EQ(lab.node("web-1").state, NodeState::Unknown);
    ASSERT_TRUE(lab.sim.clearFault(fault));
    lab.runFor(kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Running);
    EXPECT_EQ(lab.node("web-1").restarts, 0);
    EXPECT_NE(lab.ask("GET", "/")->body, before);  // it counts on
    EXPECT_TRUE(lab.told.of(EventKind::NodeDataWiped).empty());
}

TEST(Partition, ShowsAnExitThatNobodySawWhenItIsOver) {
    scenario::Scenario scenario = smallScenario();
    scenario.cluster.options.replaceSilentAfter = 300 * kSecond;
    Lab lab(std::move(scenario));
    (void)lab.deploy(spec("echo", 1));
    const auto fault = cut(lab, lab.node("web-1").machine.value, FaultCut::ControlPlane);
    lab.runFor(60 * kSecond);
    lab.inject(FaultKind::CrashContainer, lab.node("web-1").id.value, {}, 3);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Unknown);
    EXPECT_FALSE(lab.node("web-1").lastExit.has_value());
    ASSERT_TRUE(lab.sim.clearFault(fault));
    EXPECT_EQ(lab.node("web-1").lastExit->code, 3);
    lab.runFor(5 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Running);
    EXPECT_EQ(lab.node("web-1").restarts, 1);
}

TEST(Partition, OfAMachineThatIsSwitchedOffMeanwhileStartsItsNodesAgainAfterBoth) {
    scenario::Scenario scenario = smallScenario();
    scenario.cluster.options.replaceSilentAfter = 900 * kSecond;
    Lab lab(std::move(scenario));
    (void)lab.deploy(spec("echo", 1));
    const std::string machine = lab.node("web-1").machine.value;
    const auto away = cut(lab, machine, FaultCut::Both);
    lab.runFor(60 * kSecond);
    lab.inject(FaultKind::MachineDown, machine, std::chrono::seconds(30));
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Unknown);
    ASSERT_TRUE(lab.sim.clearFault(away));
    lab.runFor(5 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Running);
    EXPECT_EQ(lab.node("web-1").restarts, 1);
}

TEST(Partition, OfClientsFailsRequestsWhileThePlatformFindsAllWell) {
    Lab lab(slowAnswers(10));
    const auto id = lab.deploy(spec("echo", 1));
    const auto begun = lab.send("GET", "/");
    lab.runFor(kSecond);
    const auto fault = cut(lab, "", FaultCut::Clients);
    EXPECT_EQ(begun->status, 502);  // its connection broke
    const auto client = lab.send("GET", "/");
    lab.runFor(4 * kSecond);
    EXPECT_FALSE(client->done);
    lab.runFor(2 * kSecond);
    EXPECT_EQ(client->status, 502);
    lab.runFor(600 * kSecond);
    EXPECT_EQ(lab.deployment(id).nodesReady, 1);
    EXPECT_EQ(timesMet(lab, FaultKind::Partition), 1U);
    ASSERT_TRUE(lab.sim.clearFault(fault));
    EXPECT_EQ(lab.ask("GET", "/")->status, 200);
}

TEST(Partition, KeepsNewNodesAway) {
    Lab lab;
    cut(lab, "north", FaultCut::ControlPlane);
    const auto id = lab.deploy(spec("echo", 8));
    for (const domain::Node& node : lab.sim.snapshot().nodes)
        EXPECT_EQ(node.region.value, "south");
    EXPECT_EQ(lab.deployment(id).nodesReady, 8);
    EXPECT_TRUE(lab.told.of(EventKind::MachineCordoned).empty());
    EXPECT_TRUE(lab.sim.map().regions[0].machines[0].unreachable);
}

TEST(WholeRacks, GoDownAndComeBackTogether) {
    Lab lab;
    domain::Fault fault;
    fault.kind = FaultKind::RackDown;
    fault.target = lab.sim.map().regions[1].machines[0].rack;
    fault.duration = std::chrono::seconds(20);
    ASSERT_TRUE(lab.sim.inject(fault));
    const auto down = [&lab](std::size_t region) {
        const auto machines = lab.sim.map().regions[region].machines;
        return std::count_if(machines.begin(), machines.end(),
                             [](const auto& machine) { return machine.down; });
    };
    EXPECT_EQ(down(0), 0);
    EXPECT_EQ(down(1), 2);
    lab.runFor(21 * kSecond);
    EXPECT_EQ(down(1), 0);
    EXPECT_EQ(lab.told.of(EventKind::MachineUp).size(), 2U);
}

TEST(WholeRegions, GoDownAndAMachineIsWellOnceTheLastOfItsFaultsIsOver) {
    Lab lab;
    const auto region = lab.inject(FaultKind::RegionDown, "north");
    const std::string machine = lab.sim.map().regions[0].machines[0].id.value;
    const auto own = lab.inject(FaultKind::MachineDown, machine);
    ASSERT_TRUE(lab.sim.clearFault(region));
    EXPECT_TRUE(lab.sim.map().regions[0].machines[0].down);
    EXPECT_FALSE(lab.sim.map().regions[0].machines[1].down);
    ASSERT_TRUE(lab.sim.clearFault(own));
    EXPECT_FALSE(lab.sim.map().regions[0].machines[0].down);
}

TEST(Drain, MovesNodesElsewhereOneForOneAndNeverBelowWhatIsReady) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 8));
    const domain::MachineId machine = lab.node("web-1").machine;
    const int there = onMachine(lab, machine);
    ASSERT_GT(there, 0);
    const auto drain = lab.inject(FaultKind::Drain, machine.value);
    const engine::Time limit = lab.sim.now() + 600 * kSecond;
    while (lab.sim.now() < limit) {
        lab.runFor(kSecond);
        ASSERT_GE(lab.deployment(id).nodesReady, 8);
    }
    EXPECT_EQ(onMachine(lab, machine), 0);
    EXPECT_EQ(timesMet(lab, FaultKind::Drain), static_cast<std::uint64_t>(there));
    const auto told = lab.told.of(EventKind::FaultInjected);
    EXPECT_EQ(told.back().detail, std::to_string(there) + " nodes to move");
    EXPECT_EQ(lab.told.of(EventKind::MachineCordoned).size(), 1U);
    ASSERT_TRUE(lab.sim.clearFault(drain));
    EXPECT_EQ(lab.told.of(EventKind::MachineUncordoned).size(), 1U);
}

TEST(Drain, SaysWhichNodesCannotMoveAndKeepsThemUntilThereIsRoom) {
    Lab lab(smallScenario(1, 1));
    const auto id = lab.deploy(spec("echo", 2));
    const domain::MachineId machine = lab.node("web-1").machine;
    const auto drain = lab.inject(FaultKind::Drain, machine.value);
    EXPECT_EQ(lab.told.of(EventKind::FaultInjected).back().detail,
              "1 node to move; no room elsewhere now for web-1");
    lab.runFor(600 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Running);
    EXPECT_EQ(lab.deployment(id).nodesReady, 2);
    EXPECT_TRUE(lab.sim.map().regions[0].machines[0].draining ||
                lab.sim.map().regions[1].machines[0].draining);
    ASSERT_TRUE(lab.sim.clearFault(drain));
}

TEST(Partition, EndsTheReplacedNodeWhenItsMachineIsSwitchedOffOutOfReach) {
    Lab lab;
    lab.deploy(spec("echo", 1));
    const domain::MachineId machine = lab.node("web-1").machine;
    const auto partition = cut(lab, machine.value, FaultCut::ControlPlane);
    lab.runFor(110 * kSecond);
    ASSERT_EQ(lab.node("web-1").state, NodeState::Terminating);
    const auto down = lab.inject(FaultKind::MachineDown, machine.value);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Ended);
    ASSERT_TRUE(lab.sim.clearFault(partition));
    ASSERT_TRUE(lab.sim.clearFault(down));
    lab.runFor(60 * kSecond);
    EXPECT_EQ(onMachine(lab, machine), 0);
    EXPECT_EQ(lab.node("web-2").state, NodeState::Running);
}

TEST(Drain, LetsTheRunsOfJobsGoOn) {
    Lab lab;
    domain::DeploymentSpec job = spec("echo", 1);
    job.job = domain::JobSpec{};
    job.job->runTime = std::chrono::seconds(300);
    lab.create(job);
    lab.runFor(120 * kSecond);
    ASSERT_EQ(lab.node("web-1").state, NodeState::Running);
    lab.inject(FaultKind::Drain, lab.node("web-1").machine.value);
    EXPECT_EQ(lab.told.of(EventKind::FaultInjected).back().detail,
              "0 nodes to move; web-1 stay until their runs are done");
    lab.runFor(600 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Ended);
    EXPECT_EQ(lab.node("web-1").reason, ReasonKind::Completed);
}

}  // namespace berth::sim::platform::testing
