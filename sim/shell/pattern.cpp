// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/pattern.h"

#include "models/domain/ascii.h"

namespace berth::sim::shell {
namespace {

bool inClass(std::string_view name, char c) {
    const bool letter = domain::isLetter(c), digit = domain::isDigit(c);
    const bool blank = c == ' ' || c == '\t';
    const bool graphic = c > ' ' && c < 0x7f;
    if (name == "alpha") return letter;
    if (name == "digit") return digit;
    if (name == "alnum") return letter || digit;
    if (name == "upper") return domain::isUpperLetter(c);
    if (name == "lower") return domain::isLowerLetter(c);
    if (name == "space") return blank || (c >= '\n' && c <= '\r');
    if (name == "blank") return blank;
    if (name == "punct") return graphic && !letter && !digit;
    if (name == "print") return graphic || c == ' ';
    if (name == "graph") return graphic;
    if (name == "cntrl") return (c >= 0 && c < ' ') || c == 0x7f;
    if (name == "xdigit") return domain::isHexDigit(c);
    return false;
}

unsigned char byteOf(char c) {
    return static_cast<unsigned char>(c);
}

}  // namespace

BracketMatch matchBracket(std::string_view pattern, std::size_t& at, char c) {
    std::size_t i = at;
    bool negated = false, found = false;
    if (i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^')) {
        negated = true;
        ++i;
    }
    for (bool first = true; i < pattern.size(); first = false) {
        if (pattern[i] == ']' && !first) {
            at = i + 1;
            return {true, found != negated};
        }
        if (pattern[i] == '[' && i + 1 < pattern.size() && pattern[i + 1] == ':') {
            const std::size_t end = pattern.find(":]", i + 2);
            if (end != std::string_view::npos) {
                found = found || inClass(pattern.substr(i + 2, end - i - 2), c);
                i = end + 2;
                continue;
            }
        }
        if (pattern[i] == '\\' && i + 1 < pattern.size()) ++i;
        const char low = pattern[i++];
        char high = low;
        if (i + 1 < pattern.size() && pattern[i] == '-' && pattern[i + 1] != ']') {
            ++i;
            if (pattern[i] == '\\' && i + 1 < pattern.size()) ++i;
            high = pattern[i++];
        }
        found = found || (byteOf(low) <= byteOf(c) && byteOf(c) <= byteOf(high));
    }
    return {};
}

bool matchesPattern(std::string_view pattern, std::string_view text) {
    std::size_t p = 0, t = 0;
    // Where to go on when what follows the last star does not match.
    std::size_t starPattern = std::string_view::npos, starText = 0;
    for (;;) {
        bool matched = false;
        if (p < pattern.size() && pattern[p] == '*') {
            starPattern = ++p;
            starText = t;
            continue;
        }
        if (t == text.size()) {
            if (p == pattern.size()) return true;
        } else if (p < pattern.size()) {
            std::size_t next = p + 1;
            if (pattern[p] == '?') {
                matched = true;
            } else if (pattern[p] == '[') {
                const BracketMatch bracket = matchBracket(pattern, next, text[t]);
                matched = bracket.known ? bracket.matches : text[t] == '[';
            } else {
                if (pattern[p] == '\\' && p + 1 < pattern.size()) next = p + 2;
                matched = pattern[next - 1] == text[t];
            }
            if (matched) {
                p = next;
                ++t;
                continue;
            }
        }
        if (starPattern == std::string_view::npos || starText >= text.size()) return false;
        p = starPattern;
        t = ++starText;
    }
}

bool isPattern(std::string_view pattern) {
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '\\') {
            ++i;
        } else if (pattern[i] == '*' || pattern[i] == '?' || pattern[i] == '[') {
            return true;
        }
    }
    return false;
}

std::string withoutEscapes(std::string_view pattern) {
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '\\' && i + 1 < pattern.size()) ++i;
        text += pattern[i];
    }
    return text;
}

}  // namespace berth::sim::shell
