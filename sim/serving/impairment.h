// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/time.h"

namespace berth::sim::serving {

// What stands between a container and those who ask it something, or makes it answer wrongly.
struct Impairment {
    bool unreachable = false;     // requests run into a time-out
    double loss = 0;              // of each try, 0 … 1
    engine::Time delay = 0;       // of each request, there and back together
    double errors = 0;            // of each request: it is answered with 500
    double writeSpeed = 1;        // of what changes files, above 0
    engine::Time clockAhead = 0;  // of what it takes for the time; below 0: behind

    [[nodiscard]] bool touchesRequests() const {
        return unreachable || loss > 0 || delay > 0 || errors > 0 || writeSpeed < 1;
    }
    friend bool operator==(const Impairment&, const Impairment&) = default;
};

enum class ImpairmentHit { Unreachable, Lost, Delayed, Error, SlowWrite };

// How a request will end.
enum class RequestFate : unsigned char { Answered, Unreachable, Lost, Error };

// A client gives up to connect after this long.
inline constexpr engine::Time kConnectTimeout = 5 * engine::kSecond;
// A try that is lost is sent again after 200 ms, 400 ms, 800 ms … as TCP does (RFC 6298 with the
// least time-out of Linux); the client gives up when the sixth is lost too.
inline constexpr engine::Time kFirstRetransmission = 200 * engine::kMillisecond;
inline constexpr int kTries = 6;

}  // namespace berth::sim::serving
