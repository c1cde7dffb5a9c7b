// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/balancer.h"

#include "sim/balancing/jump_hash/jump_hash.h"
#include "sim/balancing/least_connections/least_connections.h"
#include "sim/balancing/least_of_two/least_of_two.h"
#include "sim/balancing/maglev_hash/maglev_hash.h"
#include "sim/balancing/random/random.h"
#include "sim/balancing/ring_hash/ring_hash.h"
#include "sim/balancing/round_robin/round_robin.h"

namespace berth::sim::balancing {

std::unique_ptr<Balancer> makeBalancer(domain::BalancingPolicy policy,
                                       const domain::BalancingOptions& options) {
    switch (policy) {
        case domain::BalancingPolicy::RoundRobin:
            break;
        case domain::BalancingPolicy::Random:
            return std::make_unique<Random>();
        case domain::BalancingPolicy::LeastConnections:
        case domain::BalancingPolicy::Queue:
            return std::make_unique<LeastConnections>();
        case domain::BalancingPolicy::LeastOfTwo:
            return std::make_unique<LeastOfTwo>();
        case domain::BalancingPolicy::RingHash:
            return std::make_unique<RingHash>(options.loadAboveMeanPercent);
        case domain::BalancingPolicy::MaglevHash:
            return std::make_unique<MaglevHash>(options.loadAboveMeanPercent);
        case domain::BalancingPolicy::JumpHash:
            return std::make_unique<JumpHash>(options.loadAboveMeanPercent);
    }
    return std::make_unique<RoundRobin>();
}

}  // namespace berth::sim::balancing
