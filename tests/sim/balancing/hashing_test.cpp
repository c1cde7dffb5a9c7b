// SPDX-License-Identifier: GPL-3.0-or-later
// What all policies promise that hash, beside the contract of every balancer.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "sim/balancing/balancer.h"

namespace berth::sim::balancing {
namespace {

using domain::BalancingPolicy;

constexpr BackendKey kHashBackends = 10;
constexpr std::size_t kKeys = 20'000;

struct HashCase {
    BalancingPolicy policy;
    const char* name;
    // Of the keys of backends that stay: how many may move when one of ten leaves or joins. A ring
    // moves none. Maglev's paper bounds nothing and measures; 2 % of a table of 65,537 with ten
    // backends is twice what this table moves. Jump moves those of the last bucket.
    double movedByLeave = 0, movedByJoin = 0;
    double chiSquare = 27.88;  // 99.9 % point of 9 degrees of freedom
};

class Hashing : public testing::TestWithParam<HashCase> {
  protected:
    Hashing() {
        for (BackendKey key = 1; key <= kHashBackends; ++key)
            m_balancer->add(key, 1);
        for (RequestKey& key : m_keys)
            key = m_random.next();
    }
    std::vector<BackendKey> pickAll() {
        std::vector<BackendKey> picked;
        for (const RequestKey key : m_keys)
            picked.push_back(*m_balancer->pickFor(key, m_random));
        return picked;
    }

    engine::RandomStream m_random{17, "hashing"};
    std::unique_ptr<Balancer> m_balancer = makeBalancer(GetParam().policy);
    std::vector<RequestKey> m_keys = std::vector<RequestKey>(kKeys);
};

TEST_P(Hashing, GivesTheSameBackendForTheSameKeyWithoutTouchingTheStream) {
    engine::RandomStream beside = m_random;
    const auto once = pickAll();
    for (std::size_t i = 0; i < kKeys; ++i)
        m_balancer->started(once[i]);
    EXPECT_EQ(pickAll(), once);
    EXPECT_EQ(m_random.next(), beside.next());
}

TEST_P(Hashing, DrawsByChanceWithoutAKey) {
    std::vector<int> counts(kHashBackends + 1, 0);
    for (int i = 0; i < 1000; ++i)
        ++counts[*m_balancer->pick(m_random)];
    for (BackendKey key = 1; key <= kHashBackends; ++key)
        EXPECT_GT(counts[key], 50);
}

TEST_P(Hashing, MovesLittleBesideTheKeysOfTheOneThatLeavesAndTakesThemBackWithIt) {
    const auto before = pickAll();
    m_balancer->remove(4);
    const auto without = pickAll();
    int moved = 0;
    for (std::size_t i = 0; i < kKeys; ++i) {
        ASSERT_NE(without[i], 4U);
        if (before[i] != 4) moved += without[i] != before[i] ? 1 : 0;
    }
    EXPECT_LE(moved, GetParam().movedByLeave * kKeys);
    m_balancer->add(4, 1);
    const auto again = pickAll();
    int back = 0;
    for (std::size_t i = 0; i < kKeys; ++i)
        back += again[i] == before[i] ? 1 : 0;
    EXPECT_GE(back, (1 - 2.2 * GetParam().movedByLeave) * kKeys);
}

TEST_P(Hashing, GivesANewcomerItsShareAndMovesLittleElse) {
    const auto before = pickAll();
    m_balancer->add(kHashBackends + 1, 1);
    const auto after = pickAll();
    int taken = 0;
    int moved = 0;
    for (std::size_t i = 0; i < kKeys; ++i) {
        taken += after[i] == kHashBackends + 1 ? 1 : 0;
        moved += after[i] != kHashBackends + 1 && after[i] != before[i] ? 1 : 0;
    }
    EXPECT_NEAR(taken, kKeys / 11.0, 0.25 * kKeys / 11.0);
    EXPECT_LE(moved, GetParam().movedByJoin * kKeys);
}

// χ² over 100,000 keys. The shares of a ring are as uneven as its 160 points make them: a relative
// variance of 1/160 adds draws/160 for each backend on average.
TEST_P(Hashing, SharesKeysEvenly) {
    constexpr int kDraws = 100'000;
    std::vector<int> counts(kHashBackends + 1, 0);
    for (int i = 0; i < kDraws; ++i)
        ++counts[*m_balancer->pickFor(m_random.next(), m_random)];
    double sum = 0;
    for (BackendKey key = 1; key <= kHashBackends; ++key) {
        const double expected = static_cast<double>(kDraws) / kHashBackends;
        sum += (counts[key] - expected) * (counts[key] - expected) / expected;
    }
    EXPECT_LT(sum, GetParam().chiSquare);
}

INSTANTIATE_TEST_SUITE_P(
    AllHashes, Hashing,
    testing::Values(HashCase{BalancingPolicy::RingHash, "Ring", 0, 0, 27.88 * (1 + 10'000.0 / 160)},
                    HashCase{BalancingPolicy::MaglevHash, "Maglev", 0.02, 0.02},
                    HashCase{BalancingPolicy::JumpHash, "Jump", 0.11, 0}),
    [](const testing::TestParamInfo<HashCase>& tested) { return std::string(tested.param.name); });

// One backend in a hundred takes part by half its weight and none of the others' keys move.
TEST(RingHash, MovesOnlyWhatTheOneWithLessWeightGivesUp) {
    const auto ring = makeBalancer(BalancingPolicy::RingHash);
    engine::RandomStream random(1, "keys");
    for (BackendKey key = 0; key < 5; ++key)
        ring->add(key, 10);
    std::vector<RequestKey> keys(5000);
    std::vector<BackendKey> before;
    for (RequestKey& key : keys) {
        key = random.next();
        before.push_back(*ring->pickFor(key, random));
    }
    ring->add(2, 5);
    int kept = 0;
    int given = 0;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const BackendKey now = *ring->pickFor(keys[i], random);
        if (before[i] != 2) {
            ASSERT_EQ(now, before[i]);
        } else {
            ++(now == 2 ? kept : given);
        }
    }
    EXPECT_NEAR(kept, given, 0.35 * (kept + given));
    ring->add(2, 10);
    for (std::size_t i = 0; i < keys.size(); ++i)
        ASSERT_EQ(ring->pickFor(keys[i], random), before[i]);
}

}  // namespace
}  // namespace berth::sim::balancing
