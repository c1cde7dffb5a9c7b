// SPDX-License-Identifier: GPL-3.0-or-later
// One node for another: asked for, not ready, killed.
#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

using domain::EventKind;
using domain::NodeState;
using domain::ReasonKind;
using Names = std::vector<std::string>;

namespace {

// A file server whose health path fails while its disk is full.
domain::DeploymentSpec probedFiles(int nodes) {
    domain::DeploymentSpec probed = spec("files", nodes);
    domain::Probe probe;
    probe.path = "/health";
    probed.health.readiness = probe;
    return probed;
}

}  // namespace

TEST(Replacement, OfANodeComesUpBeforeItEnds) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 2));
    ASSERT_TRUE(lab.apply(domain::ReplaceNode{lab.node("web-1").id}));
    EXPECT_EQ(lab.liveNodes(), (Names{"web-1", "web-2", "web-3"}));
    while (lab.node("web-3").state != NodeState::Running) {
        EXPECT_EQ(lab.node("web-1").state, NodeState::Running);
        ASSERT_TRUE(lab.sim.stepInstant());
    }
    lab.runFor(5 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Ended);
    EXPECT_EQ(lab.node("web-1").reason, ReasonKind::ReplacedByUser);
    EXPECT_EQ(lab.liveNodes(), (Names{"web-2", "web-3"}));
    EXPECT_EQ(lab.deployment(id).nodesReady, 2);
}

TEST(Replacement, LeavesNoNodeTooManyWhenTheDeploymentIsScaledDownMeanwhile) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 2));
    ASSERT_TRUE(lab.apply(domain::ReplaceNode{lab.node("web-1").id}));
    EXPECT_EQ(lab.liveNodes(), (Names{"web-1", "web-2", "web-3"}));
    ASSERT_TRUE(lab.apply(domain::ScaleDeployment{id, 1}));
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.liveNodes(), (Names{"web-2"}));
    EXPECT_EQ(lab.node("web-1").reason, ReasonKind::ReplacedByUser);
    EXPECT_EQ(lab.deployment(id).nodesReady, 1);
}

TEST(Replacement, IsRefusedForANodeThatIsEndingOrGone) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 2));
    ASSERT_TRUE(lab.apply(domain::ScaleDeployment{id, 1}));
    const auto gone = lab.node("web-2").id;
    EXPECT_EQ(lab.apply(domain::ReplaceNode{gone}).error().code, domain::ErrorCode::WrongState);
    lab.runFor(30 * kSecond);
    EXPECT_EQ(lab.apply(domain::ReplaceNode{gone}).error().code, domain::ErrorCode::WrongState);
}

TEST(Replacement, IsToldOfNodesThatWereLostAndOfNoneThatWereNotWanted) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 3));
    lab.inject(domain::FaultKind::KillNode, lab.node("web-2").id.value);
    lab.runFor(60 * kSecond);
    const auto replaced = lab.told.of(EventKind::NodeReplaced);
    ASSERT_EQ(replaced.size(), 1U);
    EXPECT_EQ(replaced[0].nodeName, "web-2");
    EXPECT_EQ(replaced[0].detail, "by web-4");
    ASSERT_TRUE(lab.apply(domain::PauseDeployment{id}));
    lab.runFor(60 * kSecond);
    ASSERT_TRUE(lab.apply(domain::ResumeDeployment{id}));
    lab.runFor(60 * kSecond);
    ASSERT_TRUE(lab.apply(domain::ScaleDeployment{id, 5}));
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.liveNodes().size(), 5U);
    EXPECT_EQ(lab.told.of(EventKind::NodeReplaced).size(), 1U);
}

TEST(Replacement, OfAKilledNodeStartsAtOnceWhileTheOthersGoOnAnswering) {
    Lab lab;
    lab.deploy(spec("echo", 3));
    lab.inject(domain::FaultKind::KillNode, lab.node("web-2").id.value);
    lab.runFor(0);
    EXPECT_EQ(lab.liveNodes(), (Names{"web-1", "web-3", "web-4"}));
    EXPECT_EQ(lab.ask("GET", "/")->status, 200);
    EXPECT_EQ(lab.ask("GET", "/")->status, 200);
}

TEST(Replacement, StartsWhenAReadyNodeIsNotReadyAnyMoreAndTheFailedOneEndsThen) {
    Lab lab;
    const auto id = lab.deploy(probedFiles(2));
    const engine::Time at = lab.sim.now();
    lab.inject(domain::FaultKind::DiskFull, lab.node("web-1").id.value);
    while (lab.node("web-1").state == NodeState::Running)
        ASSERT_TRUE(lab.sim.stepInstant());
    EXPECT_LE(lab.sim.now() - at, 30 * kSecond);  // the third failure
    EXPECT_EQ(lab.node("web-1").reasonDetail, "GET /health on 80: 507");
    lab.runFor(0);
    EXPECT_EQ(lab.liveNodes(), (Names{"web-1", "web-2", "web-3"}));
    EXPECT_EQ(lab.deployment(id).state, domain::DeploymentState::Degraded);
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.liveNodes(), (Names{"web-2", "web-3"}));
    EXPECT_EQ(lab.node("web-1").reason, ReasonKind::ReadinessProbeFailed);
    EXPECT_TRUE(lab.sim.faults().empty());  // the full disk is gone with its node
}

TEST(Replacement, IsCancelledWhenTheNodeRecoversFirst) {
    scenario::Scenario scenario = smallScenario(1, 1);  // the replacement needs the other machine
    Lab lab(std::move(scenario));
    domain::DeploymentSpec one = probedFiles(1);
    lab.deploy(one);
    lab.inject(domain::FaultKind::RegistryDown, "");
    const auto full = lab.inject(domain::FaultKind::DiskFull, lab.node("web-1").id.value);
    lab.runFor(40 * kSecond);
    EXPECT_EQ(lab.liveNodes(), (Names{"web-1", "web-2"}));
    ASSERT_TRUE(lab.sim.clearFault(full));
    lab.runFor(15 * kSecond);
    EXPECT_EQ(lab.liveNodes(), Names{"web-1"});
    EXPECT_EQ(lab.node("web-1").state, NodeState::Running);
}

TEST(Replacement, IsNotStartedWhenThePlatformDoesNot) {
    scenario::Scenario scenario = smallScenario();
    scenario.cluster.options.replaceOnReadinessFailure = false;
    Lab lab(std::move(scenario));
    lab.deploy(probedFiles(1));
    lab.inject(domain::FaultKind::DiskFull, lab.node("web-1").id.value);
    lab.runFor(120 * kSecond);
    EXPECT_EQ(lab.liveNodes(), Names{"web-1"});
    EXPECT_EQ(lab.node("web-1").state, NodeState::NotReady);
}

}  // namespace berth::sim::platform::testing
