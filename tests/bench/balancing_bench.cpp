// SPDX-License-Identifier: GPL-3.0-or-later
// Nanoseconds a request for each balancing policy over more and more nodes: pick, started, and the
// end of an earlier request.
#include <cstdint>
#include <cstdio>
#include <vector>

#include "sim/balancing/balancer.h"
#include "tests/bench/measure.h"

namespace berth::bench {
namespace {

using domain::BalancingPolicy;

double nanosecondsARequest(BalancingPolicy policy, std::uint32_t nodes) {
    constexpr std::uint32_t kRequests = 300'000;
    const auto balancer = sim::balancing::makeBalancer(policy);
    sim::engine::RandomStream random(1, "link");
    for (std::uint32_t key = 0; key < nodes; ++key)
        balancer->add(key, 1 + key % 3);
    std::vector<sim::balancing::BackendKey> inProgress(4 * nodes, 0);
    for (auto& key : inProgress)
        balancer->started(key = *balancer->pick(random));
    const double seconds = cpuSecondsOf([&] {
        for (std::uint32_t i = 0; i < kRequests; ++i) {
            auto& oldest = inProgress[i % inProgress.size()];
            balancer->finished(oldest);
            oldest = *balancer->pick(random);
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
    };
    const Named policies[] = {{"round_robin", BalancingPolicy::RoundRobin},
                              {"random", BalancingPolicy::Random},
                              {"least_connections", BalancingPolicy::LeastConnections}};
    std::printf("{");
    const char* separator = "";
    for (const Named& named : policies) {
        std::printf("%s\n  \"%s\": {", separator, named.name);
        separator = "";
        for (const std::uint32_t nodes : {8u, 100u, 1000u}) {
            std::vector<double> times;
            for (int i = 0; i < 5; ++i)
                times.push_back(nanosecondsARequest(named.policy, nodes));
            std::printf("%s\"ns_%u_nodes\": %.0f", separator, nodes, median(times));
            separator = ", ";
        }
        std::printf("}");
        separator = ",";
    }
    std::printf("\n}\n");
    return 0;
}
