// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/autoscaling/knative/knative.h"

#include <gtest/gtest.h>

#include "tests/sim/autoscaling/looks.h"

namespace berth::sim::autoscaling::testing {
namespace {

// Feeds the policy every two seconds; its nodes are ready at once.
struct KnativeRun {
    explicit KnativeRun(int minimum, int first, double target = 10, int maximum = 1000)
        : policy([&] {
              auto spec = specOf(domain::AutoscalingKind::Knative, minimum, maximum);
              spec.target = target;
              return spec;
          }()),
          nodes(first) {}

    void during(double seconds, int requests) {
        for (const double until = now + seconds; now + 2 <= until;) {
            now += 2;
            ScalingMetrics metrics = look(now, nodes);
            metrics.inProgress = nodes > 0 ? requests : 0;
            metrics.queued = nodes > 0 ? 0 : requests;
            last = policy.decide(metrics);
            nodes = last.nodes;
        }
    }

    Knative policy;
    int nodes;
    double now = 0;
    ScalingDecision last;
};

TEST(KnativePolicy, AimsAtSeventyPercentOfTheTarget) {
    KnativeRun run(1, 3);
    run.during(60, 21);  // 21 / (10 · 0.7)
    EXPECT_EQ(run.nodes, 3);
    EXPECT_DOUBLE_EQ(run.last.metric, 21);
    run.during(60, 22);
    EXPECT_EQ(run.nodes, 4);
    EXPECT_EQ(run.last.reason, "22.0 requests on average, 7 to a node");
}

TEST(KnativePolicy, PanicsAtTwiceWhatIsReadyAndFollowsTheShortWindow) {
    KnativeRun run(1, 1);
    run.during(60, 7);
    EXPECT_FALSE(run.policy.panics());
    run.during(2, 35);  // mean of 6 s: (7 + 7 + 35) / 3 = 16.3: three nodes
    EXPECT_TRUE(run.policy.panics());
    EXPECT_EQ(run.nodes, 3);
    EXPECT_NE(run.last.reason.find("panic: 16.3 requests"), std::string::npos) << run.last.reason;
    run.during(4, 35);
    EXPECT_EQ(run.nodes, 5);
}

TEST(KnativePolicy, NeverFallsWhileItPanicsAndLeavesAfterAStableWindow) {
    KnativeRun run(1, 1);
    run.during(60, 7);
    run.during(10, 35);
    ASSERT_EQ(run.nodes, 5);
    run.during(50, 1);
    EXPECT_TRUE(run.policy.panics());
    EXPECT_EQ(run.nodes, 5);
    run.during(20, 1);
    EXPECT_FALSE(run.policy.panics());
    EXPECT_LT(run.nodes, 5);
}

TEST(KnativePolicy, HalvesAtMostAndMultipliesByAThousandAtMost) {
    KnativeRun down(1, 16);
    down.during(2, 1);
    EXPECT_EQ(down.nodes, 8);
    down.during(2, 1);
    EXPECT_EQ(down.nodes, 4);
    KnativeRun up(1, 1, 1, 5000);
    up.during(2, 3000);  // asks for 4286
    EXPECT_EQ(up.nodes, 1000);
}

TEST(KnativePolicy, GoesToZeroAfterAnEmptyWindowAndThirtySecondsOfGrace) {
    KnativeRun run(0, 1);
    run.during(20, 3);
    run.during(58, 0);
    EXPECT_EQ(run.nodes, 1);
    run.during(30, 0);
    EXPECT_EQ(run.nodes, 1);
    run.during(4, 0);
    EXPECT_EQ(run.nodes, 0);
    run.during(600, 0);
    EXPECT_EQ(run.nodes, 0);
    run.during(2, 1);  // one request waits
    EXPECT_EQ(run.nodes, 1);
}

TEST(KnativePolicy, DoesNotGiveUpItsFirstNodeBeforeItHasSeenAWholeWindow) {
    KnativeRun run(0, 1);
    run.during(88, 0);
    EXPECT_EQ(run.nodes, 1);
    run.during(8, 0);
    EXPECT_EQ(run.nodes, 0);
}

TEST(KnativePolicy, KeepsItsMinimum) {
    KnativeRun run(2, 5);
    run.during(600, 0);
    EXPECT_EQ(run.nodes, 2);
}

}  // namespace
}  // namespace berth::sim::autoscaling::testing
