// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/least_connections/least_connections.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace berth::sim::balancing {
namespace {

class LeastConnectionsTest : public testing::Test {
  protected:
    BackendKey take() {
        const BackendKey key = *m_balancer.pick(m_random);
        m_balancer.started(key);
        return key;
    }

    LeastConnections m_balancer;
    engine::RandomStream m_random{1, "unused"};
};

TEST_F(LeastConnectionsTest, ChoosesTheOneWithTheFewestInProgress) {
    m_balancer.add(1, 1);
    m_balancer.add(2, 1);
    m_balancer.add(3, 1);
    std::multiset<BackendKey> first{take(), take(), take()};
    EXPECT_EQ(first, (std::multiset<BackendKey>{1, 2, 3}));
    m_balancer.finished(2);
    EXPECT_EQ(take(), 2u);
}

TEST_F(LeastConnectionsTest, CountsRequestsAgainstTheWeight) {
    m_balancer.add(1, 3);
    m_balancer.add(2, 1);
    std::map<BackendKey, int> held;
    for (int i = 0; i < 40; ++i)
        ++held[take()];
    EXPECT_EQ(held[1], 30);
    EXPECT_EQ(held[2], 10);
}

TEST_F(LeastConnectionsTest, EqualsTakeTurns) {
    for (BackendKey key = 0; key < 3; ++key)
        m_balancer.add(key, 1);
    std::string sequence;
    for (int i = 0; i < 9; ++i) {
        const BackendKey key = take();
        m_balancer.finished(key);
        sequence += static_cast<char>('a' + key);
    }
    EXPECT_EQ(sequence, "abcabcabc");
}

TEST_F(LeastConnectionsTest, RemembersWhatABackendStillHasInProgressWhenItComesBack) {
    m_balancer.add(1, 1);
    m_balancer.add(2, 1);
    for (int i = 0; i < 6; ++i)
        (void)take();
    m_balancer.remove(1);
    m_balancer.finished(1);  // one of three ends while it is out
    m_balancer.add(1, 1);
    m_balancer.finished(2);
    m_balancer.finished(2);  // 2 holds one, 1 still two
    EXPECT_EQ(take(), 2u);
}

// The model is a plain count per backend; the choice must always be a least loaded one.
TEST_F(LeastConnectionsTest, AlwaysChoosesALeastLoadedBackendInRandomSequences) {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        engine::RandomStream choices(seed, "least connections sequence");
        LeastConnections balancer;
        std::map<BackendKey, std::uint32_t> weights;
        std::map<BackendKey, int> active;
        std::vector<BackendKey> inProgress;
        for (int step = 0; step < 2000; ++step) {
            const std::uint64_t choice = choices.below(20);
            if (choice == 0 && weights.size() < 10) {
                const auto key = static_cast<BackendKey>(choices.below(20));
                const auto weight = static_cast<std::uint32_t>(1 + choices.below(5));
                balancer.add(key, weight);
                weights[key] = weight;
            } else if (choice == 1 && !weights.empty()) {
                const BackendKey key = weights.begin()->first;
                balancer.remove(key);
                weights.erase(key);
            } else if (choice < 10 && !inProgress.empty()) {
                const std::size_t at = choices.below(inProgress.size());
                balancer.finished(inProgress[at]);
                --active[inProgress[at]];
                inProgress[at] = inProgress.back();
                inProgress.pop_back();
            } else if (const auto key = balancer.pick(choices)) {
                for (const auto& [other, weight] : weights) {
                    ASSERT_LE(active[*key] * static_cast<int>(weight),
                              active[other] * static_cast<int>(weights[*key]));
                }
                balancer.started(*key);
                ++active[*key];
                inProgress.push_back(*key);
            } else {
                ASSERT_TRUE(weights.empty());
            }
        }
    }
}

}  // namespace
}  // namespace berth::sim::balancing
