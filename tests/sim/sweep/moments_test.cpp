// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/sweep/moments.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "sim/engine/random.h"

namespace berth::sim::sweep {
namespace {

Moments of(const std::vector<double>& values) {
    Moments moments;
    for (const double value : values)
        moments.add(value);
    return moments;
}

TEST(Moments, AreThoseOfAWorkedExample) {
    const Moments moments = of({2, 4, 4, 4, 5, 5, 7, 9});
    EXPECT_EQ(moments.count, 8);
    EXPECT_DOUBLE_EQ(moments.mean, 5);
    EXPECT_DOUBLE_EQ(moments.squares, 32);
    EXPECT_DOUBLE_EQ(*moments.deviation(), std::sqrt(32.0 / 7));
    EXPECT_EQ(moments.least, 2);
    EXPECT_EQ(moments.greatest, 9);
    // t(.975, 7) = 2.364624
    EXPECT_NEAR(*moments.halfWidth95(), 2.364624 * std::sqrt(32.0 / 7 / 8), 1e-6);
}

TEST(Moments, SayNothingAboutTheScatterOfOneNumber) {
    EXPECT_FALSE(Moments{}.deviation().has_value());
    EXPECT_FALSE(of({3}).deviation().has_value());
    EXPECT_FALSE(of({3}).halfWidth95().has_value());
    EXPECT_EQ(*of({3, 3}).halfWidth95(), 0);
}

TEST(Moments, LoseNothingToALargeMean) {
    EXPECT_DOUBLE_EQ(*of({1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16}).deviation(), std::sqrt(30.0));
}

TEST(Moments, OfTwoRowsJoinedAreThoseOfTheWholeRow) {
    engine::RandomStream random(1, "moments");
    for (int round = 0; round < 100; ++round) {
        std::vector<double> all;
        Moments one, other;
        const std::uint64_t first = random.below(20);
        const std::uint64_t second = random.below(20);
        for (std::uint64_t i = 0; i < first + second; ++i) {
            all.push_back(random.normal(10, 3));
            (i < first ? one : other).add(all.back());
        }
        one.join(other);
        const Moments whole = of(all);
        EXPECT_EQ(one.count, whole.count);
        EXPECT_NEAR(one.mean, whole.mean, 1e-12);
        EXPECT_NEAR(one.squares, whole.squares, 1e-9);
        EXPECT_EQ(one.least, whole.least);
        EXPECT_EQ(one.greatest, whole.greatest);
    }
}

TEST(Moments, HoldTheTrueMeanInTheirIntervalNineteenTimesOfTwenty) {
    engine::RandomStream random(2, "moments");
    int held = 0;
    constexpr int kRows = 4000;
    for (int row = 0; row < kRows; ++row) {
        Moments moments;
        for (int i = 0; i < 5; ++i)
            moments.add(random.normal(7, 2));
        if (std::abs(moments.mean - 7) <= *moments.halfWidth95()) ++held;
    }
    EXPECT_NEAR(held / static_cast<double>(kRows), 0.95, 0.012);  // 3.5 standard errors
}

}  // namespace
}  // namespace berth::sim::sweep
