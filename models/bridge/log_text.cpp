// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/log_text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace berth::bridge {

namespace {

constexpr char kEscape = '\x1b';

// The parameters of one SGR sequence, applied to the style. Unknown ones change nothing.
void apply(std::string_view parameters, TextStyle& style) {
    std::vector<int> values;
    int value = 0;
    for (const char c : parameters) {
        if (c >= '0' && c <= '9') {
            value = std::min(value * 10 + (c - '0'), 100'000);
        } else {
            values.push_back(value);
            value = 0;
        }
    }
    values.push_back(value);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const int code = values[i];
        if (code == 0) style = {};
        if (code == 1) style.bold = true;
        if (code == 22) style.bold = false;
        if (code == 39) style.foreground = -1;
        if (code >= 30 && code <= 37) style.foreground = code - 30;
        if (code >= 90 && code <= 97) style.foreground = code - 90 + 8;
        if (code != 38 && code != 48) continue;
        // 38;5;N and 38;2;R;G;B: the arguments must not be read as codes of their own.
        const int kind = i + 1 < values.size() ? values[i + 1] : 0;
        if (code == 38 && kind == 5 && i + 2 < values.size()) {
            style.foreground = values[i + 2] < 16 ? values[i + 2] : -1;
        }
        i += kind == 5 ? 2 : kind == 2 ? 4 : 1;
    }
}

// Length of the SGR sequence at the start of `text`, or 0.
std::size_t sgrLength(std::string_view text) {
    if (text.size() < 3 || text[0] != kEscape || text[1] != '[') return 0;
    std::size_t at = 2;
    while (at < text.size() &&
           ((text[at] >= '0' && text[at] <= '9') || text[at] == ';' || text[at] == ':')) {
        ++at;
    }
    return at < text.size() && text[at] == 'm' ? at + 1 : 0;
}

struct Decoded {
    char32_t code = 0xFFFD;
    std::size_t length = 1;
};

// One character of UTF-8, strictly: overlong forms, surrogates and what lies past U+10FFFF are one
// replacement character a byte.
Decoded decode(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {};
    char32_t code = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) return {};
        code = (code << 6U) | (byte(i) & 0x3FU);
    }
    constexpr std::array<char32_t, 5> kLowest{0, 0, 0x80, 0x800, 0x10000};
    if (code < kLowest[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return {};
    return {code, length};
}

bool isHidden(char32_t code) {
    struct Range {
        char32_t first, last;
    };
    // C1 controls; soft hyphen; bidirectional marks, embeddings and isolates; zero width and
    // invisible operators; line and paragraph separators; annotations; tags.
    constexpr std::array kHidden{
        Range{0x80, 0x9F},     Range{0xAD, 0xAD},     Range{0x61C, 0x61C},    Range{0x180E, 0x180E},
        Range{0x200B, 0x200B}, Range{0x200E, 0x200F}, Range{0x2028, 0x202E},  Range{0x2060, 0x206F},
        Range{0xFEFF, 0xFEFF}, Range{0xFFF9, 0xFFFB}, Range{0xE0000, 0xE007F}};
    return std::ranges::any_of(
        kHidden, [code](const Range& range) { return code >= range.first && code <= range.last; });
}

void appendShown(QString& to, char32_t code) {
    if (code == '\t') {
        to += QString(8 - to.size() % 8, QLatin1Char(' '));
    } else if (code < 0x20) {
        to += QChar(static_cast<char16_t>(0x2400 + code));
    } else if (code == 0x7F) {
        to += QChar(u'\u2421');
    } else if (isHidden(code)) {
        to += QStringLiteral("<U+%1>")
                  .arg(static_cast<uint>(code), 4, 16, QLatin1Char('0'))
                  .toUpper();
    } else {
        to += QChar::fromUcs4(code);
    }
}

}  // namespace

ColouredLine parseColours(std::string_view raw) {
    ColouredLine line;
    if (raw.find(kEscape) == std::string_view::npos) {
        line.text = raw;
        return line;
    }
    TextStyle style;
    std::size_t at = 0;
    while (at < raw.size()) {
        const std::size_t length = sgrLength(raw.substr(at));
        if (length == 0) {
            line.text += raw[at++];
            continue;
        }
        const TextStyle before = style;
        apply(raw.substr(at + 2, length - 3), style);
        at += length;
        if (style == before) continue;
        if (!line.runs.empty() && line.runs.back().from == line.text.size()) line.runs.pop_back();
        line.runs.push_back({line.text.size(), style});
    }
    return line;
}

DisplayText toDisplay(std::string_view text, const std::vector<StyleRun>& runs) {
    const bool plain = std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
    if (plain) {
        return {QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size())), runs};
    }
    DisplayText shown;
    shown.text.reserve(static_cast<qsizetype>(text.size()));
    auto run = runs.begin();
    const auto openRuns = [&](std::size_t at) {
        for (; run != runs.end() && run->from <= at; ++run) {
            shown.runs.push_back({static_cast<std::size_t>(shown.text.size()), run->style});
        }
    };
    for (std::size_t at = 0; at < text.size();) {
        openRuns(at);
        const Decoded decoded = decode(text.substr(at));
        appendShown(shown.text, decoded.code);
        at += decoded.length;
    }
    openRuns(text.size());
    return shown;
}

QString toDisplayText(std::string_view text) {
    return toDisplay(text).text;
}

std::string_view cutUtf8(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return text;
    std::size_t end = limit;
    while (end > 0 && limit - end < 3 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) {
        --end;
    }
    return text.substr(0, end);
}

}  // namespace berth::bridge
