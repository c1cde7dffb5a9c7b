// SPDX-License-Identifier: GPL-3.0-or-later
// The whole simulation against queueing theory, over few and short runs; bench_theory has the long
// ones.
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "tests/sim/platform/queueing_formulas.h"
#include "tests/sim/platform/served_queue.h"

namespace berth::sim::testing {
namespace {

TEST(QueueingFormulas, GiveTheKnownFigures) {
    EXPECT_NEAR(erlangB(10, 8), .121661064252952, 1e-14);
    EXPECT_NEAR(erlangB(100, 90), .026957380464359, 1e-14);
    EXPECT_NEAR(erlangB(1000, 1000), .024811917646160, 1e-14);
    EXPECT_NEAR(erlangC(1, .9), .9, 1e-14);
    EXPECT_NEAR(meanWait(1, .9), 9, 1e-12);
    EXPECT_NEAR(erlangC(10, 9), .668731524107697, 1e-14);
    EXPECT_NEAR(meanWait(10, 9), .668731524107697, 1e-14);
    EXPECT_NEAR(erlangC(100, 90), .216940480906366, 1e-14);
    EXPECT_NEAR(meanWait(100, 90), .021694048090637, 1e-14);
    EXPECT_NEAR(meanWaitOfOne(.8, 0), 2, 1e-14);
    EXPECT_NEAR(meanWaitOfOne(.8, 1), 4, 1e-14);
    EXPECT_NEAR(blockedOfOne(.9, 10), .050813731327412, 1e-14);
}

TEST(QueueingFormulas, AnIntervalIsThatOfStudentsT) {
    const Interval interval = interval99({1, 2, 3});
    EXPECT_DOUBLE_EQ(interval.mean, 2);
    EXPECT_NEAR(interval.half, 9.925 / std::sqrt(3.0), 1e-3);
    EXPECT_TRUE(interval.holds(2 + 5.7));
    EXPECT_FALSE(interval.holds(2 - 5.8));
}

constexpr std::uint64_t kSeeds = 8;

void expectFigure(const ServedQueue& queue, double ServedFigures::*figure, double expected) {
    std::vector<double> figures;
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed)
        figures.push_back(serveQueue(queue, seed).*figure);
    const Interval interval = interval99(figures);
    EXPECT_TRUE(interval.holds(expected)) << interval.mean << " ± " << interval.half;
    // An interval that holds everything would prove nothing.
    EXPECT_LT(interval.half, 0.2 * expected);
}

TEST(QueueingTheoryOfTheSimulation, ANodeWithoutAQueueIsALossSystem) {
    expectFigure({8, 10, 0, 1, "round_robin", "distribution: exponential", 3'000},
                 &ServedFigures::blocked, erlangB(10, 8));
}

TEST(QueueingTheoryOfTheSimulation, ANodeThatQueuesFollowsErlangC) {
    expectFigure({8, 10, 100'000, 1, "round_robin", "distribution: exponential", 6'000},
                 &ServedFigures::waited, erlangC(10, 8));
    expectFigure({.5, 1, 100'000, 1, "round_robin", "distribution: exponential", 3'000},
                 &ServedFigures::meanWait, meanWait(1, .5));
}

TEST(QueueingTheoryOfTheSimulation, AShortQueueTurnsAwayWhatItShould) {
    expectFigure({.9, 1, 3, 1, "round_robin", "distribution: exponential", 3'000},
                 &ServedFigures::blocked, blockedOfOne(.9, 4));
}

TEST(QueueingTheoryOfTheSimulation, ConstantServiceWaitsHalfAsLong) {
    expectFigure({.5, 1, 100'000, 1, "round_robin", "distribution: constant", 3'000},
                 &ServedFigures::meanWait, meanWaitOfOne(.5, 0));
}

}  // namespace
}  // namespace berth::sim::testing
