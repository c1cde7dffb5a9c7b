// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <random>
#include <set>

#include "sim/balancing/split/split_balancer.h"

namespace berth::sim::balancing {
namespace {

using domain::BalancingPolicy;

constexpr BalancingPolicy kSplitPolicies[] = {
    BalancingPolicy::RoundRobin, BalancingPolicy::Random,   BalancingPolicy::LeastConnections,
    BalancingPolicy::LeastOfTwo, BalancingPolicy::RingHash, BalancingPolicy::MaglevHash,
    BalancingPolicy::JumpHash,   BalancingPolicy::Queue,
};
constexpr BackendKey kFirstTried = 100;

// Backends from kFirstTried on run the version that is tried.
std::unique_ptr<SplitBalancer> splitOf(BalancingPolicy policy, std::uint32_t share) {
    return std::make_unique<SplitBalancer>(makeBalancer(policy), makeBalancer(policy), share,
                                           [](BackendKey key) { return key >= kFirstTried; });
}

TEST(Split, GivesTheTriedVersionItsShareOfAnyRunOfRequestsWhateverThePolicy) {
    for (const BalancingPolicy policy : kSplitPolicies) {
        for (const std::uint32_t share : {1U, 10U, 30U, 50U, 67U, 99U}) {
            const auto split = splitOf(policy, share);
            engine::RandomStream random(3, "split");
            for (const BackendKey key : {1U, 2U, 3U, kFirstTried})
                split->add(key, 1);
            std::int64_t tried = 0;
            for (std::int64_t n = 1; n <= 500; ++n) {
                const auto picked = split->pick(random);
                ASSERT_TRUE(picked);
                tried += *picked >= kFirstTried ? 1 : 0;
                ASSERT_EQ(tried, n * share / 100) << static_cast<int>(policy) << " of " << n;
            }
        }
    }
}

TEST(Split, KeepsEveryKeyWithItsVersionAndSharesTheKeys) {
    for (const BalancingPolicy policy :
         {BalancingPolicy::RingHash, BalancingPolicy::MaglevHash, BalancingPolicy::JumpHash}) {
        const auto split = splitOf(policy, 30);
        engine::RandomStream random(4, "split");
        std::map<RequestKey, bool> tried;
        for (const BackendKey key : {1U, 2U, kFirstTried, kFirstTried + 1})
            split->add(key, 1);
        engine::RandomStream keys(5, "keys");
        int ofTried = 0;
        constexpr int kKeys = 20'000;
        for (int i = 0; i < kKeys; ++i) {
            const RequestKey key = keys.next();
            tried[key] = *split->pickFor(key, random) >= kFirstTried;
            ofTried += tried[key] ? 1 : 0;
        }
        // Four standard deviations of a binomial.
        EXPECT_NEAR(ofTried, kKeys * 0.3, 4 * 64.8);
        split->add(3, 1);  // nodes come and go, the version stays
        split->remove(kFirstTried + 1);
        for (const auto& [key, was] : tried)
            ASSERT_EQ(*split->pickFor(key, random) >= kFirstTried, was);
    }
}

TEST(Split, LeavesEverythingToTheVersionThatHasNodesAndOwesNothingForIt) {
    const auto split = splitOf(BalancingPolicy::RoundRobin, 50);
    engine::RandomStream random(6, "split");
    EXPECT_FALSE(split->pick(random));
    EXPECT_EQ(split->size(), 0U);
    split->add(1, 1);
    for (int i = 0; i < 101; ++i)
        ASSERT_EQ(split->pick(random), 1U);
    split->add(kFirstTried, 1);
    EXPECT_EQ(split->pick(random), 1U);
    EXPECT_EQ(split->pick(random), kFirstTried);
    split->remove(1);
    for (int i = 0; i < 11; ++i)
        ASSERT_EQ(split->pick(random), kFirstTried);
    EXPECT_EQ(split->reachable(Side::Before), Side::After);
    split->remove(kFirstTried);
    EXPECT_FALSE(split->reachable(Side::After));
    EXPECT_FALSE(split->pickFor(7, random));
}

// The wrapped policy cannot tell whether there is a split, as long as nothing is tried.
TEST(Split, ChangesNoChoiceOfThePolicyWhileNothingIsTried) {
    for (const BalancingPolicy policy : kSplitPolicies) {
        const auto split = splitOf(policy, 40);
        const auto plain = makeBalancer(policy);
        engine::RandomStream one(8, "same"), other(8, "same");
        std::mt19937_64 chance(9);
        std::multiset<BackendKey> busy;
        for (int i = 0; i < 300; ++i) {
            const auto backend = static_cast<BackendKey>(1 + chance() % 6);
            switch (chance() % 5) {
                case 0:
                    split->add(backend, 1);
                    plain->add(backend, 1);
                    break;
                case 1:
                    split->remove(backend);
                    plain->remove(backend);
                    break;
                case 2:
                    if (const auto done = busy.find(backend); done != busy.end()) {
                        split->finished(backend);
                        plain->finished(backend);
                        busy.erase(done);
                    }
                    break;
                default: {
                    const RequestKey key = chance();
                    const bool keyed = chance() % 2 == 0;
                    const auto picked = keyed ? split->pickFor(key, one) : split->pick(one);
                    ASSERT_EQ(picked, keyed ? plain->pickFor(key, other) : plain->pick(other))
                        << static_cast<int>(policy);
                    if (!picked) break;
                    split->started(*picked);
                    plain->started(*picked);
                    busy.insert(*picked);
                }
            }
            ASSERT_EQ(split->size(), plain->size());
        }
    }
}

}  // namespace
}  // namespace berth::sim::balancing
