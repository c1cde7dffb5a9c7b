// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace berth::domain {

// Whether the bytes are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates).
[[nodiscard]] bool isUtf8(std::string_view text);
// Only well-formed UTF-8 without NUL is kept, byte for byte.
[[nodiscard]] std::string keepUtf8(std::string_view text);
// Without the blanks, tabs and line ends around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace berth::domain
