// SPDX-License-Identifier: GPL-3.0-or-later
// What every balancer promises, whatever its policy.
#include <gtest/gtest.h>

#include <cmath>
#include <deque>
#include <iterator>
#include <map>
#include <memory>
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
};

class BalancerContract : public testing::TestWithParam<Case> {
  protected:
    std::unique_ptr<Balancer> make() const { return makeBalancer(GetParam().policy); }
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
    EXPECT_NEAR(counts[2], 9000, 3 * std::sqrt(10'000 * .9 * .1));
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
        EXPECT_NEAR(counts[i], kDraws * share, 3.29 * std::sqrt(kDraws * share * (1 - share)));
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
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        engine::RandomStream choices(seed, "balancer sequence");
        const auto balancer = make();
        std::set<BackendKey> present;
        std::deque<BackendKey> inProgress;
        BackendKey nextKey = 1;
        for (int step = 0; step < 3000; ++step) {
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
                    const auto key = balancer->pick(m_random);
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
    for (int i = 0; i < 40'000; ++i) {
        if (i % 5 == 0) balancer->remove(3);
        if (i % 5 == 2) balancer->add(3, 1);
        const BackendKey key = *balancer->pick(m_random);
        balancer->started(key);
        balancer->finished(key);
        ++counts[key];
    }
    const double mean = (counts[0] + counts[1] + counts[2]) / 3.0;
    for (int key = 0; key < 3; ++key)
        EXPECT_NEAR(counts[key], mean, 0.05 * mean);
    EXPECT_LT(counts[3], 1.05 * mean);
    EXPECT_GT(counts[3], 0.2 * mean);
}

INSTANTIATE_TEST_SUITE_P(
    AllPolicies, BalancerContract,
    testing::Values(Case{BalancingPolicy::RoundRobin, "RoundRobin"},
                    Case{BalancingPolicy::Random, "Random"},
                    Case{BalancingPolicy::LeastConnections, "LeastConnections"}),
    [](const testing::TestParamInfo<Case>& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace berth::sim::balancing
