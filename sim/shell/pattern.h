// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace berth::sim::shell {

// Patterns of a shell (XCU 2.13): * ? […], byte by byte; a backslash makes the next character mean
// itself. Takes time of at most pattern × text.
[[nodiscard]] bool matchesPattern(std::string_view pattern, std::string_view text);

// Whether it holds a character that means more than itself.
[[nodiscard]] bool isPattern(std::string_view pattern);
// The text that a pattern without such characters stands for.
[[nodiscard]] std::string withoutEscapes(std::string_view pattern);

// A bracket expression as it stands at `at`, behind its bracket: whether `c` is in it. Moves `at`
// behind it. `known` is false when there is no such expression, since its end is missing.
struct BracketMatch {
    bool known = false;
    bool matches = false;
};
[[nodiscard]] BracketMatch matchBracket(std::string_view pattern, std::size_t& at, char c);

}  // namespace berth::sim::shell
