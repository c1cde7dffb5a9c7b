// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "models/domain/units.h"

namespace berth::sim::engine {

// Simulated time and spans of it: nanoseconds since the start of the simulation. There is no wall
// clock anywhere below sim/platform.
using Time = std::int64_t;

inline constexpr Time kMicrosecond = 1'000;
inline constexpr Time kMillisecond = 1'000'000;
inline constexpr Time kSecond = 1'000'000'000;
inline constexpr Time kMinute = 60 * kSecond;
inline constexpr Time kHour = 60 * kMinute;

[[nodiscard]] inline double toSeconds(Time t) {
    return static_cast<double>(t) * 1e-9;
}
[[nodiscard]] inline domain::Instant toInstant(Time t) {
    return {t};
}
[[nodiscard]] inline Time toTime(domain::Instant t) {
    return t.ns;
}
[[nodiscard]] inline Time toTime(domain::Duration d) {
    return d.count();
}

}  // namespace berth::sim::engine
