// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/portable_math.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "sim/engine/random.h"

namespace berth::sim::engine {
namespace {

double relativeError(double value, long double truth) {
    if (truth == 0) return std::fabs(value);
    return static_cast<double>(std::fabs((value - truth) / truth));
}

TEST(PortableMath, LogIsRightOverAllMagnitudes) {
    RandomStream random(1, "log arguments");
    double worst = 0;
    for (int i = 0; i < 300'000; ++i) {
        // Any positive finite double; small ones too, then those near 1, where ln is near 0.
        std::uint64_t bits = random.next() >> 1;
        if (i % 3 == 1) bits = std::bit_cast<std::uint64_t>(random.uniformAboveZero());
        if (i % 3 == 2) bits = std::bit_cast<std::uint64_t>(0.5 + random.uniform());
        const auto x = std::bit_cast<double>(bits);
        if (!(x > 0) || !std::isfinite(x)) continue;
        worst =
            std::max(worst, relativeError(portableLog(x), std::log(static_cast<long double>(x))));
    }
    EXPECT_LT(worst, 4e-16);
    EXPECT_EQ(portableLog(1.0), 0.0);
}

TEST(PortableMath, LogTakesTheSmallestNumber) {
    const double smallest = std::numeric_limits<double>::denorm_min();
    EXPECT_LT(relativeError(portableLog(smallest), std::log(static_cast<long double>(smallest))),
              4e-16);
}

TEST(PortableMath, ExpIsRightOverItsRange) {
    RandomStream random(1, "exp arguments");
    double worst = 0;
    for (int i = 0; i < 300'000; ++i) {
        const double x = i % 2 == 0 ? -708 + 1417.7 * random.uniform() : 4 * random.uniform() - 2;
        worst =
            std::max(worst, relativeError(portableExp(x), std::exp(static_cast<long double>(x))));
    }
    EXPECT_LT(worst, 1e-15);
    EXPECT_EQ(portableExp(0), 1.0);
    EXPECT_EQ(portableExp(-800), 0.0);
    EXPECT_EQ(portableExp(800), std::numeric_limits<double>::infinity());
}

TEST(PortableMath, LogGammaIsRight) {
    RandomStream random(1, "log gamma arguments");
    for (int i = 0; i < 50'000; ++i) {
        const double x = 0.01 + 30 * random.uniform();
        const long double truth = std::lgamma(static_cast<long double>(x));
        // ln Γ is 0 at 1 and 2: there the absolute error counts.
        ASSERT_NEAR(portableLogGamma(x), static_cast<double>(truth),
                    2e-14 * std::max(1.0, std::fabs(static_cast<double>(truth))))
            << x;
    }
}

// Bits, not values within a tolerance: with another compiler, C library or processor they must be
// these.
TEST(PortableMath, GivesTheSameBitsEverywhere) {
    RandomStream random(7, "portable bits");
    std::uint64_t bits = 0;
    for (int i = 0; i < 100'000; ++i) {
        const double u = random.uniformAboveZero();
        for (const double value :
             {portableLog(u), portableExp(20 * u - 10), portableLogGamma(9 * u)})
            bits = std::rotl(bits, 7) ^ std::bit_cast<std::uint64_t>(value);
    }
    EXPECT_EQ(bits, 0x3E7A4509A4B58CCAULL);
}

TEST(PortableMath, CosineOfTurnsIsRightAllAroundAndAgain) {
    RandomStream random(5, "turns");
    double worst = 0;
    for (int i = 0; i < 100'000; ++i) {
        const double turns = (random.uniform() - 0.5) * (i % 2 == 0 ? 2 : 64);
        // Only the fraction of a turn, which is exact, reaches the library's function.
        const long double fraction = turns - std::floor(turns);
        const long double truth = std::cos(2 * 3.14159265358979323846264338328L * fraction);
        worst = std::max(worst, static_cast<double>(std::fabs(portableCosOfTurns(turns) - truth)));
    }
    EXPECT_LT(worst, 3e-16);
    EXPECT_EQ(portableCosOfTurns(0), 1.0);
    EXPECT_EQ(portableCosOfTurns(-3.5), -1.0);
    EXPECT_EQ(portableCosOfTurns(0.25), 0.0);
}

}  // namespace
}  // namespace berth::sim::engine
