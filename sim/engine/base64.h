// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace berth::sim::engine {

// RFC 4648, section 4: the standard alphabet, padded, in one line.
[[nodiscard]] std::string base64(std::string_view bytes);

}  // namespace berth::sim::engine
