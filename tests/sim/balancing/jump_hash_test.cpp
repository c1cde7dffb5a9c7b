// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/jump_hash/jump_hash.h"

#include <gtest/gtest.h>

#include <vector>

namespace berth::sim::balancing {
namespace {

TEST(JumpHash, IsThePublishedFunction) {
    const std::vector<std::uint32_t> expected{55, 62, 8, 45, 59};
    for (std::uint64_t key = 1; key <= 5; ++key)
        EXPECT_EQ(jumpHash(key, 100), expected[key - 1]);
    EXPECT_EQ(jumpHash(0xFFFFFFFFFFFFFFFFULL, 1), 0U);
}

TEST(JumpHash, MovesAKeyOnlyToTheBucketThatIsNew) {
    engine::RandomStream random(1, "keys");
    for (int i = 0; i < 2000; ++i) {
        const std::uint64_t key = random.next();
        std::uint32_t before = jumpHash(key, 1);
        for (std::uint32_t buckets = 2; buckets <= 60; ++buckets) {
            const std::uint32_t now = jumpHash(key, buckets);
            ASSERT_TRUE(now == before || now == buckets - 1);
            before = now;
        }
    }
}

// The keys of the one that leaves, and those of the last that takes its place: nothing else.
TEST(JumpHash, MovesNoMoreThanTwoBackendsKeysWhenOneLeaves) {
    JumpHash balancer{std::nullopt};
    engine::RandomStream random(1, "keys");
    for (BackendKey key = 0; key < 10; ++key)
        balancer.add(key, 1);
    std::vector<RequestKey> keys(5000);
    std::vector<BackendKey> before;
    for (RequestKey& key : keys) {
        key = random.next();
        before.push_back(*balancer.pickFor(key, random));
    }
    balancer.remove(3);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const BackendKey now = *balancer.pickFor(keys[i], random);
        if (before[i] != 3 && before[i] != 9) {
            ASSERT_EQ(now, before[i]);
        }
    }
}

TEST(JumpHash, DividesWeightsByWhatTheyHaveInCommonAndBoundsTheirSum) {
    JumpHash balancer{std::nullopt};
    engine::RandomStream random(1, "keys");
    balancer.add(1, 500'000);
    balancer.add(2, 1'000'000);
    int second = 0;
    for (int i = 0; i < 3000; ++i)
        second += balancer.pick(random) == 2U ? 1 : 0;
    EXPECT_NEAR(second, 2000, 90);
    balancer.add(3, 999'983);  // a prime: the sum would be millions
    int third = 0;
    for (int i = 0; i < 3000; ++i)
        third += balancer.pick(random) == 3U ? 1 : 0;
    EXPECT_NEAR(third, 1200, 90);
}

}  // namespace
}  // namespace berth::sim::balancing
