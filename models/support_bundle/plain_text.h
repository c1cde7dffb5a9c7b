// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace berth::support_bundle {

// Untrusted text for one line of a file that a person opens with whatever there is: line ends and
// tabs become blanks, other control characters their pictures (U+2400 …), characters that are
// invisible or turn the direction "<U+202E>", and bytes that are not UTF-8 U+FFFD. So no file of a
// bundle can drive the terminal that shows it.
[[nodiscard]] std::string oneLine(std::string_view untrusted);

// At most `most` bytes, no character cut, "…" behind where it was longer.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most);

// Without their line ends, "\r\n" or "\n"; a text that ends in one has no empty line behind it.
[[nodiscard]] std::vector<std::string_view> linesOf(std::string_view text);

// The text up to a line end before `most` bytes, and what was left out in a last line of its own.
[[nodiscard]] std::string boundedLines(std::string text, std::size_t most);

}  // namespace berth::support_bundle
