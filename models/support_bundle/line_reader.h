// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "models/domain/ascii.h"

namespace berth::support_bundle {

[[nodiscard]] constexpr bool isBlank(char c) {
    return c == ' ' || c == '\t';
}
[[nodiscard]] constexpr bool isNameCharacter(char c) {
    return domain::isLetter(c) || domain::isDigit(c) || c == '_' || c == '-' || c == '.';
}
// Before it no name goes on: "--" and quotation marks may stand before one.
[[nodiscard]] constexpr bool isWordCharacter(char c) {
    return domain::isLetter(c) || domain::isDigit(c) || c == '_';
}

// How many of the letters at `at` belong to an escape that a backslash before them begins: "\nab".
[[nodiscard]] constexpr std::size_t escapeLength(std::string_view text, std::size_t at) {
    if (at == 0 || at >= text.size() || text[at - 1] != '\\') return 0;
    if (text[at] == 'u') return text.size() - at > 5 ? 5 : 0;
    return std::string_view("bfnrt").find(text[at]) == std::string_view::npos ? 0 : 1;
}

// Moves over one line, with a thought for quotation marks that a text inside JSON has with a
// backslash. `at` never passes `end`.
struct LineReader {
    std::string_view text;
    std::size_t at = 0, end = 0;

    [[nodiscard]] bool done() const { return at >= end; }
    [[nodiscard]] char here() const { return done() ? '\n' : text[at]; }
    [[nodiscard]] std::string_view rest() const { return text.substr(at, end - at); }
    void skipBlanks() {
        while (!done() && isBlank(text[at]))
            ++at;
    }
    // The backslashes and the quotation mark that stand here; 0: none do.
    [[nodiscard]] std::size_t quoteLength() const {
        std::size_t i = at;
        while (i < end && text[i] == '\\' && i - at < 8)
            ++i;
        return i < end && (text[i] == '"' || text[i] == '\'') ? i - at + 1 : 0;
    }
};

}  // namespace berth::support_bundle
