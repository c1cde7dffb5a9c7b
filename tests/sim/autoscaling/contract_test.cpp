// SPDX-License-Identifier: GPL-3.0-or-later
// What every policy promises, on random loads.
#include <gtest/gtest.h>

#include "sim/autoscaling/largest_within.h"
#include "sim/engine/random.h"
#include "tests/sim/autoscaling/looks.h"

namespace berth::sim::autoscaling::testing {
namespace {

using domain::AutoscalingKind;

constexpr AutoscalingKind kKinds[] = {AutoscalingKind::QueueDelay, AutoscalingKind::QueueLength,
                                      AutoscalingKind::Hpa, AutoscalingKind::Knative};

class EveryPolicy : public ::testing::TestWithParam<AutoscalingKind> {};

ScalingMetrics randomLook(engine::RandomStream& random, engine::Time at, int wanted) {
    ScalingMetrics metrics;
    metrics.at = at;
    metrics.wanted = wanted;
    metrics.ready = static_cast<int>(random.below(static_cast<std::uint64_t>(wanted) + 1));
    metrics.inProgress = static_cast<int>(random.below(500));
    if (random.below(2) == 0) {
        metrics.queued = static_cast<int>(random.below(2000));
        metrics.oldestWait = static_cast<double>(random.below(60));
    }
    metrics.meanPerNode = static_cast<double>(random.below(200)) / 100;
    return metrics;
}

TEST_P(EveryPolicy, StaysWithinItsBoundsAndSaysWhy) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        engine::RandomStream random(seed, "autoscaling");
        const auto spec = specOf(GetParam(), 1 + static_cast<int>(random.below(3)),
                                 4 + static_cast<int>(random.below(40)));
        const auto policy = makeScalingPolicy(spec);
        int wanted = spec.minimum;
        engine::Time at = 0;
        for (int i = 0; i < 300; ++i) {
            at += policy->period();
            const ScalingDecision decision = policy->decide(randomLook(random, at, wanted));
            ASSERT_GE(decision.nodes, spec.minimum);
            ASSERT_LE(decision.nodes, spec.maximum);
            ASSERT_FALSE(decision.reason.empty());
            wanted = random.below(20) == 0 ? spec.maximum : decision.nodes;
        }
    }
}

TEST_P(EveryPolicy, ComesDownToItsMinimumWhenNothingIsAsked) {
    const auto policy = makeScalingPolicy(specOf(GetParam(), 2, 64));
    int wanted = 64;
    engine::Time at = 0;
    for (; at < 600 * kSecond; at += policy->period()) {
        ScalingMetrics metrics = look(engine::toSeconds(at), wanted);
        wanted = policy->decide(metrics).nodes;
    }
    EXPECT_EQ(wanted, 2);
}

TEST_P(EveryPolicy, DecidesTheSameOfTheSame) {
    const auto one = makeScalingPolicy(specOf(GetParam()));
    const auto two = makeScalingPolicy(specOf(GetParam()));
    engine::RandomStream first(7, "twice"), second(7, "twice");
    for (int i = 1; i < 200; ++i) {
        const engine::Time at = i * one->period();
        ASSERT_EQ(one->decide(randomLook(first, at, 5)), two->decide(randomLook(second, at, 5)));
    }
}

INSTANTIATE_TEST_SUITE_P(Kinds, EveryPolicy, ::testing::ValuesIn(kKinds),
                         [](const auto& kind) { return std::string(toText(kind.param)); });

TEST(LargestWithin, IsThatOfASimpleLook) {
    engine::RandomStream random(3, "largest");
    LargestWithin fast(10 * kSecond);
    std::vector<std::pair<engine::Time, int>> all;
    engine::Time at = 0;
    for (int i = 0; i < 2000; ++i) {
        at += static_cast<engine::Time>(random.below(3)) * kSecond;
        const int value = static_cast<int>(random.below(50));
        all.emplace_back(at, value);
        int largest = 0;
        for (const auto& [when, noted] : all) {
            if (when >= at - 10 * kSecond) largest = std::max(largest, noted);
        }
        ASSERT_EQ(fast.note(at, value), largest);
    }
}

TEST(WarmPoolSize, IsTheLargerOfNumberAndShare) {
    domain::AutoscalingSpec spec;
    EXPECT_EQ(spec.warmNodes(10), 0);
    spec.warm = {2, 0.1};
    EXPECT_EQ(spec.warmNodes(0), 2);
    EXPECT_EQ(spec.warmNodes(20), 2);
    EXPECT_EQ(spec.warmNodes(21), 3);
    spec.warm = {0, 0.3};
    EXPECT_EQ(spec.warmNodes(10), 3);  // 0.3 · 10 is a little more than 3
    EXPECT_EQ(spec.warmNodes(1), 1);
    EXPECT_EQ(spec.warmNodes(0), 0);
}

}  // namespace
}  // namespace berth::sim::autoscaling::testing
