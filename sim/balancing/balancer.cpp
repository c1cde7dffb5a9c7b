// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/balancer.h"

#include "sim/balancing/least_connections/least_connections.h"
#include "sim/balancing/random/random.h"
#include "sim/balancing/round_robin/round_robin.h"

namespace berth::sim::balancing {

std::unique_ptr<Balancer> makeBalancer(domain::BalancingPolicy policy) {
    switch (policy) {
        case domain::BalancingPolicy::RoundRobin:
            break;
        case domain::BalancingPolicy::Random:
            return std::make_unique<Random>();
        case domain::BalancingPolicy::LeastConnections:
            return std::make_unique<LeastConnections>();
    }
    return std::make_unique<RoundRobin>();
}

}  // namespace berth::sim::balancing
