// SPDX-License-Identifier: GPL-3.0-or-later
// What every balancer promises, whatever its policy.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <deque>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sim/balancing/balancer.h"

namespace berth::sim::balancing {
namespace {

using domain::BalancingPolicy;

struct Case {
    BalancingPolicy policy;
    const char* name;
    // Of a policy that hashes to few points: how many a backend of the greatest weight has.
    // 0: shares follow the weights as far as chance does.
    int points = 0;
    // Of a policy for which joining and leaving is dear: the fewer of them.
    int lessChange = 1;
    std::optional<int> bound{};  // on the load above the mean, percent
};

// What a share may differ by: chance at 99.9 %, and the unevenness of so many points.
double tolerance(const Case& tested, double draws, double share, double partOfGreatest) {
    const double chance = 3.29 * std::sqrt(draws * share * (1 - share));
    if (tested.points == 0) return chance;
    return chance + 3.29 * draws * share / std::sqrt(std::max(1.0, tested.points * partOfGreatest));
}

class BalancerContract : public testing::TestWithParam<Case> {
  protected:
    std::unique_ptr<Balancer> make() const {
        domain::BalancingOptions options;
        options.loadAboveMeanPercent = GetParam().bound;
        return makeBalancer(GetParam().policy, options);
    }
    engine::RandomStream m_random{11, "balancer contract"};
};

TEST_P(BalancerContract, GivesNothingWithoutBackends) {
    const auto balancer = make();
    EXPECT_EQ(balancer->size(), 0u);
    EXPECT_FALSE(balancer->pick(m_random).has_value());
    balancer->add(1, 1);
    balancer->remove(1);
    EXPECT_EQ(balancer->size(), 0u);
    EXPECT_FALSE(balancer->pick(m_random).has_value());
}

TEST_P(BalancerContract, IgnoresBackendsItDoesNotKnow) {
    const auto balancer = make();
    balancer->add(1, 1);
    balancer->remove(2);
    balancer->started(2);
    balancer->finished(2);
    balancer->finished(1);
    EXPECT_EQ(balancer->size(), 1u);
    EXPECT_EQ(balancer->pick(m_random), 1u);
}

TEST_P(BalancerContract, ReachesEveryBackend) {
    for (const std::uint32_t count : {1u, 2u, 8u, 100u}) {
        const auto balancer = make();
        for (BackendKey key = 1; key <= count; ++key)
            balancer->add(key, 1 + key % 3);
        std::set<BackendKey> reached;
        for (std::uint32_t i = 0; i < 40 * count; ++i)
            reached.insert(*balancer->pick(m_random));
        EXPECT_EQ(reached.size(), count);
    }
}

TEST_P(BalancerContract, JoiningTwiceChangesTheWeightOnly) {
    const auto balancer = make();
    balancer->add(1, 1);
    balancer->add(2, 1);
    balancer->add(2, 9);
    EXPECT_EQ(balancer->size(), 2u);
    std::map<BackendKey, int> counts;
    for (int i = 0; i < 10'000; ++i) {
        const BackendKey key = *balancer->pick(m_random);
        balancer->started(key);
        balancer->finished(key);
        ++counts[key];
    }
    EXPECT_NEAR(counts[2], 9000, tolerance(GetParam(), 10'000, .1, 1.0 / 9));
    balancer->remove(2);
    EXPECT_EQ(balancer->size(), 1u);
    EXPECT_EQ(balancer->pick(m_random), 1u);
}

// 100,000 requests one after the other: each backend gets its share, within the 99.9 % band of
// independent draws (a policy may be far more even than that).
TEST_P(BalancerContract, SharesByWeight) {
    constexpr int kDraws = 100'000;
    const std::vector<std::uint32_t> weights{1, 2, 3, 5, 8, 13, 21, 34};
    const auto balancer = make();
    double total = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        balancer->add(static_cast<BackendKey>(i), weights[i]);
        total += weights[i];
    }
    std::vector<int> counts(weights.size(), 0);
    for (int i = 0; i < kDraws; ++i) {
        const BackendKey key = *balancer->pick(m_random);
        balancer->started(key);
        balancer->finished(key);
        ++counts[key];
    }
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double share = weights[i] / total;
        EXPECT_NEAR(counts[i], kDraws * share,
                    tolerance(GetParam(), kDraws, share, weights[i] / 34.0));
        sum += counts[i];
    }
    EXPECT_EQ(sum, kDraws);
}

TEST_P(BalancerContract, IsTheSameForTheSameStreamAndHistory) {
    const auto one = make();
    const auto two = make();
    engine::RandomStream streamOne(3, "link");
    engine::RandomStream streamTwo(3, "link");
    for (BackendKey key = 0; key < 5; ++key) {
        one->add(key, key + 1);
        two->add(key, key + 1);
    }
    for (int i = 0; i < 1000; ++i)
        ASSERT_EQ(one->pick(streamOne), two->pick(streamTwo));
}

// Nodes come and go while requests run: a backend that is not there is never chosen, and a choice
// is made exactly when there is one.
TEST_P(BalancerContract, HoldsInRandomSequences) {
    for (int seed = 1; seed <= std::max(1, 40 / GetParam().lessChange); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        engine::RandomStream choices(static_cast<std::uint64_t>(seed), "balancer sequence");
        const auto balancer = make();
        std::set<BackendKey> present;
        std::deque<BackendKey> inProgress;
        BackendKey nextKey = 1;
        for (int step = 0; step < 3000 * 40 / std::max(40, GetParam().lessChange); ++step) {
            switch (choices.below(12)) {
                case 0:
                    if (present.size() < 30) {
                        balancer->add(nextKey, 1 + static_cast<std::uint32_t>(choices.below(4)));
                        present.insert(nextKey++);
                    }
                    break;
                case 1:
                    if (!present.empty()) {
                        auto it = present.begin();
                        std::advance(it, choices.below(present.size()));
                        balancer->remove(*it);
                        // Now and then it comes straight back, as a node that was not ready does.
                        if (choices.below(3) == 0)
                            balancer->add(*it, 2);
                        else
                            present.erase(it);
                    }
                    break;
                case 2:
                case 3:
                case 4:
                case 5:
                    if (!inProgress.empty()) {
                        balancer->finished(inProgress.front());
                        inProgress.pop_front();
                    }
                    break;
                default: {
                    const auto key = choices.below(2) == 0
                                         ? balancer->pick(m_random)
                                         : balancer->pickFor(choices.next(), m_random);
                    ASSERT_EQ(key.has_value(), !present.empty());
                    if (!key) break;
                    ASSERT_TRUE(present.contains(*key));
                    balancer->started(*key);
                    inProgress.push_back(*key);
                }
            }
            ASSERT_EQ(balancer->size(), present.size());
        }
    }
}

// A node that keeps failing its probe must not drag requests to or away from the others.
TEST_P(BalancerContract, StaysEvenWhileOneBackendFlaps) {
    const auto balancer = make();
    for (BackendKey key = 0; key < 4; ++key)
        balancer->add(key, 1);
    std::vector<int> counts(4, 0);
    const int length = 5 * GetParam().lessChange;
    for (int i = 0; i < 40'000; ++i) {
        if (i % length == 0) balancer->remove(3);
        if (i % length == length / 2) balancer->add(3, 1);
        const BackendKey key = *balancer->pick(m_random);
        balancer->started(key);
        balancer->finished(key);
        ++counts[key];
    }
    const double mean = (counts[0] + counts[1] + counts[2]) / 3.0;
    const int points = GetParam().points;
    const double uneven = points == 0 ? 0 : 3.29 * mean / std::sqrt(points);
    for (int key = 0; key < 3; ++key)
        EXPECT_NEAR(counts[key], mean, 0.05 * mean + uneven);
    EXPECT_LT(counts[3], 1.05 * mean + uneven);
    EXPECT_GT(counts[3], 0.2 * mean);
}

INSTANTIATE_TEST_SUITE_P(
    AllPolicies, BalancerContract,
    testing::Values(Case{BalancingPolicy::RoundRobin, "RoundRobin"},
                    Case{BalancingPolicy::Random, "Random"},
                    Case{BalancingPolicy::LeastConnections, "LeastConnections"},
                    Case{BalancingPolicy::LeastOfTwo, "LeastOfTwo"},
                    Case{BalancingPolicy::RingHash, "RingHash", 160, 10},
                    Case{BalancingPolicy::MaglevHash, "MaglevHash", 0, 200},
                    Case{BalancingPolicy::JumpHash, "JumpHash"},
                    Case{BalancingPolicy::Queue, "Queue"},
                    Case{BalancingPolicy::RingHash, "RingHashBounded", 160, 10, 25},
                    Case{BalancingPolicy::JumpHash, "JumpHashBounded", 0, 1, 25}),
    [](const testing::TestParamInfo<Case>& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace berth::sim::balancing
