// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/empirical.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "sim/engine/distribution.h"
#include "sim/engine/sampler.h"

namespace berth::sim::engine {
namespace {

TEST(EmpiricalValues, AreDrawnInProportionToTheirWeights) {
    const std::vector<double> values{1, 2, 3, 4};
    const std::vector<double> weights{1, 0, 6, 3};
    const EmpiricalValues empirical(values, weights);
    EXPECT_DOUBLE_EQ(empirical.mean(), 0.1 + 1.8 + 1.2);
    EXPECT_NEAR(empirical.cv(), std::sqrt(0.1 + 5.4 + 4.8 - 3.1 * 3.1) / 3.1, 1e-12);
    RandomStream random(1, "empirical");
    std::map<double, double> seen;
    constexpr int kTimes = 100'000;
    for (int i = 0; i < kTimes; ++i)
        ++seen[empirical.draw(random)];
    EXPECT_EQ(seen.count(2), 0U);
    double chi = 0;
    for (const std::size_t i : {0, 2, 3}) {
        const double expected = kTimes * weights[i] / 10;
        chi += std::pow(seen[values[i]] - expected, 2) / expected;
    }
    EXPECT_LT(chi, 13.8);  // 99.9 % point with 2 degrees of freedom
}

TEST(EmpiricalValues, OfNoWeightAreNeverDrawnHoweverSumsAreRounded) {
    RandomStream random(2, "weights");
    for (int round = 0; round < 50; ++round) {
        std::vector<double> values, weights;
        for (int i = 0; i < 40; ++i) {
            const bool weighs = i == 7 || random.below(3) == 0;
            values.push_back(weighs ? 1 : -1);
            weights.push_back(weighs ? random.uniformAboveZero() * 1e-3 : 0);
        }
        const EmpiricalValues empirical(values, weights);
        for (int i = 0; i < 500; ++i)
            EXPECT_EQ(empirical.draw(random), 1);
    }
}

TEST(EmpiricalValues, AreADistributionLikeAnyOther) {
    const auto distribution = Distribution::empirical({{0.5, 1.5}, {1, 1}});
    EXPECT_EQ(distribution.kind, DistributionKind::Empirical);
    EXPECT_DOUBLE_EQ(distribution.mean, 1);
    EXPECT_DOUBLE_EQ(distribution.cv, 0.5);
    EXPECT_EQ(distribution, Distribution::empirical({{0.5, 1.5}, {1, 1}}));
    EXPECT_NE(distribution, Distribution::empirical({{0.5, 1.5}, {1, 2}}));
    RandomStream a(3, "same"), b(3, "same");
    const Sampler sampler(distribution);
    for (int i = 0; i < 100; ++i)
        EXPECT_EQ(sampler.draw(a), distribution.draw(b));
    // Values of 0 only are no reason to draw something else.
    EXPECT_EQ(Distribution::empirical({{0}, {1}}).draw(a), 0);
    EXPECT_EQ(Distribution::empirical({}).draw(a), 0);
}

}  // namespace
}  // namespace berth::sim::engine
