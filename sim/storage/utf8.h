// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace berth::sim::storage {

struct CodePoint {
    char32_t value = 0;
    std::size_t length = 0;  // bytes it takes, 1 … 4
};

// The code point at `at`, or nothing where the bytes are not well-formed UTF-8 (RFC 3629: no
// overlong form, no surrogate, nothing above U+10FFFF). `at` must lie inside the text.
[[nodiscard]] std::optional<CodePoint> decodeUtf8(std::string_view text, std::size_t at);

// C0, DEL, C1, the line and paragraph separators, and the characters that reorder what is shown
// around them (U+202A … U+202E, U+2066 … U+2069).
[[nodiscard]] bool isControl(char32_t value);

// At most `limit` bytes, cut between code points, with everything that is malformed or a control
// character replaced by U+FFFD; "…" is added where something was cut.
[[nodiscard]] std::string printable(std::string_view text, std::size_t limit);

}  // namespace berth::sim::storage
