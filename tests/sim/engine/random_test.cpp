// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/xxh64.h"

namespace berth::sim::engine {
namespace {

// Published values of XXH64.
TEST(Xxh64, GivesThePublishedValues) {
    EXPECT_EQ(xxh64(""), 0xEF46DB3751D8E999ULL);
    EXPECT_EQ(xxh64("a"), 0xD24EC4F1A98C6E5BULL);
    EXPECT_EQ(xxh64("abc"), 0x44BC2CF5AD770999ULL);
    EXPECT_EQ(xxh64("The quick brown fox jumps over the lazy dog"), 0x0B242D361FDA71BCULL);
}

TEST(Xxh64, TakesEveryLengthAndASeed) {
    std::string bytes;
    for (int i = 0; i < 100; ++i)
        bytes += static_cast<char>(i);
    EXPECT_EQ(xxh64(bytes), 0x6AC1E58032166597ULL);
    EXPECT_EQ(xxh64(bytes, 2654435761U), 0x8832442A88284F11ULL);
    EXPECT_EQ(xxh64("abcd"), 0xDE0327B0D25D92CCULL);
    EXPECT_EQ(xxh64("12345678"), 0xD2D02F08CF7CFD4AULL);
    std::vector<std::uint64_t> seen;
    for (std::size_t length = 0; length <= bytes.size(); ++length)
        seen.push_back(xxh64(std::string_view(bytes).substr(0, length)));
    std::sort(seen.begin(), seen.end());
    EXPECT_EQ(std::adjacent_find(seen.begin(), seen.end()), seen.end());
}

// From a second implementation, written apart in another language after the papers and checked
// against the published vectors of splitmix64 and xoshiro256++.
TEST(RandomStream, GivesTheNumbersOfTheReference) {
    struct Known {
        std::uint64_t seed;
        const char* name;
        std::array<std::uint64_t, 4> numbers;
    };
    const Known known[] = {
        {1,
         "arrivals",
         {0xEACD8764D19E0BB9ULL, 0xFDA5D900AD21C0A5ULL, 0xC38D188866723A83ULL,
          0xDB25D1B49389194DULL}},
        {42,
         "service",
         {0x18D8BB9036D3BB50ULL, 0xD41824173EA76342ULL, 0x210CDEECDFA8D207ULL,
          0x1BA885A5E4A2830CULL}},
        {0,
         "",
         {0x091B57E49051FFDDULL, 0x8C05C0EA50E9B6C1ULL, 0xA8F367D7C7F86402ULL,
          0x36569141612CF9D0ULL}},
    };
    for (const Known& k : known) {
        RandomStream stream(k.seed, k.name);
        for (const std::uint64_t number : k.numbers)
            EXPECT_EQ(stream.next(), number) << k.name;
    }
}

TEST(RandomStream, IsFixedBySeedAndName) {
    RandomStream one(5, "node failures");
    RandomStream same(5, "node failures");
    RandomStream otherName(5, "node failure");
    RandomStream otherSeed(6, "node failures");
    for (int i = 0; i < 1000; ++i) {
        const std::uint64_t number = one.next();
        ASSERT_EQ(number, same.next());
        ASSERT_NE(number, otherName.next());
        ASSERT_NE(number, otherSeed.next());
    }
}

// Neighbouring names and neighbouring seeds: half of the bits differ, and the uniforms are not
// correlated, within 99 % intervals.
TEST(RandomStream, StreamsDoNotDependOnEachOther) {
    constexpr int kDraws = 100'000;
    struct Pair {
        RandomStream a, b;
    };
    std::vector<Pair> pairs;
    pairs.push_back({{1, "node 1"}, {1, "node 2"}});
    pairs.push_back({{1, "node 1"}, {2, "node 1"}});
    pairs.push_back({{0, "x"}, {1ULL << 63, "x"}});
    pairs.push_back({{7, "a"}, {7, "b"}});
    pairs.push_back({{1, "2"}, {2, "1"}});
    for (Pair& pair : pairs) {
        double differing = 0;
        double product = 0;
        for (int i = 0; i < kDraws; ++i) {
            const std::uint64_t a = pair.a.next();
            const std::uint64_t b = pair.b.next();
            differing += std::popcount(a ^ b);
            product += (static_cast<double>(a >> 11) * 0x1p-53 - 0.5) *
                       (static_cast<double>(b >> 11) * 0x1p-53 - 0.5);
        }
        EXPECT_NEAR(differing / kDraws, 32, 2.576 * 4 / std::sqrt(kDraws));
        // The product of two independent uniforms around 0 has the deviation 1/12.
        EXPECT_NEAR(product / kDraws, 0, 2.576 / 12 / std::sqrt(kDraws));
    }
}

TEST(RandomStream, UniformStaysInItsRangeAndHitsEveryPartOfIt) {
    RandomStream random(3, "uniform");
    std::array<int, 100> cells{};
    for (int i = 0; i < 100'000; ++i) {
        const double u = random.uniform();
        ASSERT_GE(u, 0.0);
        ASSERT_LT(u, 1.0);
        ++cells[static_cast<std::size_t>(u * 100)];
        const double v = random.uniformAboveZero();
        ASSERT_GT(v, 0.0);
        ASSERT_LE(v, 1.0);
    }
    double chiSquare = 0;
    for (const int count : cells)
        chiSquare += (count - 1000.0) * (count - 1000.0) / 1000.0;
    EXPECT_LT(chiSquare, 134.6);  // 99 % point of 99 degrees of freedom
}

TEST(RandomStream, BelowIsEvenAndStaysBelow) {
    RandomStream random(3, "below");
    for (const std::uint64_t bound : {1ULL, 2ULL, 3ULL, 7ULL, 10ULL, 100ULL}) {
        std::vector<int> counts(bound, 0);
        for (int i = 0; i < 100'000; ++i) {
            const std::uint64_t drawn = random.below(bound);
            ASSERT_LT(drawn, bound);
            ++counts[drawn];
        }
        const double expected = 100'000.0 / static_cast<double>(bound);
        for (const int count : counts)
            EXPECT_NEAR(count, expected, 4 * std::sqrt(expected));
    }
    // A bound just above 2^63, where a plain remainder would favour the lower half two to one.
    const std::uint64_t great = (1ULL << 63) + 1;
    int low = 0;
    for (int i = 0; i < 100'000; ++i)
        low += random.below(great) < great / 2 ? 1 : 0;
    EXPECT_NEAR(low, 50'000, 2.576 * std::sqrt(25'000.0));
}

TEST(RandomStreamDeathTest, BelowZeroIsABug) {
    RandomStream random(1, "x");
    EXPECT_DEATH((void)random.below(0), "below 0");
}

}  // namespace
}  // namespace berth::sim::engine
