// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "sim/deployments/autoscaler.h"
#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

using domain::AutoscalingKind;
using domain::ErrorCode;
using domain::EventKind;
using domain::NodeState;
using Names = std::vector<std::string>;

namespace {

// One request at a time, each takes a second.
scenario::Scenario slowScenario(int machines = 4, int cards = 4) {
    scenario::Scenario scenario = smallScenario(machines, cards);
    for (images::ImageModel& image : scenario.images) {
        image.serviceTime = {engine::DistributionKind::Constant, 1, 0};
        image.concurrency = 1;
        image.queueLimit = 1000;
    }
    return scenario;
}

domain::DeploymentSpec elastic(AutoscalingKind kind, int minimum, int maximum, int nodes) {
    domain::DeploymentSpec made = spec("echo", nodes);
    made.autoscaling.emplace();
    made.autoscaling->kind = kind;
    made.autoscaling->minimum = minimum;
    made.autoscaling->maximum = maximum;
    return made;
}

void load(Lab& lab, const domain::DeploymentId& id, double rate) {
    ASSERT_TRUE(lab.sim.startLoad({id, 80, domain::ArrivalKind::Constant, rate}));
}

}  // namespace

TEST(Autoscaler, FollowsTheQueueUpAndDownAndSaysWhy) {
    Lab lab(slowScenario());
    auto wanted = elastic(AutoscalingKind::QueueDelay, 1, 8, 1);
    wanted.autoscaling->idleTimeout = std::chrono::seconds(30);
    const auto id = lab.deploy(wanted);
    load(lab, id, 4);
    lab.runFor(120 * kSecond);
    EXPECT_GE(lab.deployment(id).spec.nodes, 4);
    const auto told = lab.told.of(EventKind::DeploymentAutoscaled);
    ASSERT_FALSE(told.empty());
    EXPECT_NE(told.front().detail.find("1 → "), std::string::npos) << told.front().detail;
    EXPECT_NE(told.front().detail.find("queue delay 4."), std::string::npos);
    EXPECT_EQ(told.back().value, lab.deployment(id).spec.nodes);
    ASSERT_TRUE(lab.sim.stopLoad(id, 80));
    lab.runFor(120 * kSecond);
    EXPECT_EQ(lab.deployment(id).spec.nodes, 1);
    EXPECT_EQ(lab.liveNodes().size(), 1U);
}

TEST(Autoscaler, HoldsTheFirstRequestUntilANodeIsThereAndGoesBackToZero) {
    for (const AutoscalingKind kind :
         {AutoscalingKind::QueueDelay, AutoscalingKind::QueueLength, AutoscalingKind::Knative}) {
        Lab lab(slowScenario());
        const auto id = lab.create(elastic(kind, 0, 4, 1));
        lab.runFor(300 * kSecond);
        ASSERT_EQ(lab.liveNodes(), Names{}) << toText(kind);
        EXPECT_EQ(lab.deployment(id).state, domain::DeploymentState::Running);
        const engine::Time asked = lab.sim.now();
        const auto client = lab.ask("GET", "/");
        EXPECT_EQ(client->status, 200);
        EXPECT_EQ(client->node, "web-2");
        EXPECT_LT(lab.sim.now() - asked, 60 * kSecond);
        EXPECT_EQ(lab.deployment(id).spec.nodes, 1);
        lab.runFor(300 * kSecond);
        EXPECT_EQ(lab.liveNodes(), Names{});
        EXPECT_EQ(lab.sim.links().size(), 1U);
    }
}

TEST(Autoscaler, RefusesWhatWaitsWhenItIsPausedAndAsksNothingWhileItIs) {
    Lab lab(slowScenario());
    const auto id = lab.create(elastic(AutoscalingKind::QueueLength, 0, 4, 0));
    lab.runFor(5 * kSecond);
    const auto waits = lab.send("GET", "/");
    ASSERT_FALSE(waits->done);
    ASSERT_TRUE(lab.apply(domain::PauseDeployment{id}));
    EXPECT_EQ(waits->status, 503);
    ASSERT_TRUE(lab.apply(domain::ResumeDeployment{id}));
    ASSERT_TRUE(
        lab.apply(domain::EditDeployment{id, elastic(AutoscalingKind::QueueLength, 1, 4, 1)}));
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.deployment(id).nodesReady, 1);  // brought within the new bounds
    ASSERT_TRUE(lab.apply(domain::PauseDeployment{id}));
    EXPECT_EQ(lab.ask("GET", "/")->status, 503);
    const std::uint64_t before = lab.told.of(EventKind::DeploymentAutoscaled).size();
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.liveNodes(), Names{});
    ASSERT_TRUE(lab.apply(domain::ResumeDeployment{id}));
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.deployment(id).nodesReady, 1);
    EXPECT_EQ(lab.told.of(EventKind::DeploymentAutoscaled).size(), before);
}

TEST(Autoscaler, LetsItBeScaledByHandWithinItsBoundsAlone) {
    Lab lab(slowScenario());
    auto wanted = elastic(AutoscalingKind::QueueLength, 1, 4, 1);
    wanted.autoscaling->idleTimeout = std::chrono::seconds(60);
    const auto id = lab.deploy(wanted);
    for (const int nodes : {0, 5}) {
        const auto refused = lab.apply(domain::ScaleDeployment{id, nodes});
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
        EXPECT_EQ(refused.error().field, "nodes");
        EXPECT_NE(refused.error().detail.find("1 to 4"), std::string::npos);
        EXPECT_FALSE(lab.sim.plan(domain::ScaleDeployment{id, nodes}));
    }
    ASSERT_TRUE(lab.apply(domain::ScaleDeployment{id, 3}));
    lab.runFor(55 * kSecond);
    EXPECT_EQ(lab.deployment(id).spec.nodes, 3);  // as if it had been needed
    lab.runFor(10 * kSecond);
    EXPECT_EQ(lab.deployment(id).spec.nodes, 1);
}

TEST(Autoscaler, ChangesNoNodeWhenOnlyItIsEdited) {
    Lab lab(slowScenario());
    const auto id = lab.deploy(spec("echo", 2));
    auto edited = elastic(AutoscalingKind::QueueLength, 3, 6, 2);
    const auto plan = lab.sim.plan(domain::EditDeployment{id, edited});
    ASSERT_TRUE(plan) << plan.error().detail;
    EXPECT_TRUE(plan->nodesEnded.empty());
    EXPECT_EQ(plan->nodesStarted, 1);
    EXPECT_EQ(plan->rateAfter.pointsPerSecond, 3 * 466);
    ASSERT_TRUE(lab.apply(domain::EditDeployment{id, edited}, plan->basis));
    lab.runFor(30 * kSecond);
    EXPECT_EQ(lab.liveNodes(), (Names{"web-1", "web-2", "web-3"}));
    EXPECT_EQ(lab.deployment(id).revision, 1);
}

TEST(Autoscaler, WantsNoMoreThanTheMachinesHold) {
    Lab lab(slowScenario(1, 4));  // eight cards in all
    const auto id = lab.deploy(elastic(AutoscalingKind::QueueLength, 1, 100, 1));
    load(lab, id, 50);
    lab.runFor(20 * kSecond);
    EXPECT_EQ(lab.deployment(id).spec.nodes, 8);
    const auto told = lab.told.of(EventKind::DeploymentAutoscaled);
    EXPECT_NE(told.back().detail.find("the machines hold 8"), std::string::npos)
        << told.back().detail;
}

TEST(Autoscaler, KeepsABoundedHistoryForCharts) {
    Lab lab(slowScenario());
    const auto id = lab.deploy(elastic(AutoscalingKind::QueueDelay, 1, 8, 1));
    const auto first = lab.deployment(id).autoscaling;
    ASSERT_NE(first, nullptr);
    EXPECT_EQ(lab.deployment(id).autoscaling, first);  // the same object while nothing is new
    load(lab, id, 4);
    lab.runFor(120 * kSecond);
    const auto history = lab.deployment(id).autoscaling;
    ASSERT_NE(history, nullptr);
    ASSERT_GE(history->size(), 8U);
    EXPECT_TRUE(std::is_sorted(history->begin(), history->end(),
                               [](const auto& a, const auto& b) { return a.at < b.at; }));
    EXPECT_TRUE(std::any_of(history->begin(), history->end(), [](const auto& point) {
        return point.metric > 4 && point.wanted > point.ready &&
               point.reason.find("queue delay") == 0;
    }));
    lab.sim.runUntil(4 * 3600 * kSecond);
    EXPECT_EQ(lab.deployment(id).autoscaling->size(), domain::kMostAutoscalingPoints);
    EXPECT_EQ(lab.deployment(lab.create([] {
                     auto other = spec("echo", 1);
                     other.name = "other";
                     return other;
                 }()))
                  .autoscaling,
              nullptr);
}

TEST(WarmPool, KeepsNodesReadyOutOfTheBalancerAndBillsThem) {
    Lab lab(slowScenario());
    auto wanted = elastic(AutoscalingKind::QueueLength, 1, 4, 1);
    wanted.autoscaling->warm.nodes = 2;
    const auto plan = lab.sim.plan(domain::CreateDeployment{wanted});
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->nodesStarted, 3);
    const auto id = lab.deploy(wanted);
    lab.runFor(30 * kSecond);
    const domain::Deployment now = lab.deployment(id);
    EXPECT_EQ(now.nodesReady, 1);
    EXPECT_EQ(now.nodesWarm, 2);
    EXPECT_EQ(now.nodesRunning, 3);
    EXPECT_EQ(now.links.at(0).readyNodes, 1);
    EXPECT_EQ(now.rateNow.pointsPerSecond, 3 * 466);
    EXPECT_EQ(plan->rateAfter.pointsPerSecond, 3 * 466);
    EXPECT_EQ(lab.node("web-2").state, NodeState::Running);
    EXPECT_EQ(lab.node("web-2").reason, domain::ReasonKind::KeptWarm);
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(lab.ask("GET", "/")->node, "web-1");
}

TEST(WarmPool, PutsANodeIntoServiceAtTheInstantItIsWanted) {
    Lab lab(slowScenario());
    auto wanted = elastic(AutoscalingKind::QueueLength, 1, 4, 1);
    wanted.autoscaling->warm.nodes = 1;
    wanted.autoscaling->idleTimeout = std::chrono::seconds(60);
    const auto id = lab.deploy(wanted);
    lab.runFor(30 * kSecond);
    ASSERT_TRUE(lab.apply(domain::ScaleDeployment{id, 2}));
    EXPECT_EQ(lab.deployment(id).nodesReady, 2);  // without any time having passed
    EXPECT_EQ(lab.deployment(id).nodesWarm, 0);
    EXPECT_EQ(lab.liveNodes().size(), 3U);  // the pool is filled again
    lab.runFor(30 * kSecond);
    EXPECT_EQ(lab.deployment(id).nodesWarm, 1);
    ASSERT_TRUE(lab.apply(domain::ScaleDeployment{id, 1}));
    EXPECT_EQ(lab.deployment(id).nodesReady, 1);
    EXPECT_EQ(lab.deployment(id).nodesWarm, 1);
    EXPECT_EQ(lab.node("web-1").reason, domain::ReasonKind::None);
}

TEST(WarmPool, TakesThePlaceOfANodeThatFails) {
    Lab lab(slowScenario());
    auto wanted = elastic(AutoscalingKind::QueueLength, 2, 4, 2);
    wanted.autoscaling->warm.nodes = 1;
    const auto id = lab.deploy(wanted);
    lab.runFor(30 * kSecond);
    lab.inject(domain::FaultKind::KillNode, lab.node("web-1").id.value);
    lab.runFor(0);
    EXPECT_EQ(lab.deployment(id).nodesReady, 2);
    EXPECT_EQ(lab.deployment(id).nodesWarm, 0);
    lab.inject(domain::FaultKind::CrashContainer, lab.node("web-2").id.value);
    lab.runFor(30 * kSecond);
    EXPECT_EQ(lab.deployment(id).nodesReady, 2);
    EXPECT_EQ(lab.deployment(id).nodesWarm, 1);
}

TEST(WarmPool, GoesThroughARollingUpdateAndAwayWhenItIsEditedAway) {
    Lab lab(slowScenario());
    auto wanted = elastic(AutoscalingKind::QueueLength, 2, 4, 2);
    wanted.autoscaling->warm.share = 0.5;
    const auto id = lab.deploy(wanted);
    lab.runFor(30 * kSecond);
    wanted.environment = {{"MODE", "b"}};
    ASSERT_TRUE(lab.apply(domain::EditDeployment{id, wanted}));
    const engine::Time until = lab.sim.now() + 120 * kSecond;
    while (lab.sim.now() < until && lab.sim.stepInstant())
        ASSERT_EQ(lab.deployment(id).nodesReady, 2) << lab.sim.now();
    EXPECT_EQ(lab.deployment(id).nodesWarm, 1);
    wanted.autoscaling->warm = {};
    ASSERT_TRUE(lab.apply(domain::EditDeployment{id, wanted}));
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.deployment(id).nodesReady, 2);
    EXPECT_EQ(lab.deployment(id).nodesWarm, 0);
    EXPECT_EQ(lab.deployment(id).revision, 2);  // the second one replaced no node
    EXPECT_EQ(lab.liveNodes().size(), 2U);
}

TEST(Autoscaler, GoesTheSameWayTwice) {
    const auto hash = [] {
        Lab lab(slowScenario());
        auto wanted = elastic(AutoscalingKind::Knative, 0, 8, 1);
        wanted.autoscaling->target = 2;
        wanted.autoscaling->warm.nodes = 1;
        const auto id = lab.deploy(wanted);
        (void)lab.sim.startLoad({id, 80, domain::ArrivalKind::Poisson, 3});
        lab.runFor(300 * kSecond);
        return lab.sim.traceHash();
    };
    EXPECT_EQ(hash(), hash());
}

}  // namespace berth::sim::platform::testing
