// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/autoscaling/queue_delay/queue_delay.h"

#include <gtest/gtest.h>

#include "tests/sim/autoscaling/looks.h"

namespace berth::sim::autoscaling::testing {
namespace {

ScalingMetrics waiting(double seconds, int nodes, int queued, double oldest) {
    ScalingMetrics metrics = look(seconds, nodes);
    metrics.queued = queued;
    metrics.inProgress = nodes;
    metrics.oldestWait = oldest;
    return metrics;
}

class QueueDelayPolicy : public ::testing::Test {
  protected:
    QueueDelay policy{specOf(domain::AutoscalingKind::QueueDelay)};
};

TEST_F(QueueDelayPolicy, AddsTheNodesThatTheRequestsNeedOnceOneHasWaitedTooLong) {
    const ScalingDecision early = policy.decide(waiting(1, 2, 3, 4.0));
    EXPECT_EQ(early.nodes, 2);
    EXPECT_EQ(early.reason, "queue delay 4.0 s ≤ 4 s");
    const ScalingDecision late = policy.decide(waiting(2, 2, 3, 6.2));
    EXPECT_EQ(late.nodes, 5);
    EXPECT_DOUBLE_EQ(late.metric, 6.2);
    EXPECT_EQ(late.reason, "queue delay 6.2 s > 4 s");
}

TEST_F(QueueDelayPolicy, DoesNotOrderAgainWhatIsStillStarting) {
    ScalingMetrics metrics = waiting(1, 5, 3, 9);
    metrics.ready = metrics.inProgress = 2;
    EXPECT_EQ(policy.decide(metrics).nodes, 5);
}

TEST_F(QueueDelayPolicy, OrdersOneMoreWhereTheReadyOnesAreTooSlowWhateverTheCountSays) {
    auto spec = specOf(domain::AutoscalingKind::QueueDelay);
    spec.concurrency = 100;
    QueueDelay wide(spec);
    EXPECT_EQ(wide.decide(waiting(1, 2, 3, 9)).nodes, 3);
}

TEST_F(QueueDelayPolicy, KeepsANodeForTheIdleTimeout) {
    EXPECT_EQ(policy.decide(waiting(1, 4, 0, 0)).nodes, 4);
    ScalingMetrics quiet = look(2, 4);
    quiet.inProgress = 2;
    EXPECT_EQ(policy.decide(quiet).nodes, 4);
    quiet.at = 6 * kSecond;
    EXPECT_EQ(policy.decide(quiet).nodes, 4);  // five seconds ago four were at work
    quiet.at = 7 * kSecond;
    const ScalingDecision after = policy.decide(quiet);
    EXPECT_EQ(after.nodes, 2);
    EXPECT_EQ(after.reason, "needed at most 2 for 5 s");
}

TEST_F(QueueDelayPolicy, TakesWhatSomebodyElseChoseForNeededAtFirst) {
    EXPECT_EQ(policy.decide(look(1, 1)).nodes, 1);
    EXPECT_EQ(policy.decide(look(20, 6)).nodes, 6);
    EXPECT_EQ(policy.decide(look(25, 6)).nodes, 6);
    EXPECT_EQ(policy.decide(look(26, 6)).nodes, 1);
}

TEST_F(QueueDelayPolicy, BringsTheFirstNodeAtTheFirstRequest) {
    QueueDelay fromZero(specOf(domain::AutoscalingKind::QueueDelay, 0));
    EXPECT_EQ(fromZero.decide(look(1, 0)).nodes, 0);
    ScalingMetrics first = look(2, 0);
    first.queued = 1;
    EXPECT_EQ(fromZero.decide(first).nodes, 1);
}

}  // namespace
}  // namespace berth::sim::autoscaling::testing
