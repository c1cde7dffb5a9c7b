// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/round_robin/round_robin.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace berth::sim::balancing {
namespace {

// One round over backends a, b, c … with these weights.
std::string oneRound(const std::vector<std::uint32_t>& weights, std::size_t requests) {
    RoundRobin balancer;
    engine::RandomStream random(1, "unused");
    for (std::size_t i = 0; i < weights.size(); ++i)
        balancer.add(static_cast<BackendKey>(i), weights[i]);
    std::string sequence;
    for (std::size_t i = 0; i < requests; ++i)
        sequence += static_cast<char>('a' + *balancer.pick(random));
    return sequence;
}

TEST(RoundRobin, FollowsThePublishedSequences) {
    EXPECT_EQ(oneRound({5, 1, 1}, 7), "aabacaa");
    EXPECT_EQ(oneRound({4, 2, 1}, 7), "abacaba");
    EXPECT_EQ(oneRound({3, 2, 1}, 6), "abacba");
}

TEST(RoundRobin, RepeatsItsRound) {
    EXPECT_EQ(oneRound({5, 1, 1}, 21), "aabacaaaabacaaaabacaa");
}

TEST(RoundRobin, IsStrictTurnWithEqualWeights) {
    EXPECT_EQ(oneRound({1, 1, 1}, 9), "abcabcabc");
    EXPECT_EQ(oneRound({7, 7, 7}, 9), "abcabcabc");
}

TEST(RoundRobin, GivesEachBackendItsExactShareOfARound) {
    engine::RandomStream random(9, "round robin weights");
    for (BackendKey repetition = 0; repetition < 50; ++repetition) {
        RoundRobin balancer;
        std::vector<std::uint32_t> weights;
        std::uint32_t total = 0;
        for (BackendKey key = 0; key < 1 + repetition % 12; ++key) {
            weights.push_back(1 + static_cast<std::uint32_t>(random.below(20)));
            balancer.add(key, weights.back());
            total += weights.back();
        }
        std::vector<std::uint32_t> counts(weights.size(), 0);
        for (std::uint32_t i = 0; i < total; ++i)
            ++counts[*balancer.pick(random)];
        EXPECT_EQ(counts, weights);
    }
}

TEST(RoundRobin, TakesTurnsAgainOnceABackendHasLeft) {
    RoundRobin balancer;
    engine::RandomStream random(1, "unused");
    for (BackendKey key = 0; key < 3; ++key)
        balancer.add(key, 1);
    (void)balancer.pick(random);
    balancer.remove(1);
    std::string sequence;
    for (int i = 0; i < 6; ++i)
        sequence += static_cast<char>('a' + *balancer.pick(random));
    EXPECT_EQ(sequence, "cacaca");
}

TEST(RoundRobin, KeepsStrictTurnWhileBackendsComeAndGo) {
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        SCOPED_TRACE(seed);
        engine::RandomStream random(seed, "round robin turns");
        RoundRobin balancer;
        std::vector<BackendKey> present;
        BackendKey next = 0;
        for (int change = 0; change < 200; ++change) {
            if (present.empty() || (present.size() < 20 && random.below(2) == 0)) {
                balancer.add(next, 1);
                present.push_back(next++);
            } else {
                const auto at = static_cast<std::ptrdiff_t>(random.below(present.size()));
                balancer.remove(present[static_cast<std::size_t>(at)]);
                present.erase(present.begin() + at);
            }
            // Every window of as many requests as there are backends has each of them once.
            const std::uint64_t requests = random.below(50);
            std::vector<BackendKey> sequence;
            for (std::uint64_t i = 0; i < requests && !present.empty(); ++i)
                sequence.push_back(*balancer.pick(random));
            for (std::size_t i = 0; i + present.size() <= sequence.size(); ++i) {
                const auto from = sequence.begin() + static_cast<std::ptrdiff_t>(i);
                const std::set<BackendKey> window(
                    from, from + static_cast<std::ptrdiff_t>(present.size()));
                ASSERT_EQ(window.size(), present.size());
            }
        }
    }
}

}  // namespace
}  // namespace berth::sim::balancing
