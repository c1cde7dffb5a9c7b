// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "models/domain/units.h"

namespace berth::platform_client::gongji {

// Seconds as the platform counts them, kept within 0 and a century, which nanoseconds can count.
[[nodiscard]] inline domain::Duration toDuration(std::int64_t seconds) {
    constexpr std::int64_t kCentury = std::int64_t{100} * 365 * 24 * 3600;
    return std::chrono::seconds(std::clamp<std::int64_t>(seconds, 0, kCentury));
}

}  // namespace berth::platform_client::gongji
