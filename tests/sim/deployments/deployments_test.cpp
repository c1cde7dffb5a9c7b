// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

using domain::DeploymentState;
using domain::ErrorCode;
using domain::EventKind;
using domain::NodeState;
using Names = std::vector<std::string>;

namespace {

domain::DeploymentSpec withMode(domain::DeploymentSpec spec, const std::string& mode) {
    spec.environment = {{"MODE", mode}};
    return spec;
}

}  // namespace

TEST(Deployments, ScaleUpAndDownAndNeverUseAnOrdinalTwice) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 2));
    ASSERT_TRUE(lab.apply(domain::ScaleDeployment{id, 4}));
    EXPECT_EQ(lab.liveNodes(), (Names{"web-1", "web-2", "web-3", "web-4"}));
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Starting);
    lab.runFor(60 * kSecond);
    ASSERT_TRUE(lab.apply(domain::ScaleDeployment{id, 1}));
    EXPECT_EQ(lab.liveNodes(), Names{"web-1"});
    lab.runFor(60 * kSecond);
    ASSERT_TRUE(lab.apply(domain::ScaleDeployment{id, 2}));
    EXPECT_EQ(lab.liveNodes(), (Names{"web-1", "web-5"}));
    ASSERT_TRUE(lab.apply(domain::ScaleDeployment{id, 0}));
    EXPECT_EQ(lab.liveNodes(), Names{});
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.sim.clusterReport().gpuAllocated, 0);
}

TEST(Deployments, ReplaceEveryNodeOnAnEditWithoutLeavingTheBounds) {
    for (const auto& [surge, unavailable] : {std::pair{1, 0}, {0, 1}, {2, 1}, {4, 4}}) {
        Lab lab;
        domain::DeploymentSpec rolling = withMode(spec("echo", 4), "a");
        rolling.rollingUpdate = {surge, unavailable};
        const auto id = lab.deploy(rolling);
        ASSERT_TRUE(lab.apply(domain::EditDeployment{id, withMode(rolling, "b")}));
        EXPECT_EQ(lab.deployment(id).revision, 2);
        while (lab.sim.now() < 600 * kSecond && lab.sim.stepInstant()) {
            const domain::Snapshot snapshot = lab.sim.snapshot();
            int active = 0;
            for (const domain::Node& node : snapshot.nodes)
                active += node.alive() && node.state != NodeState::Terminating ? 1 : 0;
            ASSERT_LE(active, 4 + surge);
            ASSERT_GE(snapshot.deployments.at(0).nodesReady, 4 - unavailable);
        }
        EXPECT_EQ(lab.liveNodes(), (Names{"web-5", "web-6", "web-7", "web-8"}));
        for (const std::string& name : lab.liveNodes())
            EXPECT_EQ(lab.node(name).revision, 2);
    }
}

TEST(Deployments, DoNotRestartAnythingForAnEditThatChangesNothing) {
    Lab lab;
    const auto id = lab.deploy(withMode(spec("echo", 2), "a"));
    ASSERT_TRUE(lab.apply(domain::EditDeployment{id, withMode(spec("echo", 2), "a")}));
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.deployment(id).revision, 1);
    EXPECT_EQ(lab.liveNodes(), (Names{"web-1", "web-2"}));
}

TEST(Deployments, KeepTheirNodesWhenOnlyWhatClientsKeepWithThemChanges) {
    Lab lab;
    domain::DeploymentSpec edited = spec("echo", 2);
    const auto id = lab.deploy(edited);
    edited.extensions = R"({"note":1})";
    const auto plan = lab.sim.plan(domain::EditDeployment{id, edited});
    ASSERT_TRUE(plan);
    EXPECT_TRUE(plan->nodesEnded.empty());
    EXPECT_EQ(plan->nodesStarted, 0);
    ASSERT_TRUE(lab.apply(domain::EditDeployment{id, edited}));
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.deployment(id).spec.extensions, edited.extensions);
    EXPECT_EQ(lab.deployment(id).revision, 1);
    EXPECT_EQ(lab.liveNodes(), (Names{"web-1", "web-2"}));
    EXPECT_EQ(lab.told.of(domain::EventKind::DeploymentEdited).size(), 1U);
    // With anything else it is an edit like any other.
    edited.extensions.clear();
    edited.environment = {{"MODE", "b"}};
    ASSERT_TRUE(lab.apply(domain::EditDeployment{id, edited}));
    lab.runFor(180 * kSecond);
    EXPECT_EQ(lab.liveNodes(), (Names{"web-3", "web-4"}));
}

TEST(Deployments, KeepNameAndNodesOnAnEdit) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 2));
    domain::DeploymentSpec other = withMode(spec("echo", 7), "b");
    other.name = "other";
    ASSERT_TRUE(lab.apply(domain::EditDeployment{id, other}));
    EXPECT_EQ(lab.deployment(id).spec.name, "web");
    EXPECT_EQ(lab.deployment(id).spec.nodes, 2);
}

TEST(Deployments, AreMendedByAnEditOfTheImageEvenWhenThePoolIsFull) {
    Lab lab(smallScenario(1, 1));
    domain::DeploymentSpec broken = spec("docker.io/library/nginx:1", 2);
    const auto id = lab.create(broken);
    lab.runTo(30 * kSecond);
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Failing);
    ASSERT_TRUE(lab.apply(domain::EditDeployment{id, spec("echo", 2)}));
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Running);
}

TEST(Deployments, OpenAndCloseLinksWithTheirPortsAndChangeThePolicyOfALink) {
    Lab lab;
    const auto id = lab.deploy(spec("dailyhot", 2));
    domain::DeploymentSpec both = spec("dailyhot", 2);
    both.ports = {{80, domain::BalancingPolicy::Random}, {6688, {}}};
    ASSERT_TRUE(lab.apply(domain::EditDeployment{id, both}));
    EXPECT_EQ(lab.told.opened.size(), 2U);
    EXPECT_EQ(lab.deployment(id).links.size(), 2U);
    EXPECT_EQ(lab.deployment(id).links[0].balancing, domain::BalancingPolicy::Random);
    both.ports = {{6688, {}}};
    ASSERT_TRUE(lab.apply(domain::EditDeployment{id, both}));
    ASSERT_EQ(lab.told.closed.size(), 1U);
    EXPECT_EQ(lab.told.closed[0].key.port, 80);
    EXPECT_EQ(lab.sim.links().size(), 1U);
}

TEST(Deployments, PauseEndsEveryNodeAndResumeStartsNewOnes) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 3));
    ASSERT_TRUE(lab.apply(domain::PauseDeployment{id}));
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Paused);
    lab.runFor(30 * kSecond);
    EXPECT_EQ(lab.sim.clusterReport().gpuAllocated, 0);
    EXPECT_EQ(lab.sim.snapshot().rateNow.pointsPerSecond, 0);
    ASSERT_TRUE(lab.apply(domain::ResumeDeployment{id}));
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Starting);
    EXPECT_EQ(lab.liveNodes(), (Names{"web-4", "web-5", "web-6"}));
}

TEST(Deployments, PauseThemselvesAfterTheTimeThatWasGiven) {
    Lab lab;
    domain::DeploymentSpec trial = spec("echo", 1);
    trial.stopAfter = std::chrono::hours(2);
    const auto id = lab.deploy(trial);
    EXPECT_EQ(lab.deployment(id).stopsAt->ns, 7200 * kSecond);
    EXPECT_TRUE(lab.deployment(id).warnings.empty());
    lab.runTo(3600 * kSecond);
    EXPECT_EQ(lab.deployment(id).warnings.at(0).kind, domain::WarningKind::StopsSoon);
    lab.runTo(7200 * kSecond);
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Paused);
    EXPECT_EQ(lab.told.of(EventKind::DeploymentStoppedItself).size(), 1U);
    ASSERT_TRUE(lab.apply(domain::ResumeDeployment{id}));
    EXPECT_EQ(lab.deployment(id).stopsAt->ns, 14400 * kSecond);
}

TEST(Deployments, DoNotStopThemselvesOnceTheyArePaused) {
    Lab lab;
    domain::DeploymentSpec trial = spec("echo", 1);
    trial.stopAfter = std::chrono::minutes(10);
    const auto id = lab.deploy(trial);
    ASSERT_TRUE(lab.apply(domain::PauseDeployment{id}));
    lab.runFor(3600 * kSecond);
    EXPECT_TRUE(lab.told.of(EventKind::DeploymentStoppedItself).empty());
}

TEST(Deployments, RestartReplacesEveryNodeAtTheSameRevision) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 2));
    ASSERT_TRUE(lab.apply(domain::RestartDeployment{id}));
    lab.runFor(120 * kSecond);
    EXPECT_EQ(lab.liveNodes(), (Names{"web-3", "web-4"}));
    EXPECT_EQ(lab.node("web-3").revision, 1);
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Running);
}

TEST(Deployments, AreGoneWithTheirLastNodeAndTheNameIsFreeAgain) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 1));
    ASSERT_TRUE(lab.apply(domain::DeleteDeployment{id}));
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Deleting);
    EXPECT_EQ(lab.apply(domain::CreateDeployment{spec("echo", 1)}).error().code,
              ErrorCode::AlreadyExists);
    EXPECT_EQ(lab.apply(domain::PauseDeployment{id}).error().code, ErrorCode::WrongState);
    lab.runFor(30 * kSecond);
    EXPECT_EQ(lab.apply(domain::PauseDeployment{id}).error().code, ErrorCode::NotFound);
    EXPECT_NE(lab.create(spec("echo", 1)), id);
}

TEST(Deployments, CanBeDeletedBeforeAnythingHasBeenPlaced) {
    Lab lab(smallScenario(1, 1));
    domain::DeploymentSpec big = spec("echo", 3);
    lab.create(big);
    domain::DeploymentSpec waiting = spec("echo", 1);
    waiting.name = "waits";
    const auto id = lab.create(waiting);
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Pending);
    EXPECT_EQ(lab.told.opened.size(), 1U);
    ASSERT_TRUE(lab.apply(domain::DeleteDeployment{id}));
    lab.runFor(kSecond);
    EXPECT_EQ(lab.sim.snapshot().deployments.size(), 1U);
    EXPECT_TRUE(lab.told.closed.empty());
}

TEST(Deployments, RefuseWhatIsWrongAndChangeNothing) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 2));
    const auto hash = lab.sim.traceHash();
    const auto events = lab.told.events.size();
    domain::DeploymentSpec bad = spec("echo", 2);
    bad.name = "Bad Name";
    EXPECT_EQ(lab.apply(domain::CreateDeployment{bad}).error().field, "name");
    EXPECT_EQ(lab.apply(domain::CreateDeployment{spec("echo", 1)}).error().code,
              ErrorCode::AlreadyExists);
    EXPECT_EQ(lab.apply(domain::ScaleDeployment{id, 1001}).error().field, "nodes");
    EXPECT_EQ(lab.apply(domain::ScaleDeployment{id, -1}).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(lab.apply(domain::ResumeDeployment{id}).error().code, ErrorCode::WrongState);
    EXPECT_EQ(lab.apply(domain::ReplaceNode{{"node-99"}}).error().code, ErrorCode::NotFound);
    EXPECT_EQ(lab.apply(domain::DeleteDeployment{{"deployment-99"}}).error().code,
              ErrorCode::NotFound);
    EXPECT_EQ(lab.told.events.size(), events);
    EXPECT_EQ(lab.sim.traceHash(), hash);
    EXPECT_EQ(lab.liveNodes().size(), 2U);
}

TEST(Deployments, ApplyAnOperationOnceHoweverOftenItIsSent) {
    Lab lab;
    const domain::ChangeRequest request{{"op"}, domain::CreateDeployment{spec("echo", 1)}, 0};
    const auto first = lab.sim.apply(request);
    ASSERT_TRUE(first);
    EXPECT_FALSE(first->repeated);
    const auto again = lab.sim.apply(request);
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->repeated);
    EXPECT_EQ(again->deployment, first->deployment);
    EXPECT_EQ(lab.sim.snapshot().deployments.size(), 1U);
    EXPECT_FALSE(lab.sim.outcomeOf({"other"}));
}

TEST(Deployments, NameTheOperationThatCausedAnEvent) {
    Lab lab;
    ASSERT_TRUE(lab.sim.apply({{"op-7"}, domain::CreateDeployment{spec("echo", 1)}, 0}));
    EXPECT_EQ(lab.told.of(EventKind::DeploymentCreated).at(0).operation.value, "op-7");
    for (std::size_t i = 0; i < lab.told.events.size(); ++i)
        EXPECT_EQ(lab.told.events[i].sequence, i + 1);
}

}  // namespace berth::sim::platform::testing
