// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/autoscaling/queue_length/queue_length.h"

#include <gtest/gtest.h>

#include "tests/sim/autoscaling/looks.h"

namespace berth::sim::autoscaling::testing {
namespace {

ScalingMetrics requests(double seconds, int nodes, int queued, int inProgress) {
    ScalingMetrics metrics = look(seconds, nodes);
    metrics.queued = queued;
    metrics.inProgress = inProgress;
    return metrics;
}

TEST(QueueLengthPolicy, IsTheRequestsOverTheValueRoundedUp) {
    const struct {
        int queued, inProgress, nodes;
    } examples[] = {{0, 0, 1}, {0, 4, 1}, {1, 4, 2}, {9, 4, 4}, {36, 4, 10}, {400, 4, 10}};
    for (const auto& each : examples) {
        QueueLength policy(specOf(domain::AutoscalingKind::QueueLength));
        const ScalingDecision decision =
            policy.decide(requests(1, 1, each.queued, each.inProgress));
        EXPECT_EQ(decision.nodes, each.nodes) << each.queued << " + " << each.inProgress;
        EXPECT_DOUBLE_EQ(decision.metric, each.queued + each.inProgress);
    }
}

TEST(QueueLengthPolicy, FallsToTheMostThatWasNeededWithinTheIdleTimeout) {
    auto spec = specOf(domain::AutoscalingKind::QueueLength);
    spec.idleTimeout = std::chrono::seconds(30);
    QueueLength policy(spec);
    EXPECT_EQ(policy.decide(requests(0, 1, 24, 4)).nodes, 7);
    EXPECT_EQ(policy.decide(requests(10, 7, 8, 4)).nodes, 7);
    EXPECT_EQ(policy.decide(requests(30, 7, 0, 0)).nodes, 7);
    EXPECT_EQ(policy.decide(requests(31, 7, 0, 0)).nodes, 3);
    EXPECT_EQ(policy.decide(requests(40, 3, 0, 0)).nodes, 3);
    EXPECT_EQ(policy.decide(requests(41, 3, 0, 0)).nodes, 1);
}

TEST(QueueLengthPolicy, GoesToZeroOnlyWhereItMay) {
    QueueLength policy(specOf(domain::AutoscalingKind::QueueLength, 0));
    EXPECT_EQ(policy.decide(requests(1, 2, 0, 0)).nodes, 2);
    EXPECT_EQ(policy.decide(requests(6.5, 2, 0, 0)).nodes, 0);
    EXPECT_EQ(policy.decide(requests(7.5, 0, 1, 0)).nodes, 1);
}

}  // namespace
}  // namespace berth::sim::autoscaling::testing
