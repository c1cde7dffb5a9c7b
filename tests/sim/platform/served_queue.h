// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace berth::sim::testing {

// A queue of the theory as a scenario: text in, figures of the whole simulation out, by way of
// cluster, deployment, link, balancer and node.
struct ServedQueue {
    double erlangs = 0;  // arrival rate times mean service
    int concurrency = 1;
    int queueLimit = 100'000;  // of a node
    int nodes = 1;
    std::string balancing = "round_robin";
    std::string service = "distribution: exponential";  // and its other keys but the mean
    double requests = 0;                                // expected while measuring
};

struct ServedFigures {
    double waited = 0;    // share of those answered
    double meanWait = 0;  // of those answered, in units of the mean service
    double blocked = 0;   // share of those offered
    std::uint64_t requests = 0;
    std::uint64_t events = 0;
};

// A fifth of the requests comes before measuring begins.
[[nodiscard]] ServedFigures serveQueue(const ServedQueue& queue, std::uint64_t seed);

}  // namespace berth::sim::testing
