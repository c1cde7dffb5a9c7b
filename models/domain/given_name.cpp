// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/given_name.h"

#include <algorithm>

#include "models/domain/ascii.h"
#include "models/domain/text.h"

namespace berth::domain {
namespace {

// The code points of well-formed UTF-8.
std::u32string codePoints(std::string_view text) {
    std::u32string points;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const int more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        char32_t point = more == 0 ? lead : lead & (0x3FU >> more);
        for (int k = 1; k <= more; ++k)
            point = point << 6 |
                    (static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]) & 0x3FU);
        points += point;
        i += static_cast<std::size_t>(more) + 1;
    }
    return points;
}

// Controls, line ends, and the characters that turn the direction of what follows.
bool mayNotBeShown(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

// Lower case of the letters in common use that have one: Latin, Greek, Cyrillic.
char32_t folded(char32_t c) {
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
        (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) {
        return c + 0x20;
    }
    return c >= 0x400 && c <= 0x40F ? c + 0x50 : c;
}

std::u32string foldedName(std::string_view name) {
    std::u32string points = codePoints(trimmed(name));
    std::transform(points.begin(), points.end(), points.begin(), folded);
    return points;
}

}  // namespace

std::string normalisedGivenName(std::string_view name) {
    return std::string(trimmed(name));
}

GivenNameProblem checkGivenName(std::string_view name) {
    const std::string_view kept = trimmed(name);
    if (kept.empty()) return GivenNameProblem::Empty;
    if (!isUtf8(kept)) return GivenNameProblem::BadCharacters;
    const std::u32string points = codePoints(kept);
    if (std::any_of(points.begin(), points.end(), mayNotBeShown))
        return GivenNameProblem::BadCharacters;
    return points.size() > kMaxGivenName ? GivenNameProblem::TooLong : GivenNameProblem::None;
}

bool isSameGivenName(std::string_view one, std::string_view other) {
    return foldedName(one) == foldedName(other);
}

bool isChosenId(std::string_view id) {
    return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
        return isLetter(c) || isDigit(c) || c == '-' || c == '_';
    });
}

}  // namespace berth::domain
