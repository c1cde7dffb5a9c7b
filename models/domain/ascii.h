// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// Kinds of ASCII characters. Unlike <cctype> they follow no locale, and no byte above 0x7F is of
// any kind, so that UTF-8 text may be given to them byte by byte.

namespace berth::domain {

[[nodiscard]] constexpr bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool isLowerLetter(char c) {
    return c >= 'a' && c <= 'z';
}
[[nodiscard]] constexpr bool isUpperLetter(char c) {
    return c >= 'A' && c <= 'Z';
}
[[nodiscard]] constexpr bool isLetter(char c) {
    return isLowerLetter(c) || isUpperLetter(c);
}
[[nodiscard]] constexpr bool isLowerHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f');
}
[[nodiscard]] constexpr bool isHexDigit(char c) {
    return isLowerHex(c) || (c >= 'A' && c <= 'F');
}

[[nodiscard]] constexpr char lowerCase(char c) {
    return isUpperLetter(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
[[nodiscard]] inline std::string lowerCase(std::string_view text) {
    std::string lowered(text);
    for (char& c : lowered)
        c = lowerCase(c);
    return lowered;
}

}  // namespace berth::domain
