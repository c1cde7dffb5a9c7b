// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "models/domain/deployment.h"
#include "models/domain/platform.h"
#include "models/domain/units.h"

namespace berth::domain {

// What one way of balancing would have made of recorded traffic. Spans in seconds, of the requests
// that were answered; waits are those before a node begins to work.
struct PolicyFigures {
    BalancingPolicy policy = BalancingPolicy::RoundRobin;
    std::int64_t completed = 0;
    std::int64_t refused = 0;   // no node had room
    std::int64_t timedOut = 0;  // waited or worked too long
    std::int64_t failed = 0;
    double meanLatency = 0, p50 = 0, p95 = 0, p99 = 0;
    double meanWait = 0;
    std::vector<NodeShare> shares;  // of all nodes, by ordinal

    // What the node with the most requests had, over what one has on average; 0: none was answered.
    [[nodiscard]] double busiestOverMean() const {
        std::int64_t sum = 0, most = 0;
        for (const NodeShare& share : shares) {
            sum += share.completed;
            most = share.completed > most ? share.completed : most;
        }
        if (sum == 0) return 0;
        return static_cast<double>(most) * static_cast<double>(shares.size()) /
               static_cast<double>(sum);
    }

    friend bool operator==(const PolicyFigures&, const PolicyFigures&) = default;
};

// The same requests, at the same moments and with the same work in each, shared out by every policy
// over the nodes that are ready now.
struct PolicyComparison {
    DeploymentId deployment;
    int port = 0;
    BalancingPolicy current = BalancingPolicy::RoundRobin;
    Instant from, to;  // when the requests came
    std::int64_t requests = 0;
    int nodes = 0;
    std::vector<PolicyFigures> figures;  // one for each policy that was asked for

    friend bool operator==(const PolicyComparison&, const PolicyComparison&) = default;
};

}  // namespace berth::domain
