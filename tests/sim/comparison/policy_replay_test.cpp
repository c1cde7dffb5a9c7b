// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/comparison/policy_replay.h"

#include <gtest/gtest.h>

#include <map>

#include "sim/engine/random.h"

namespace berth::sim::comparison {

namespace {

using domain::BalancingPolicy;

constexpr auto kAlways = [] { return true; };

// Poisson arrivals at a load of .8 on nodes that take a tenth of a second a request.
Recording recordingOf(int requests, int nodes) {
    Recording recording;
    recording.seed = 7;
    recording.port.port = 80;
    images::ImageModel image;
    image.listens = {80};
    image.concurrency = 1;
    image.queueLimit = 1'000'000;
    image.serviceTime = {engine::DistributionKind::Exponential, 0.1, 1};
    recording.image = std::make_shared<const images::ImageModel>(std::move(image));
    for (int i = 1; i <= nodes; ++i)
        recording.nodes.push_back({{"n-" + std::to_string(i)}, i, 1});
    engine::RandomStream random(1, "arrivals");
    engine::Time at = 5 * engine::kSecond;
    for (int i = 0; i < requests; ++i) {
        at += static_cast<engine::Time>(random.exponential(0.1e9 / (0.8 * nodes)));
        recording.requests.push_back({at, {}});
    }
    return recording;
}

domain::PolicyFigures figuresOf(const Recording& recording, BalancingPolicy policy) {
    const auto figures = replay(recording, policy, kAlways);
    EXPECT_TRUE(figures);
    return figures.value_or(domain::PolicyFigures{});
}

std::int64_t sumOf(const domain::PolicyFigures& figures) {
    std::int64_t sum = 0;
    for (const domain::NodeShare& share : figures.shares)
        sum += share.completed;
    return sum;
}

}  // namespace

TEST(PolicyReplay, AnswersEveryRequestOnceUnderEveryPolicy) {
    const Recording recording = recordingOf(3'000, 4);
    for (int i = 0; i <= static_cast<int>(domain::kLastBalancingPolicy); ++i) {
        const auto policy = static_cast<BalancingPolicy>(i);
        const domain::PolicyFigures figures = figuresOf(recording, policy);
        EXPECT_EQ(figures.policy, policy);
        EXPECT_EQ(figures.completed + figures.refused + figures.timedOut + figures.failed, 3'000)
            << domain::toText(policy);
        EXPECT_EQ(sumOf(figures), figures.completed) << domain::toText(policy);
        ASSERT_EQ(figures.shares.size(), 4u);
        EXPECT_EQ(figures.shares[2].node.value, "n-3");
        EXPECT_EQ(figures.shares[2].ordinal, 3);
    }
}

TEST(PolicyReplay, PutsPoliciesIntoTheirOrderAtEqualLoad) {
    const Recording recording = recordingOf(20'000, 8);
    const double queue = figuresOf(recording, BalancingPolicy::LeastConnections).meanWait;
    const double two = figuresOf(recording, BalancingPolicy::LeastOfTwo).meanWait;
    const double turn = figuresOf(recording, BalancingPolicy::RoundRobin).meanWait;
    const double chance = figuresOf(recording, BalancingPolicy::Random).meanWait;
    EXPECT_LT(queue, two);
    EXPECT_LT(two, turn);
    EXPECT_LT(turn, chance);
}

TEST(PolicyReplay, GivesARequestTheSameWorkUnderEveryPolicy) {
    // On one node all policies are one.
    const Recording recording = recordingOf(2'000, 1);
    const domain::PolicyFigures first = figuresOf(recording, BalancingPolicy::RoundRobin);
    EXPECT_GT(first.meanWait, 0);
    for (const BalancingPolicy policy : {BalancingPolicy::Random, BalancingPolicy::LeastOfTwo,
                                         BalancingPolicy::LeastConnections}) {
        domain::PolicyFigures other = figuresOf(recording, policy);
        other.policy = first.policy;
        EXPECT_EQ(other, first);
    }
}

TEST(PolicyReplay, TakesWhatIsKnownOfTheWorkOfARequest) {
    Recording recording = recordingOf(100, 2);
    for (serving::TapedRequest& request : recording.requests)
        request.request.service = engine::kMillisecond;
    EXPECT_NEAR(figuresOf(recording, BalancingPolicy::RoundRobin).meanLatency, 0.001, 0.0002);
}

TEST(PolicyReplay, ShowsWhatASlowNodeDoesToEachPolicy) {
    Recording recording = recordingOf(5'000, 4);
    recording.nodes[1].speed = 0.4;
    const domain::PolicyFigures turn = figuresOf(recording, BalancingPolicy::RoundRobin);
    const domain::PolicyFigures least = figuresOf(recording, BalancingPolicy::LeastConnections);
    EXPECT_LT(least.p95, turn.p95);
    EXPECT_LT(least.shares[1].completed, turn.shares[1].completed);
    // In turn it gets as much as the others, and more than it can do within the time-out.
    EXPECT_GT(turn.timedOut, 0);
    EXPECT_EQ(least.timedOut, 0);
}

TEST(PolicyReplay, IsTheSameEachTime) {
    const Recording recording = recordingOf(2'000, 3);
    EXPECT_EQ(figuresOf(recording, BalancingPolicy::Random),
              figuresOf(recording, BalancingPolicy::Random));
}

TEST(PolicyReplay, EndsWhenItIsTold) {
    int asked = 0;
    const auto never = [&asked] {
        ++asked;
        return false;
    };
    EXPECT_FALSE(replay(recordingOf(20'000, 4), BalancingPolicy::RoundRobin, never));
    EXPECT_EQ(asked, 1);
}

TEST(PolicyFigures, KnowHowUnevenTheyAre) {
    domain::PolicyFigures figures;
    EXPECT_EQ(figures.busiestOverMean(), 0);
    figures.shares = {{{"a"}, 1, 30}, {{"b"}, 2, 10}, {{"c"}, 3, 20}};
    EXPECT_DOUBLE_EQ(figures.busiestOverMean(), 1.5);
}

}  // namespace berth::sim::comparison
