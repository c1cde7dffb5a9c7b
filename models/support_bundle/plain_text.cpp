// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/plain_text.h"

#include <fmt/core.h>

namespace berth::support_bundle {

namespace {

struct Character {
    char32_t code = 0;
    std::size_t length = 0;  // 0: the bytes are no UTF-8
};

// RFC 3629: no overlong form, no surrogate, nothing beyond U+10FFFF.
Character readCharacter(std::string_view text) {
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return {first, 1};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return {};
    char32_t code = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return {};
        code = (code << 6U) | (byte(i) & 0x3FU);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (overlong || (code >= 0xD800 && code < 0xE000) || code > 0x10FFFF) return {};
    return {code, length};
}

bool isUnseen(char32_t code) {
    return (code >= 0x80 && code < 0xA0) || code == 0xAD || code == 0x061C ||
           (code >= 0x200B && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF ||
           (code >= 0xFFF9 && code <= 0xFFFB) || (code >= 0xE0000 && code < 0xE0080);
}

}  // namespace

std::string oneLine(std::string_view untrusted) {
    std::string result;
    result.reserve(untrusted.size());
    while (!untrusted.empty()) {
        const Character character = readCharacter(untrusted);
        if (character.length == 0) {
            result += "\xEF\xBF\xBD";
            untrusted.remove_prefix(1);
            continue;
        }
        const char32_t code = character.code;
        if (code == '\n' || code == '\r' || code == '\t') {
            result += ' ';
        } else if (code < 0x20 || code == 0x7F) {
            result += "\xE2\x90";
            result += static_cast<char>(code == 0x7F ? 0xA1 : 0x80 + code);
        } else if (isUnseen(code)) {
            result += fmt::format("<U+{:04X}>", static_cast<unsigned>(code));
        } else {
            result += untrusted.substr(0, character.length);
        }
        untrusted.remove_prefix(character.length);
    }
    return result;
}

std::string shortened(std::string_view text, std::size_t most) {
    if (text.size() <= most) return std::string(text);
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U)
        --most;
    return std::string(text.substr(0, most)) + "…";
}

std::vector<std::string_view> linesOf(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(line);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

std::string boundedLines(std::string text, std::size_t most) {
    if (text.size() <= most) return text;
    std::size_t keep = text.rfind('\n', most);
    keep = keep == std::string::npos || keep >= most ? 0 : keep + 1;
    const std::size_t left = text.size() - keep;
    text.resize(keep);
    return text + fmt::format("[cut here: {} more bytes are left out]\n", left);
}

}  // namespace berth::support_bundle
