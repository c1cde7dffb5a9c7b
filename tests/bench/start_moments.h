// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <ctime>

namespace berth::bench {

// Instants of CLOCK_MONOTONIC, which all processes share, in nanoseconds.
struct StartMoments {
    std::int64_t loaded = 0;      // the application object is being made
    std::int64_t firstPaint = 0;  // some widget begins to paint
    std::int64_t dataPaint = 0;   // the first picture with data begins
    std::int64_t usable = 0;      // that picture is delivered, and the event loop takes input
};

inline std::int64_t monotonicNanoseconds() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

}  // namespace berth::bench
