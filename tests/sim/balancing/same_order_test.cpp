// SPDX-License-Identifier: GPL-3.0-or-later
// Round robin and least connections have quick ways; what they choose is what the plain algorithms
// choose, which look at every backend for every request.
#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <functional>

#include "sim/balancing/counted_backends.h"
#include "sim/balancing/least_connections/least_connections.h"
#include "sim/balancing/round_robin/round_robin.h"

namespace berth::sim::balancing {
namespace {

using PlainPick = std::function<BackendKey(CountedBackends&)>;

// Smooth weighted round robin among those of `all` that `takes` part.
BackendKey plainTurn(CountedBackends& all, const std::function<bool(const Backend&)>& takes) {
    Backend* chosen = nullptr;
    std::int64_t total = 0;
    for (Backend& backend : all.list().all()) {
        if (!takes(backend)) continue;
        backend.credit += backend.weight * kCreditUnit;
        total += backend.weight;
        if (chosen == nullptr || backend.credit > chosen->credit) chosen = &backend;
    }
    chosen->credit -= total * kCreditUnit;
    return chosen->key;
}

BackendKey plainRoundRobin(CountedBackends& all) {
    return plainTurn(all, [](const Backend&) { return true; });
}

BackendKey plainLeastConnections(CountedBackends& all) {
    const auto less = [](const Backend& a, const Backend& b) {
        return a.active * b.weight < b.active * a.weight;
    };
    const auto backends = all.list().all();
    const Backend least = *std::min_element(backends.begin(), backends.end(), less);
    return plainTurn(all, [&](const Backend& each) { return !less(least, each); });
}

// Backends come, go, change their weight and finish requests; all weights are below `weights`.
void compare(Balancer& balancer, const PlainPick& plain, std::uint64_t weights,
             std::uint64_t seed) {
    engine::RandomStream choices(seed, "same order");
    CountedBackends model;
    std::deque<BackendKey> inProgress;
    for (int step = 0; step < 1500; ++step) {
        const auto key = static_cast<BackendKey>(choices.below(25));
        switch (choices.below(16)) {
            case 0: {
                const auto weight = static_cast<std::uint32_t>(1 + choices.below(weights));
                balancer.add(key, weight);
                model.add(key, weight);
                break;
            }
            case 1:
                if (choices.below(2) == 0) break;
                balancer.remove(key);
                model.remove(key);
                break;
            case 2:
            case 3:
            case 4:
            case 5:
            case 6:
                if (inProgress.empty()) break;
                balancer.finished(inProgress.front());
                model.finished(inProgress.front());
                inProgress.pop_front();
                break;
            default: {
                const auto picked = balancer.pick(choices);
                ASSERT_EQ(picked.has_value(), model.list().size() > 0);
                if (!picked) break;
                ASSERT_EQ(*picked, plain(model)) << "step " << step;
                balancer.started(*picked);
                model.started(*picked);
                inProgress.push_back(*picked);
            }
        }
    }
}

TEST(SameOrder, RoundRobinChoosesAsThePlainAlgorithmDoes) {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        for (const std::uint64_t weights : {1U, 3U, 1000U}) {
            SCOPED_TRACE(seed);
            RoundRobin balancer;
            compare(balancer, plainRoundRobin, weights, seed);
        }
    }
}

TEST(SameOrder, LeastConnectionsChoosesAsThePlainAlgorithmDoes) {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        for (const std::uint64_t weights : {1U, 3U}) {
            SCOPED_TRACE(seed);
            LeastConnections balancer;
            compare(balancer, plainLeastConnections, weights, seed);
        }
    }
}

// What is gained has to be settled again and again with weights as great as these.
TEST(SameOrder, HoldsForTheGreatestWeights) {
    constexpr std::uint32_t kGreatest = 0xFFFFFFFFU;
    engine::RandomStream random(1, "unused");
    RoundRobin turns;
    LeastConnections least;
    CountedBackends model;
    CountedBackends leastModel;
    for (BackendKey key = 0; key < 20; ++key) {
        const std::uint32_t weight = key == 2 ? kGreatest / 3 : kGreatest;
        turns.add(key, weight);
        model.add(key, weight);
        least.add(key, kGreatest);
        leastModel.add(key, kGreatest);
    }
    for (int i = 0; i < 20'000; ++i) {
        ASSERT_EQ(turns.pick(random), plainRoundRobin(model));
        ASSERT_EQ(least.pick(random), plainLeastConnections(leastModel));
    }
}

}  // namespace
}  // namespace berth::sim::balancing
