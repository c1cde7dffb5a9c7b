// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <future>
#include <memory>
#include <utility>

#include "sim/platform/policy_comparer.h"
#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

namespace {

using domain::BalancingPolicy;
using Comparison = domain::Result<domain::PolicyComparison>;

// Half a minute of load on three nodes.
comparison::ComparisonTask taskOf(Lab& lab) {
    lab.sim.recordTraffic();
    const domain::DeploymentId id = lab.deploy(spec("echo", 3));
    EXPECT_TRUE(lab.sim.startLoad({id, 80, domain::ArrivalKind::Poisson, 40}));
    lab.runFor(30 * kSecond);
    auto task = lab.sim.recordingOf(id, 80);
    EXPECT_TRUE(task) << task.error().detail;
    if (!task) return {};
    task->policies = {BalancingPolicy::RoundRobin, BalancingPolicy::LeastConnections};
    return std::move(*task);
}

domain::Reply<domain::PolicyComparison> replyTo(std::promise<Comparison>& promise) {
    return [&promise](Comparison comparison) { promise.set_value(std::move(comparison)); };
}

}  // namespace

TEST(PolicyRecording, HoldsWhatCameToTheLinkAndWhoWouldAnswerItNow) {
    Lab lab;
    const comparison::ComparisonTask task = taskOf(lab);
    const domain::Deployment deployment = lab.sim.snapshot().deployments.front();
    EXPECT_EQ(task.comparison.nodes, 3);
    EXPECT_EQ(task.comparison.current, BalancingPolicy::RoundRobin);
    EXPECT_EQ(task.comparison.deployment, deployment.id);
    EXPECT_NEAR(static_cast<double>(task.comparison.requests), 1'200, 150);
    ASSERT_EQ(task.recording.requests.size(), static_cast<std::size_t>(task.comparison.requests));
    EXPECT_EQ(engine::toInstant(task.recording.requests.front().at), task.comparison.from);
    EXPECT_EQ(engine::toInstant(task.recording.requests.back().at), task.comparison.to);
    EXPECT_EQ(task.recording.nodes.size(), 3u);
}

TEST(PolicyRecording, ForgetsWhatIsOlderThanTenMinutes) {
    Lab lab;
    (void)taskOf(lab);
    const domain::DeploymentId id = lab.sim.snapshot().deployments.front().id;
    ASSERT_TRUE(lab.sim.stopLoad(id, 80));
    lab.runFor(601 * kSecond);
    const auto task = lab.sim.recordingOf(id, 80);
    ASSERT_FALSE(task);
    EXPECT_EQ(task.error().code, domain::ErrorCode::WrongState);
}

TEST(PolicyRecording, SaysWhyThereIsNothingToCompare) {
    Lab lab;
    EXPECT_EQ(lab.sim.recordingOf({"nobody"}, 80).error().code, domain::ErrorCode::NotFound);
    lab.sim.recordTraffic();
    const domain::DeploymentId id = lab.deploy(spec("echo", 1));
    EXPECT_EQ(lab.sim.recordingOf(id, 81).error().code, domain::ErrorCode::NotFound);
    EXPECT_EQ(lab.sim.recordingOf(id, 80).error().code, domain::ErrorCode::WrongState);
    EXPECT_TRUE(lab.sim.startLoad({id, 80, domain::ArrivalKind::Constant, 5}));
    lab.runFor(5 * kSecond);
    EXPECT_TRUE(lab.sim.recordingOf(id, 80));
    ASSERT_TRUE(lab.apply(domain::PauseDeployment{id}));
    lab.runFor(120 * kSecond);
    EXPECT_EQ(lab.sim.recordingOf(id, 80).error().detail, "no node is ready");
}

TEST(PolicyRecording, ChangesNothingInTheSimulation) {
    Lab with, without;
    with.sim.recordTraffic();
    for (Lab* lab : {&with, &without}) {
        const domain::DeploymentId id = lab->deploy(spec("echo", 2));
        ASSERT_TRUE(lab->sim.startLoad({id, 80, domain::ArrivalKind::Poisson, 20}));
        lab->runFor(20 * kSecond);
        if (lab == &with) {
            ASSERT_TRUE(lab->sim.recordingOf(id, 80));
        }
        lab->runFor(20 * kSecond);
    }
    EXPECT_EQ(with.sim.traceHash(), without.sim.traceHash());
}

TEST(PolicyComparer, GivesTheFiguresOfEachPolicyThatWasAskedFor) {
    Lab lab;
    PolicyComparer comparer;
    std::promise<Comparison> promise;
    comparer.compare(taskOf(lab), replyTo(promise));
    const Comparison comparison = promise.get_future().get();
    ASSERT_TRUE(comparison);
    ASSERT_EQ(comparison->figures.size(), 2u);
    EXPECT_EQ(comparison->figures[0].policy, BalancingPolicy::RoundRobin);
    EXPECT_EQ(comparison->figures[0].completed, comparison->requests);
    EXPECT_EQ(comparison->figures[1].policy, BalancingPolicy::LeastConnections);
}

TEST(PolicyComparer, TakesOneComparisonAtATimeAndAnotherAfterwards) {
    Lab lab;
    comparison::ComparisonTask task = taskOf(lab);
    task.policies.assign(200, BalancingPolicy::Random);  // long enough to be in the way
    std::promise<Comparison> first, second, third;
    PolicyComparer comparer;
    comparer.compare(task, replyTo(first));
    comparer.compare(task, replyTo(second));
    const Comparison refused = second.get_future().get();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, domain::ErrorCode::Unavailable);
    EXPECT_TRUE(first.get_future().get());
    comparer.compare(task, replyTo(third));
    EXPECT_TRUE(third.get_future().get());
}

TEST(PolicyComparer, AnswersTheOneThatRunsWhenItEnds) {
    Lab lab;
    comparison::ComparisonTask task = taskOf(lab);
    task.policies.assign(100'000, BalancingPolicy::Random);
    std::promise<Comparison> promise;
    {
        PolicyComparer comparer;
        comparer.compare(std::move(task), replyTo(promise));
    }
    const Comparison ended = promise.get_future().get();
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().code, domain::ErrorCode::ShuttingDown);
}

}  // namespace berth::sim::platform::testing
