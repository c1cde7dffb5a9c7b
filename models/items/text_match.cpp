// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/text_match.h"

#include <algorithm>

#include "models/domain/ascii.h"

namespace berth::items {

std::size_t findFolded(std::string_view text, std::string_view needle, std::size_t from) {
    if (from > text.size()) return std::string_view::npos;
    const auto found =
        std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), needle.begin(),
                    needle.end(), [](char a, char b) { return domain::lowerCase(a) == b; });
    if (found == text.end() && !needle.empty()) return std::string_view::npos;
    return static_cast<std::size_t>(found - text.begin());
}

TextMatch::TextMatch(std::string_view typed) {
    std::size_t at = 0;
    while (at < typed.size()) {
        const std::size_t end = std::min(typed.find(' ', at), typed.size());
        if (end > at) m_words.push_back(domain::lowerCase(typed.substr(at, end - at)));
        at = end + 1;
    }
}

bool TextMatch::in(std::initializer_list<std::string_view> texts) const {
    return std::ranges::all_of(m_words, [&](const std::string& word) {
        return std::ranges::any_of(texts, [&](std::string_view text) {
            return findFolded(text, word) != std::string_view::npos;
        });
    });
}

}  // namespace berth::items
