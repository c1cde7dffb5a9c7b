// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/least_of_two/least_of_two.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <vector>

namespace berth::sim::balancing {
namespace {

TEST(LeastOfTwo, NeverChoosesTheBusiestOfMany) {
    LeastOfTwo balancer;
    engine::RandomStream random(3, "two");
    for (BackendKey key = 0; key < 10; ++key) {
        balancer.add(key, 1);
        balancer.started(key);
    }
    balancer.started(7);
    for (int i = 0; i < 10'000; ++i)
        ASSERT_NE(balancer.pick(random), 7U);
}

TEST(LeastOfTwo, CountsRequestsAgainstTheWeight) {
    LeastOfTwo balancer;
    engine::RandomStream random(3, "two");
    balancer.add(1, 4);
    balancer.add(2, 1);
    for (int i = 0; i < 3; ++i)
        balancer.started(1);
    balancer.started(2);
    for (int i = 0; i < 1000; ++i)
        ASSERT_EQ(balancer.pick(random), 1U);  // ¾ against 1
}

// Idle backends are drawn evenly: χ² over 100,000 requests below the 99.9 % point of 9 degrees of
// freedom.
TEST(LeastOfTwo, DrawsEvenlyAmongEquals) {
    constexpr int kDraws = 100'000;
    LeastOfTwo balancer;
    engine::RandomStream random(5, "two");
    for (BackendKey key = 0; key < 10; ++key)
        balancer.add(key, 3);
    std::array<int, 10> counts{};
    for (int i = 0; i < kDraws; ++i)
        ++counts[*balancer.pick(random)];
    double sum = 0;
    for (const int count : counts)
        sum += (count - kDraws / 10.0) * (count - kDraws / 10.0) / (kDraws / 10.0);
    EXPECT_LT(sum, 27.88);
}

// Balls into bins: the fullest of n bins has about ln n / ln ln n balls by one choice and
// log2 ln n + O(1) by two; for n = 1000 about 5.5 against 3 and a bit.
TEST(LeastOfTwo, KeepsTheFullestFarBelowASingleDraw) {
    constexpr BackendKey kBins = 1000;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        LeastOfTwo balancer;
        engine::RandomStream random(seed, "bins");
        for (BackendKey key = 0; key < kBins; ++key)
            balancer.add(key, 1);
        std::vector<int> two(kBins, 0);
        std::vector<int> one(kBins, 0);
        for (BackendKey i = 0; i < kBins; ++i) {
            const BackendKey key = *balancer.pick(random);
            balancer.started(key);
            ++two[key];
            ++one[random.below(kBins)];
        }
        EXPECT_LE(*std::max_element(two.begin(), two.end()), 4);
        EXPECT_GE(*std::max_element(one.begin(), one.end()), 4);
    }
}

TEST(LeastOfTwo, TakesTwoNumbersOfTheStreamARequest) {
    LeastOfTwo balancer;
    balancer.add(1, 1);
    balancer.add(2, 1);
    engine::RandomStream used(5, "link");
    engine::RandomStream beside(5, "link");
    for (int i = 0; i < 200; ++i)
        (void)beside.next();
    for (int i = 0; i < 100; ++i)
        (void)balancer.pick(used);
    EXPECT_EQ(used.next(), beside.next());
}

}  // namespace
}  // namespace berth::sim::balancing
