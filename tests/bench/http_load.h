// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace berth::bench {

struct LoadFigures {
    double seconds = 0;
    double requestsPerSecond = 0;
    double p50Micros = 0, p99Micros = 0, maxMicros = 0;
    std::uint64_t requests = 0;
    std::uint64_t errors = 0;        // connections that broke, answers that are no 200
    std::uint64_t nodes = 0;         // different X-Berth-Node values seen
    std::uint64_t largestShare = 0;  // requests of the node that answered most, and least
    std::uint64_t smallestShare = 0;
};

// Keeps `connections` keep-alive connections to 127.0.0.1:port busy, one request in flight on each,
// with one epoll loop on the calling thread.
[[nodiscard]] LoadFigures loadHttp(std::uint16_t port, int connections, double seconds);

}  // namespace berth::bench
