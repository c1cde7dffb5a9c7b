// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "models/terminal/terminal_surface.h"

namespace berth::terminal {

// Before the cell in this column of this line.
struct TextPoint {
    LineNumber line = 0;
    int column = 0;

    friend auto operator<=>(const TextPoint&, const TextPoint&) = default;
};

// From `begin` to before `end`.
struct TextSpan {
    TextPoint begin;
    TextPoint end;

    [[nodiscard]] bool isEmpty() const { return begin == end; }
    friend bool operator==(const TextSpan&, const TextSpan&) = default;
};

// No more rows than this are taken together: a program may fill everything without a line end.
inline constexpr std::size_t kMostJoinedRows = 512;

// Rows that are one line of text, broken only because the screen was too narrow.
struct LogicalLine {
    LineNumber first = 0;
    std::size_t rows = 0;
    std::string text;                 // UTF-8, without blanks at the end
    std::vector<std::size_t> starts;  // where in the text each row begins

    // The place of a byte of the text; text.size() is behind the last character.
    [[nodiscard]] TextPoint pointAt(std::size_t byte) const;
    // The byte at which the character in or before this place begins.
    [[nodiscard]] std::size_t byteAt(TextPoint point) const;
};

// The one that holds `line`, which must be there.
[[nodiscard]] LogicalLine logicalLineAt(const TerminalSurface& surface, LineNumber line);
// The one that begins at `line`.
[[nodiscard]] LogicalLine logicalLineFrom(const TerminalSurface& surface, LineNumber line);

}  // namespace berth::terminal
