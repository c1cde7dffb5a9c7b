// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "models/domain/units.h"

namespace berth::platform_client::gongji {

// A time of RFC 3339 with "T" or a blank between date and time, any fraction (cut to nanoseconds)
// and any offset, as an instant of the Unix epoch; years 1970 to 2200. Nothing for anything else.
[[nodiscard]] std::optional<domain::Instant> parseRfc3339(std::string_view text);

// Likewise for one that stands at the start of a text, and how many bytes it takes.
struct LeadingTime {
    domain::Instant at;
    std::size_t length = 0;
};
[[nodiscard]] std::optional<LeadingTime> leadingRfc3339(std::string_view text);

// "2026-01-01T11:27:57+08:00", without a fraction.
[[nodiscard]] std::string toRfc3339(domain::Instant at, int utcOffsetMinutes);

}  // namespace berth::platform_client::gongji
