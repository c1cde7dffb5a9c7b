// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>

namespace berth::sim::gateway {

// What a client of a link may ask of it. Deadlines are looked at a few times a second, so they are
// kept to a quarter of a second or, when shorter, to a quarter of themselves.
struct GatewayLimits {
    std::size_t headBytes = 16 * 1024;               // request line and fields: 431
    std::size_t fields = 64;                         // 431
    std::size_t bodyBytes = 8 * 1024 * 1024;         // of one request: 413
    std::size_t allBodiesBytes = 64 * 1024 * 1024;   // of all requests in progress: 503
    std::size_t unsentBytes = 16 * 1024 * 1024;      // of one stream to a slow reader: closed
    std::size_t allAnswersBytes = 64 * 1024 * 1024;  // that wait for their readers: 503, closed
    std::size_t connectionsPerPort = 256;            // further ones: 503 and closed
    std::chrono::milliseconds headTime{10'000};      // from the first byte: 408
    std::chrono::milliseconds idleTime{60'000};      // between requests: closed
    std::chrono::milliseconds answerTime{120'000};   // from the first byte to the answer: 504
    std::chrono::milliseconds stallTime{30'000};     // no byte read or written: closed
    std::chrono::milliseconds lingerTime{1'000};     // reading on after a refusal
};

}  // namespace berth::sim::gateway
