// SPDX-License-Identifier: GPL-3.0-or-later
// The ways down: termination, wiped disks, lost machines.
#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

using domain::EventKind;
using domain::NodeState;
using domain::ReasonKind;

namespace {

// A service time of ten seconds, so that requests are in progress when it matters.
scenario::Scenario slowAnswers() {
    scenario::Scenario scenario = smallScenario();
    for (images::ImageModel& image : scenario.images)
        image.serviceTime = {engine::DistributionKind::Constant, 10, 0};
    return scenario;
}

domain::MachineId machineOf(const Lab& lab, const char* node) {
    return lab.node(node).machine;
}

}  // namespace

TEST(NodeEnd, LeavesTheBalancerAtOnceAndTheProcessEndsSoonAfterSigterm) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 2));
    ASSERT_TRUE(lab.apply(domain::ScaleDeployment{id, 1}));
    const engine::Time at = lab.sim.now();
    EXPECT_EQ(lab.node("web-2").state, NodeState::Terminating);
    EXPECT_EQ(lab.node("web-2").reason, ReasonKind::ScaledDown);
    EXPECT_EQ(lab.deployment(id).links[0].readyNodes, 1);
    lab.runFor(2 * kSecond);
    const domain::Node ended = lab.node("web-2");
    EXPECT_EQ(ended.state, NodeState::Ended);
    EXPECT_EQ(ended.lastExit->code, 143);
    EXPECT_GT(ended.ended->ns, at);
    lab.runFor(600 * kSecond);
    EXPECT_EQ(lab.sim.snapshot().nodes.size(), 1U);  // listed for ten minutes
}

TEST(NodeEnd, LetsRequestsInProgressFinish) {
    Lab lab(slowAnswers());
    const auto id = lab.deploy(spec("echo", 1));
    const auto client = lab.send("GET", "/");
    lab.runFor(kSecond);
    ASSERT_TRUE(lab.apply(domain::PauseDeployment{id}));
    lab.runFor(8 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Terminating);
    lab.runFor(3 * kSecond);
    EXPECT_EQ(client->status, 200);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Ended);
    EXPECT_EQ(lab.node("web-1").lastExit->code, 143);
}

TEST(NodeEnd, KillsWhatIsNotDoneWhenTheGracePeriodIsOver) {
    Lab lab(slowAnswers());
    domain::DeploymentSpec hasty = spec("echo", 1);
    hasty.terminationGrace = std::chrono::seconds(2);
    const auto id = lab.deploy(hasty);
    const auto client = lab.send("GET", "/");
    ASSERT_TRUE(lab.apply(domain::PauseDeployment{id}));
    const engine::Time at = lab.sim.now();
    lab.runFor(20 * kSecond);
    // 5 s of draining at most, then SIGTERM, then 2 s.
    EXPECT_EQ(lab.node("web-1").ended->ns - at, 7 * kSecond);
    EXPECT_EQ(lab.node("web-1").lastExit->code, 137);
    EXPECT_EQ(client->status, 502);
}

TEST(NodeEnd, EndsAtOnceWithoutARunningProcess) {
    Lab lab;
    const auto id = lab.create(spec("echo", 2));
    lab.runTo(5 * kSecond);
    ASSERT_TRUE(lab.apply(domain::PauseDeployment{id}));
    EXPECT_EQ(lab.node("web-1").state, NodeState::Ended);
    EXPECT_EQ(lab.sim.clusterReport().gpuAllocated, 0);
}

TEST(NodeEnd, WipesTheDiskOfAKilledNodeAndSaysHowMuchWasLost) {
    Lab lab;
    lab.deploy(spec("files", 1));
    EXPECT_EQ(lab.ask("PUT", "/notes.txt", "hello")->status / 100, 2);
    EXPECT_EQ(lab.node("web-1").diskUsed.count, 5);
    EXPECT_EQ(lab.node("web-1").diskFiles, 1);
    lab.inject(domain::FaultKind::KillNode, lab.node("web-1").id.value);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Ended);
    EXPECT_EQ(lab.node("web-1").reason, ReasonKind::Killed);
    const auto wiped = lab.told.of(EventKind::NodeDataWiped);
    ASSERT_EQ(wiped.size(), 1U);
    EXPECT_EQ(wiped[0].value, 5);
    EXPECT_EQ(wiped[0].nodeName, "web-1");
    EXPECT_EQ(wiped[0].detail, "1 file");
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.node("web-2").state, NodeState::Running);
    EXPECT_EQ(lab.ask("GET", "/notes.txt")->status, 404);
}

TEST(NodeEnd, WipesTheDiskWhenAContainerRestartsIfThePlatformDoes) {
    for (const bool wipes : {true, false}) {
        scenario::Scenario scenario = smallScenario();
        scenario.cluster.options.wipeDiskOnContainerRestart = wipes;
        Lab lab(std::move(scenario));
        lab.deploy(spec("files", 1));
        lab.ask("PUT", "/notes.txt", "hello");
        lab.inject(domain::FaultKind::OutOfMemory, lab.node("web-1").id.value);
        EXPECT_EQ(lab.node("web-1").lastExit->code, 137);
        EXPECT_EQ(lab.node("web-1").lastExit->reason, "OutOfMemory");
        lab.runFor(5 * kSecond);
        EXPECT_EQ(lab.ask("GET", "/notes.txt")->status, wipes ? 404 : 200);
        EXPECT_EQ(lab.told.of(EventKind::NodeDataWiped).size(), wipes ? 1U : 0U);
    }
}

TEST(NodeEnd, KeepsWhatIsOnAVolume) {
    Lab lab;
    domain::DeploymentSpec mounted = spec("files", 1);
    mounted.mounts = {{{"vol"}, "/data"}};
    const auto id = lab.deploy(mounted);
    lab.ask("PUT", "/data/kept.txt", "kept");
    lab.ask("PUT", "/lost.txt", "lost");
    EXPECT_EQ(lab.node("web-1").diskUsed.count, 4);
    EXPECT_EQ(lab.sim.snapshot().volumes.at(0).used.count, 4);
    const auto files = lab.sim.files(lab.node("web-1").id);
    ASSERT_TRUE(files);
    ASSERT_EQ(files->size(), 2U);
    EXPECT_EQ(files->at(0).path, "/data/kept.txt");
    EXPECT_TRUE(files->at(0).onVolume);
    EXPECT_EQ(lab.sim.readFile(lab.node("web-1").id, "/data/kept.txt").value(), "kept");
    ASSERT_TRUE(lab.apply(domain::RestartDeployment{id}));
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.ask("GET", "/data/kept.txt")->body, "kept");
    EXPECT_EQ(lab.ask("GET", "/lost.txt")->status, 404);
}

TEST(NodeEnd, BecomesUnknownFortySecondsAfterItsMachineFellSilentAndIsReplacedLater) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 2));
    const engine::Time at = lab.sim.now();
    lab.inject(domain::FaultKind::MachineDown, machineOf(lab, "web-1").value);
    EXPECT_EQ(lab.node("web-1").state, NodeState::NotReady);
    EXPECT_EQ(lab.node("web-1").reason, ReasonKind::MachineDown);
    EXPECT_EQ(lab.node("web-1").rate.pointsPerSecond, 0);
    EXPECT_EQ(lab.ask("GET", "/")->node, "web-2");
    lab.runTo(at + 40 * kSecond - 1);
    EXPECT_EQ(lab.node("web-1").state, NodeState::NotReady);
    lab.runTo(at + 40 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Unknown);
    EXPECT_EQ(lab.deployment(id).warnings.at(0).kind, domain::WarningKind::NodesUnknown);
    lab.runTo(at + 100 * kSecond - 1);
    EXPECT_EQ(lab.liveNodes(), (std::vector<std::string>{"web-1", "web-2"}));
    lab.runTo(at + 100 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Ended);
    EXPECT_EQ(lab.node("web-1").reason, ReasonKind::MachineSilent);
    EXPECT_EQ(lab.liveNodes(), (std::vector<std::string>{"web-2", "web-3"}));
    EXPECT_NE(machineOf(lab, "web-3"), machineOf(lab, "web-1"));
}

TEST(NodeEnd, StartsAgainInPlaceWhenTheMachineIsBackInTime) {
    for (const int down : {10, 60}) {  // before it is Unknown, and before it is replaced
        Lab lab;
        lab.deploy(spec("echo", 1));
        lab.inject(domain::FaultKind::MachineDown, machineOf(lab, "web-1").value,
                   std::chrono::seconds(down));
        lab.runFor((down + 2) * kSecond);
        EXPECT_EQ(lab.node("web-1").state, NodeState::Running);
        EXPECT_EQ(lab.node("web-1").restarts, 1);
        lab.runFor(300 * kSecond);
        EXPECT_EQ(lab.liveNodes(), std::vector<std::string>{"web-1"});
    }
}

TEST(NodeEnd, PlacesNothingOnAMachineThatIsDownOrCordoned) {
    Lab lab(smallScenario(1, 4));
    domain::DeploymentSpec north = spec("echo", 1);
    north.regions = {{"north"}};
    const auto cordon = lab.inject(domain::FaultKind::Cordon, "north-4090-001");
    lab.create(north);
    EXPECT_EQ(lab.node("web-1").placement.back().filter,
              domain::PlacementRejection::Filter::Cordoned);
    lab.inject(domain::FaultKind::MachineDown, "north-4090-001", std::chrono::seconds(30));
    lab.runFor(kSecond);
    EXPECT_EQ(lab.node("web-1").placement.back().filter, domain::PlacementRejection::Filter::Down);
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Pending);
    ASSERT_TRUE(lab.sim.clearFault(cordon));
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Running);
}

}  // namespace berth::sim::platform::testing
