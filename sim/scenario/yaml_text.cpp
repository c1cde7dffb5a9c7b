// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario/yaml_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>

namespace berth::sim::scenario {
namespace {

unsigned char byteAt(std::string_view text, std::size_t i) {
    return static_cast<unsigned char>(text[i]);
}

bool continues(std::string_view text, std::size_t i) {
    return i < text.size() && (byteAt(text, i) & 0xC0U) == 0x80U;
}

// Length of the well-formed UTF-8 sequence at `i` (Unicode, table 3-7), 0 when there is none.
std::size_t sequenceLength(std::string_view text, std::size_t i) {
    const unsigned char lead = byteAt(text, i);
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    if (!continues(text, i + 1)) return 0;
    if (lead < 0xE0) return 2;
    const unsigned char second = byteAt(text, i + 1);
    if (!continues(text, i + 2)) return 0;
    if (lead < 0xF0) {
        const bool overlong = lead == 0xE0 && second < 0xA0;
        const bool surrogate = lead == 0xED && second > 0x9F;
        return overlong || surrogate ? 0 : 3;
    }
    if (!continues(text, i + 3)) return 0;
    const bool overlong = lead == 0xF0 && second < 0x90;
    const bool beyond = lead == 0xF4 && second > 0x8F;
    return overlong || beyond ? 0 : 4;
}

bool allowedControl(unsigned char byte) {
    return byte == '\t' || byte == '\n' || byte == '\r';
}

}  // namespace

std::optional<ScenarioError> findBadText(std::string_view text) {
    int line = 1;
    std::size_t lineStart = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = sequenceLength(text, i);
        const unsigned char byte = byteAt(text, i);
        const bool control = byte < 0x20 || byte == 0x7F;
        if (length == 0 || (control && !allowedControl(byte))) {
            const int column = codePointColumn(text, line, static_cast<int>(i - lineStart) + 1);
            return ScenarioError{
                line,
                column,
                {},
                length == 0
                    ? fmt::format("byte 0x{:02X} is not UTF-8: save the file as UTF-8", byte)
                    : fmt::format("control character 0x{:02X}: remove it; only tabs and line ends "
                                  "are allowed",
                                  byte)};
        }
        i += length;
        if (byte == '\n') {
            ++line;
            lineStart = i;
        }
    }
    return std::nullopt;
}

int codePointColumn(std::string_view text, int line, int byteColumn) {
    std::size_t start = 0;
    for (int i = 1; i < line; ++i) {
        const std::size_t end = text.find('\n', start);
        if (end == std::string_view::npos) return byteColumn;
        start = end + 1;
    }
    const std::string_view before =
        text.substr(start, static_cast<std::size_t>(std::max(byteColumn - 1, 0)));
    const auto points = std::count_if(before.begin(), before.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    });
    return static_cast<int>(points) + 1;
}

}  // namespace berth::sim::scenario
