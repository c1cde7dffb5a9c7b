// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "models/domain/units.h"

namespace berth::platform_client {

// Reads a date of HTTP in each of its three forms (RFC 9110, 5.6.7): that of today, that of RFC 850
// with two digits for the year, and that of asctime(). `now` says which century two digits mean:
// not more than fifty years ahead. Nothing for any other text. UnixEpoch.
[[nodiscard]] std::optional<domain::Instant> parseHttpDate(std::string_view text,
                                                           domain::Instant now);

}  // namespace berth::platform_client
