// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace berth::bridge {

// How a stretch of a log line is coloured. Only what SGR sequences can say, and of that only
// foreground and weight: a line cannot hide itself in the background.
struct TextStyle {
    int foreground = -1;  // 0 … 15 of the terminal palette; -1: the view's own
    bool bold = false;

    friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

// From `from` on this style holds, up to the next run.
struct StyleRun {
    std::size_t from = 0;
    TextStyle style;

    friend bool operator==(const StyleRun&, const StyleRun&) = default;
};

// A line with its SGR sequences (ESC [ … m) taken out; `from` counts bytes. Every other escape
// sequence stays in the text, to be shown.
struct ColouredLine {
    std::string text;
    std::vector<StyleRun> runs;  // empty: plain
};
[[nodiscard]] ColouredLine parseColours(std::string_view raw);

// What a view paints; `from` counts QChars.
struct DisplayText {
    QString text;
    std::vector<StyleRun> runs;
};
// Untrusted UTF-8 made visible and harmless: control characters as their pictures (U+2400 …), C1
// controls, bidirectional and invisible characters as "<U+202E>", bytes that are not UTF-8 as
// U+FFFD, tabs as blanks up to the next multiple of eight.
[[nodiscard]] DisplayText toDisplay(std::string_view text, const std::vector<StyleRun>& runs = {});
// The same for names and other short texts.
[[nodiscard]] QString toDisplayText(std::string_view text);

// The longest prefix of at most `limit` bytes that does not cut a character.
[[nodiscard]] std::string_view cutUtf8(std::string_view text, std::size_t limit);

}  // namespace berth::bridge
