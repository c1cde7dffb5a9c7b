// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/clock.h"

#include <chrono>

namespace berth::domain {

Duration SystemClock::monotonic() const {
    return std::chrono::duration_cast<Duration>(
        std::chrono::steady_clock::now().time_since_epoch());
}

std::int64_t SystemClock::unixMilliseconds() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

}  // namespace berth::domain
