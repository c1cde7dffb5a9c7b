// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/terminal/command_reader.h"

#include <cstdint>

#include "models/domain/text.h"
#include "models/terminal/terminal_surface.h"
#include "models/terminal/utf8.h"

namespace berth::terminal {
namespace {

bool isControl(char32_t character) {
    return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

// Reorders, or shows nothing: bidirectional controls, joiners, separators, tags.
bool isInvisible(char32_t character) {
    return character == 0xAD || character == 0x61C || character == 0x180E ||
           (character >= 0x200B && character <= 0x200F) ||
           (character >= 0x2028 && character <= 0x202E) ||
           (character >= 0x2060 && character <= 0x206F) || character == 0xFEFF ||
           (character >= 0xFFF9 && character <= 0xFFFB) ||
           (character >= 0xE0000 && character <= 0xE007F);
}

int base64Value(char digit) {
    if (digit >= 'A' && digit <= 'Z') return digit - 'A';
    if (digit >= 'a' && digit <= 'z') return digit - 'a' + 26;
    if (digit >= '0' && digit <= '9') return digit - '0' + 52;
    return digit == '+' ? 62 : digit == '/' ? 63 : -1;
}

std::optional<std::string> fromBase64(std::string_view text) {
    while (!text.empty() && text.back() == '=')
        text.remove_suffix(1);
    if (text.size() % 4 == 1) return std::nullopt;
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3 + 2);
    std::uint32_t held = 0;
    int bits = 0;
    for (const char digit : text) {
        const int value = base64Value(digit);
        if (value < 0) return std::nullopt;
        held = (held << 6 | static_cast<std::uint32_t>(value)) & 0xFFFFFFU;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes.push_back(static_cast<char>(held >> bits & 0xFFU));
    }
    return bytes;
}

}  // namespace

std::string cleanLine(std::string_view text, std::size_t mostBytes) {
    std::string clean;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t character = nextCharacter(text, at);
        if (isControl(character) || isInvisible(character)) continue;
        if (clean.size() + (at - begin) > mostBytes) break;
        clean.append(text.substr(begin, at - begin));
    }
    return clean;
}

std::optional<std::string> readTitle(std::string_view command) {
    if (!command.starts_with("0;") && !command.starts_with("2;")) return std::nullopt;
    command.remove_prefix(2);
    if (!domain::isUtf8(command)) return std::nullopt;
    return cleanLine(command, TerminalSurface::kLongestTitle);
}

std::optional<std::string> readClipboard(std::string_view command) {
    if (!command.starts_with("52;")) return std::nullopt;
    const std::size_t data = command.find(';', 3);
    if (data == std::string_view::npos) return std::nullopt;
    auto text = fromBase64(command.substr(data + 1));  // "?" is no digit
    if (!text || text->empty() || text->size() > TerminalSurface::kLongestClipboard ||
        !domain::isUtf8(*text))
        return std::nullopt;
    return text;
}

std::string pasteText(std::string_view utf8) {
    std::string clean;
    clean.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t begin = at;
        const char32_t character = nextCharacter(utf8, at);
        if (character == U'\r' || character == U'\n') {
            if (character == U'\r' && at < utf8.size() && utf8[at] == '\n') ++at;
            clean.push_back('\r');
        } else if (character == U'\t' || !isControl(character)) {
            clean.append(utf8.substr(begin, at - begin));
        }
    }
    return clean;
}

}  // namespace berth::terminal
