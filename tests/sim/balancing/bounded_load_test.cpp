// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "sim/balancing/balancer.h"

namespace berth::sim::balancing {
namespace {

using domain::BalancingPolicy;

class BoundedLoad : public testing::TestWithParam<BalancingPolicy> {
  protected:
    static std::unique_ptr<Balancer> make(int percent) {
        domain::BalancingOptions options;
        options.loadAboveMeanPercent = percent;
        return makeBalancer(GetParam(), options);
    }
};

std::int64_t boundOf(int percent, std::int64_t requests, std::int64_t weight, std::int64_t total) {
    const std::int64_t part = (100 + percent) * requests * weight;
    return (part + 100 * total - 1) / (100 * total);
}

// As long as requests only come, the bound holds for every backend after every one of them: it
// grows with the requests.
TEST_P(BoundedLoad, HoldsForEveryBackendAfterEveryRequest) {
    for (const int percent : {1, 25, 100, 1000}) {
        const auto balancer = make(percent);
        engine::RandomStream random(3, "bounded");
        std::vector<std::int64_t> active(8, 0);
        for (BackendKey key = 0; key < active.size(); ++key)
            balancer->add(key, 1);
        for (std::int64_t requests = 1; requests <= 2000; ++requests) {
            // Half of all requests come from one caller.
            const RequestKey caller = random.below(2) == 0 ? 42 : random.next();
            const BackendKey key = *balancer->pickFor(caller, random);
            balancer->started(key);
            ++active[key];
            for (const std::int64_t count : active)
                ASSERT_LE(count, boundOf(percent, requests, 1, 8));
        }
    }
}

// Requests end, backends come and go: the one that is given a request is within the bound then.
TEST_P(BoundedLoad, HoldsForWhoeverIsGivenARequestInRandomSequences) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        engine::RandomStream choices(seed, "bounded sequence");
        const int percent = 1 + static_cast<int>(choices.below(150));
        const auto balancer = make(percent);
        std::map<BackendKey, std::int64_t> weights;
        std::map<BackendKey, std::int64_t> active;
        std::vector<BackendKey> inProgress;
        for (int step = 0; step < 1500; ++step) {
            const std::uint64_t choice = choices.below(100);
            if (choice == 0 && weights.size() < 10) {
                const auto key = static_cast<BackendKey>(choices.below(20));
                weights[key] = 1 + static_cast<std::int64_t>(choices.below(3));
                balancer->add(key, static_cast<std::uint32_t>(weights[key]));
            } else if (choice == 1 && !weights.empty()) {
                balancer->remove(weights.begin()->first);
                weights.erase(weights.begin());
            } else if (choice < 45 && !inProgress.empty()) {
                const std::size_t at = choices.below(inProgress.size());
                balancer->finished(inProgress[at]);
                --active[inProgress[at]];
                inProgress[at] = inProgress.back();
                inProgress.pop_back();
            } else if (const auto key = balancer->pickFor(choices.below(30) << 59U, choices)) {
                balancer->started(*key);
                ++active[*key];
                inProgress.push_back(*key);
                std::int64_t requests = 0;
                std::int64_t total = 0;
                for (const auto& [each, weight] : weights) {
                    requests += active[each];
                    total += weight;
                }
                ASSERT_LE(active[*key], boundOf(percent, requests, weights[*key], total));
            }
        }
    }
}

TEST_P(BoundedLoad, LeavesAKeyWhereItBelongsWhileThereIsRoom) {
    const auto bounded = make(100);
    const auto plain = makeBalancer(GetParam());
    engine::RandomStream random(3, "bounded");
    for (BackendKey key = 0; key < 5; ++key) {
        bounded->add(key, 1);
        plain->add(key, 1);
    }
    for (int i = 0; i < 1000; ++i) {
        const RequestKey key = random.next();
        const auto picked = bounded->pickFor(key, random);
        ASSERT_EQ(picked, plain->pickFor(key, random));
        bounded->started(*picked);
        bounded->finished(*picked);
    }
}

std::string nameOf(const testing::TestParamInfo<BalancingPolicy>& tested) {
    if (tested.param == BalancingPolicy::RingHash) return "Ring";
    return tested.param == BalancingPolicy::MaglevHash ? "Maglev" : "Jump";
}

INSTANTIATE_TEST_SUITE_P(AllHashes, BoundedLoad,
                         testing::Values(BalancingPolicy::RingHash, BalancingPolicy::MaglevHash,
                                         BalancingPolicy::JumpHash),
                         nameOf);

}  // namespace
}  // namespace berth::sim::balancing
