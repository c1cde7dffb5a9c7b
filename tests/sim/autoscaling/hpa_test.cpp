// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/autoscaling/hpa/hpa.h"

#include <gtest/gtest.h>

#include "tests/sim/autoscaling/looks.h"

namespace berth::sim::autoscaling::testing {
namespace {

domain::AutoscalingSpec aimingAt(double target, int maximum = 100) {
    auto spec = specOf(domain::AutoscalingKind::Hpa, 1, maximum);
    spec.target = target;
    return spec;
}

ScalingMetrics busy(double seconds, int wanted, int ready, double mean) {
    ScalingMetrics metrics = look(seconds, wanted);
    metrics.ready = ready;
    metrics.meanPerNode = mean;
    return metrics;
}

int first(double target, int wanted, int ready, double mean) {
    Hpa policy(aimingAt(target));
    return policy.decide(busy(15, wanted, ready, mean)).nodes;
}

// The documentation's: 200m against 100m doubles, 50m against 100m halves (after the window).
TEST(HpaPolicy, MultipliesByTheRatioToTheTarget) {
    EXPECT_EQ(first(0.1, 2, 2, 0.2), 4);
    EXPECT_EQ(first(0.5, 3, 3, 0.9), 6);  // ceil(5.4)
    Hpa policy(aimingAt(0.1));
    EXPECT_EQ(policy.decide(busy(0, 4, 4, 0.05)).nodes, 4);
    EXPECT_EQ(policy.decide(busy(300, 4, 4, 0.05)).nodes, 4);
    EXPECT_EQ(policy.decide(busy(315, 4, 4, 0.05)).nodes, 2);
}

TEST(HpaPolicy, LeavesATenthEitherWayAlone) {
    EXPECT_EQ(first(0.5, 10, 10, 0.55), 10);
    EXPECT_EQ(first(0.5, 10, 10, 0.45), 10);
    EXPECT_EQ(first(0.5, 10, 10, 0.56), 12);
}

TEST(HpaPolicy, GrowsByFourNodesOrTwofoldIn15Seconds) {
    EXPECT_EQ(first(0.1, 1, 1, 1), 5);
    EXPECT_EQ(first(0.1, 10, 10, 1), 20);
    Hpa policy(aimingAt(0.1));
    EXPECT_EQ(policy.decide(busy(15, 1, 1, 1)).nodes, 5);
    // Within the same period nothing is left of it; in the next one there is.
    const ScalingDecision again = policy.decide(busy(20, 5, 5, 1));
    EXPECT_EQ(again.nodes, 5);
    EXPECT_NE(again.reason.find("at most 5 in 15 s"), std::string::npos) << again.reason;
    EXPECT_EQ(policy.decide(busy(30, 5, 5, 1)).nodes, 10);
}

TEST(HpaPolicy, FallsToTheLargestRecommendationOfFiveMinutes) {
    Hpa policy(aimingAt(0.5));
    EXPECT_EQ(policy.decide(busy(0, 4, 4, 0.5)).nodes, 4);
    EXPECT_EQ(policy.decide(busy(60, 4, 4, 0.3)).nodes, 4);
    EXPECT_EQ(policy.decide(busy(301, 4, 4, 0.1)).nodes, 3);  // of 60 s: ceil(0.6 · 4)
    EXPECT_EQ(policy.decide(busy(361, 3, 3, 0.1)).nodes, 1);
}

// replica_calculator.go: nodes that are not ready count as using nothing when it would grow.
TEST(HpaPolicy, CountsNodesThatAreNotReadyAsIdleBeforeItGrows) {
    EXPECT_EQ(first(0.5, 5, 3, 1.0), 6);  // 3·1.0/5 = 0.6, a ratio of 1.2
    EXPECT_EQ(first(0.5, 6, 3, 1.0), 6);  // ratio 1.0: enough are on their way
    EXPECT_EQ(first(0.5, 8, 3, 1.0), 8);  // it would fall now: nothing is done
    EXPECT_EQ(first(0.5, 4, 0, 0.0), 4);  // nothing to measure
}

TEST(HpaPolicy, StaysWithinItsBounds) {
    Hpa policy(aimingAt(0.1, 6));
    EXPECT_EQ(policy.decide(busy(15, 4, 4, 1)).nodes, 6);
    EXPECT_EQ(policy.decide(busy(30, 9, 0, 0)).nodes, 6);
}

}  // namespace
}  // namespace berth::sim::autoscaling::testing
