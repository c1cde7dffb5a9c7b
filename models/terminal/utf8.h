// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace berth::terminal {

inline void appendUtf8(std::string& text, char32_t character) {
    if (character < 0x80) {
        text.push_back(static_cast<char>(character));
        return;
    }
    const auto tail = [character](unsigned shift) {
        return static_cast<char>(0x80U | (character >> shift & 0x3FU));
    };
    if (character < 0x800) {
        const char bytes[] = {static_cast<char>(0xC0U | character >> 6), tail(0)};
        text.append(bytes, sizeof bytes);
    } else if (character < 0x1'0000) {
        const char bytes[] = {static_cast<char>(0xE0U | character >> 12), tail(6), tail(0)};
        text.append(bytes, sizeof bytes);
    } else {
        const char bytes[] = {static_cast<char>(0xF0U | character >> 18), tail(12), tail(6),
                              tail(0)};
        text.append(bytes, sizeof bytes);
    }
}

// The character that begins at `at`, which moves behind it. The text must be valid UTF-8.
[[nodiscard]] inline char32_t nextCharacter(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    if (lead < 0x80) return lead;
    const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    char32_t character = lead & (0x3FU >> more);
    for (int i = 0; i < more && at < text.size(); ++i)
        character = character << 6 | (static_cast<unsigned char>(text[at++]) & 0x3FU);
    return character;
}

}  // namespace berth::terminal
