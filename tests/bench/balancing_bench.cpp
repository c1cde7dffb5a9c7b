// SPDX-License-Identifier: GPL-3.0-or-later
// Nanoseconds a request for each balancing policy over more and more nodes: pick, started, and the
// end of an earlier request.
#include <cstdint>
#include <cstdio>
#include <optional>
#include <vector>

#include "sim/balancing/balancer.h"
#include "tests/bench/measure.h"

namespace berth::bench {
namespace {

using domain::BalancingPolicy;

// `weights`: 1 for equal ones, or how many different ones there are. Every request has a key, which
// only the policies that hash look at.
double nanosecondsARequest(BalancingPolicy policy, std::optional<int> bound, std::uint32_t weights,
                           std::uint32_t nodes) {
    constexpr std::uint32_t kRequests = 300'000;
    domain::BalancingOptions options;
    options.loadAboveMeanPercent = bound;
    const auto balancer = sim::balancing::makeBalancer(policy, options);
    sim::engine::RandomStream random(1, "link");
    sim::engine::RandomStream keys(1, "keys");
    for (std::uint32_t key = 0; key < nodes; ++key)
        balancer->add(key, 1 + key % weights);
    std::vector<sim::balancing::BackendKey> inProgress(4 * nodes, 0);
    for (auto& key : inProgress)
        balancer->started(key = *balancer->pickFor(random.next(), random));
    const double seconds = cpuSecondsOf([&] {
        for (std::uint32_t i = 0; i < kRequests; ++i) {
            auto& oldest = inProgress[i % inProgress.size()];
            balancer->finished(oldest);
            oldest = *balancer->pickFor(keys.next(), random);
            balancer->started(oldest);
        }
    });
    return seconds * 1e9 / kRequests;
}

}  // namespace
}  // namespace berth::bench

int main() {
    using namespace berth::bench;
    struct Named {
        const char* name;
        BalancingPolicy policy;
        std::uint32_t weights = 1;
        std::optional<int> bound{};
    };
    const Named policies[] = {{"round_robin", BalancingPolicy::RoundRobin},
                              {"round_robin_3_weights", BalancingPolicy::RoundRobin, 3},
                              {"random", BalancingPolicy::Random},
                              {"random_3_weights", BalancingPolicy::Random, 3},
                              {"least_connections", BalancingPolicy::LeastConnections},
                              {"least_connections_3_weights", BalancingPolicy::LeastConnections, 3},
                              {"least_of_two", BalancingPolicy::LeastOfTwo},
                              {"ring_hash", BalancingPolicy::RingHash},
                              {"ring_hash_bounded", BalancingPolicy::RingHash, 1, 25},
                              {"maglev_hash", BalancingPolicy::MaglevHash},
                              {"maglev_hash_bounded", BalancingPolicy::MaglevHash, 1, 25},
                              {"jump_hash", BalancingPolicy::JumpHash},
                              {"jump_hash_bounded", BalancingPolicy::JumpHash, 1, 25}};
    std::printf("{");
    const char* separator = "";
    for (const Named& named : policies) {
        std::printf("%s\n  \"%s\": {", separator, named.name);
        separator = "";
        for (const std::uint32_t nodes : {8u, 100u, 1000u}) {
            std::vector<double> times;
            for (int i = 0; i < 5; ++i)
                times.push_back(
                    nanosecondsARequest(named.policy, named.bound, named.weights, nodes));
            std::printf("%s\"ns_%u_nodes\": %.0f", separator, nodes, median(times));
            separator = ", ";
        }
        std::printf("}");
        separator = ",";
    }
    std::printf("\n}\n");
    return 0;
}
