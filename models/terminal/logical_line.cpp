// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/terminal/logical_line.h"

#include <algorithm>

#include "models/terminal/character_width.h"
#include "models/terminal/utf8.h"

namespace berth::terminal {
namespace {

// Blanks at the end of a row that goes on are part of the text; a single column is not, where a
// wide character had no room in it.
void fillRow(LogicalLine& whole, int columns, std::string_view next) {
    int width = 0;
    for (std::size_t at = whole.starts.back(); at < whole.text.size();)
        width += characterWidth(nextCharacter(whole.text, at));
    std::size_t at = 0;
    const bool wideFollows = !next.empty() && characterWidth(nextCharacter(next, at)) == 2;
    if (width < columns - (wideFollows ? 1 : 0))
        whole.text.append(static_cast<std::size_t>(columns - width), ' ');
}

}  // namespace

TextPoint LogicalLine::pointAt(std::size_t byte) const {
    const auto after = std::upper_bound(starts.begin(), starts.end(), byte);
    const auto row = static_cast<std::size_t>(after - starts.begin()) - 1;
    const std::size_t end = std::min(byte, text.size());
    int column = 0;
    for (std::size_t at = starts[row]; at < end;)
        column += characterWidth(nextCharacter(text, at));
    return {first + row, column + static_cast<int>(byte - end)};
}

std::size_t LogicalLine::byteAt(TextPoint point) const {
    if (point.line < first) return 0;
    const auto row = static_cast<std::size_t>(point.line - first);
    if (row >= rows) return text.size();
    const std::size_t end = row + 1 < rows ? starts[row + 1] : text.size();
    int column = 0;
    std::size_t at = std::min(starts[row], text.size());
    while (at < end) {
        std::size_t next = at;
        column += characterWidth(nextCharacter(text, next));
        if (column > point.column) break;
        at = next;
    }
    return at;
}

LogicalLine logicalLineFrom(const TerminalSurface& surface, LineNumber line) {
    LogicalLine whole;
    whole.first = line;
    const LineNumber end = surface.endLine();
    const int columns = surface.size().columns;
    std::string next;
    while (line < end && whole.rows < kMostJoinedRows) {
        next.clear();
        surface.appendText(line, next);
        if (whole.rows > 0) fillRow(whole, columns, next);
        whole.starts.push_back(whole.text.size());
        whole.text += next;
        ++whole.rows;
        if (!surface.isWrapped(line)) break;
        ++line;
    }
    return whole;
}

LogicalLine logicalLineAt(const TerminalSurface& surface, LineNumber line) {
    LineNumber first = line;
    while (first > surface.firstLine() && line - first < kMostJoinedRows - 1 &&
           surface.isWrapped(first - 1))
        --first;
    return logicalLineFrom(surface, first);
}

}  // namespace berth::terminal
