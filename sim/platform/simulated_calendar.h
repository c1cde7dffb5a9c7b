// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "sim/engine/time.h"

namespace berth::sim::platform {

// What the clocks in simulated nodes show when the simulation begins: 2026-01-01 00:00:00 at UTC+8,
// the zone of the simulated platform, where "Day 1, 00:00" is a midnight. Always the same, so that
// a repetition of a simulation shows the same times.
inline constexpr std::int64_t kZeroInUnixSeconds = 1'767'196'800;

// Seconds of Unix time that the clocks show at a simulated instant.
[[nodiscard]] inline double unixSeconds(engine::Time at) {
    return static_cast<double>(kZeroInUnixSeconds) + engine::toSeconds(at);
}

}  // namespace berth::sim::platform
