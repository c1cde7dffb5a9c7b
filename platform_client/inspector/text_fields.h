// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Reading of text that programs print for people: lines, words and numbers. Nothing here throws or
// keeps more than it is told to.

namespace berth::platform_client::inspector {

inline constexpr std::size_t kMaxTextBytes = 512;

// Takes the next line off the front, without its end; nothing when there is none left.
[[nodiscard]] std::optional<std::string_view> takeLine(std::string_view& rest);

// The words of a line, apart by blanks and tabs, at most so many; the last one is then the rest of
// the line as it is.
[[nodiscard]] std::vector<std::string_view> splitWords(std::string_view line, std::size_t atMost);

// All of the text is a number; else nothing. Also nothing when it does not fit.
[[nodiscard]] std::optional<std::int64_t> toInteger(std::string_view text);
[[nodiscard]] std::optional<std::int64_t> hexToInteger(std::string_view text);
// Plain decimals, finite.
[[nodiscard]] std::optional<double> toDecimal(std::string_view text);

// A text to keep: well-formed UTF-8 of at most so many bytes, without the blanks around it.
[[nodiscard]] std::string keptText(std::string_view text, std::size_t bytes = kMaxTextBytes);

// a + b, and a * b, for counts that are not negative: at most the greatest number there is.
[[nodiscard]] std::int64_t addCapped(std::int64_t a, std::int64_t b);
[[nodiscard]] std::int64_t multiplyCapped(std::int64_t a, std::int64_t b);

}  // namespace berth::platform_client::inspector
