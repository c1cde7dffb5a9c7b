// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/random/random.h"

#include <gtest/gtest.h>

#include <array>

namespace berth::sim::balancing {
namespace {

// χ² over 100,000 requests and 10 backends: below the 99.9 % point of 9 degrees of freedom (27.88).
// A second one over pairs of successive choices shows that they do not depend on each other (99
// degrees of freedom: 148.2).
TEST(Random, DrawsByWeightAndWithoutMemory) {
    constexpr int kDraws = 100'000;
    constexpr std::size_t kBackends = 10;
    Random balancer;
    double total = 0;
    for (BackendKey key = 0; key < kBackends; ++key) {
        balancer.add(key, key + 1);
        total += key + 1;
    }
    engine::RandomStream random(7, "random balancer");
    std::array<int, kBackends> counts{};
    std::array<std::array<int, kBackends>, kBackends> pairs{};
    BackendKey last = *balancer.pick(random);
    for (int i = 0; i < kDraws; ++i) {
        const BackendKey key = *balancer.pick(random);
        ++counts[key];
        ++pairs[last][key];
        last = key;
    }
    double single = 0;
    double paired = 0;
    for (std::size_t a = 0; a < kBackends; ++a) {
        const double shareA = static_cast<double>(a + 1) / total;
        const double expected = kDraws * shareA;
        single += (counts[a] - expected) * (counts[a] - expected) / expected;
        for (std::size_t b = 0; b < kBackends; ++b) {
            const double both = expected * static_cast<double>(b + 1) / total;
            paired += (pairs[a][b] - both) * (pairs[a][b] - both) / both;
        }
    }
    EXPECT_LT(single, 27.88);
    EXPECT_LT(paired, 148.2);
}

TEST(Random, TakesOneNumberOfTheStreamARequest) {
    Random balancer;
    balancer.add(1, 1);
    balancer.add(2, 1);
    engine::RandomStream used(5, "link");
    engine::RandomStream beside(5, "link");
    for (int i = 0; i < 100; ++i) {
        (void)balancer.pick(used);
        (void)beside.next();
    }
    EXPECT_EQ(used.next(), beside.next());
}

}  // namespace
}  // namespace berth::sim::balancing
