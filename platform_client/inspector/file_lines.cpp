// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/inspector/file_lines.h"

#include "platform_client/inspector/text_fields.h"

namespace berth::platform_client::inspector {
namespace {

constexpr std::size_t kMaxLines = 20'000;

}  // namespace

FileLines::FileLines(std::string_view text) {
    for (std::size_t count = 0; count < kMaxLines; ++count) {
        const auto line = takeLine(text);
        if (!line) break;
        const std::size_t colon = line->find(':');
        if (colon == std::string_view::npos || !line->starts_with('/')) continue;
        m_files[line->substr(0, colon)].push_back(line->substr(colon + 1));
    }
}

const std::vector<std::string_view>& FileLines::of(std::string_view path) const {
    static const std::vector<std::string_view> kNone;
    const auto found = m_files.find(path);
    return found == m_files.end() ? kNone : found->second;
}

std::string_view FileLines::first(std::string_view path) const {
    const auto& lines = of(path);
    return lines.empty() ? std::string_view() : lines.front();
}

std::optional<std::int64_t> FileLines::number(std::string_view path, std::string_view word) const {
    for (const std::string_view line : of(path)) {
        if (!line.starts_with(word)) continue;
        const auto words = splitWords(line, 4);
        if (words.size() < 2) continue;
        if (words[0] == word || (words[0].size() == word.size() + 1 && words[0].ends_with(':')))
            return toInteger(words[1]);
    }
    return std::nullopt;
}

}  // namespace berth::platform_client::inspector
