// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace berth::platform_client::ssh {

// Whether the whole text fits a pattern in which "*" stands for any characters and "?" for one.
// Takes time of the product of both lengths at most.
[[nodiscard]] bool fitsPattern(std::string_view text, std::string_view pattern);

enum class PatternMatch { None, Positive, Negative };

// A list of patterns with commas, "!" before those that exclude, as OpenSSH reads it: an excluding
// pattern that fits decides; a pattern of 1023 bytes or more ends the list, and nothing fits it.
// Capital letters of the list are taken for small ones; the name must be in small letters.
[[nodiscard]] PatternMatch matchPatternList(std::string_view name, std::string_view list);

}  // namespace berth::platform_client::ssh
