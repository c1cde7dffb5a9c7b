// SPDX-License-Identifier: GPL-3.0-or-later
// Where a cell is in the text that a terminal shows, and the other way round.
#include <algorithm>

#include "models/terminal/character_width.h"
#include "ui/terminal/terminal_view.h"

namespace berth::ui {
namespace {

// The QChars before a column of a line.
int lengthBefore(const QString& line, int column) {
    int cells = 0;
    int length = 0;
    for (const char32_t character : line.toStdU32String()) {
        const int width = terminal::characterWidth(character);
        if (cells + width > column) break;
        cells += width;
        length += character > 0xFFFF ? 2 : 1;
    }
    return length;
}

int cellsOf(const QString& text) {
    int cells = 0;
    for (const char32_t character : text.toStdU32String())
        cells += terminal::characterWidth(character);
    return cells;
}

}  // namespace

int TerminalView::offsetOf(int row, int column) const {
    const QStringList lines = visibleText().split(u'\n');
    int offset = 0;
    for (int i = 0; i < std::min(row, static_cast<int>(lines.size()) - 1); ++i)
        offset += static_cast<int>(lines.at(i).size()) + 1;
    return offset + (row < lines.size() ? lengthBefore(lines.at(row), column) : 0);
}

int TerminalView::cursorOffset() const {
    const terminal::SurfaceCursor cursor = m_surface.cursor();
    return offsetOf(cursor.row + static_cast<int>(lastTop() - m_top), cursor.column);
}

int TerminalView::offsetAt(const QPoint& at) const {
    const terminal::TextPoint point = pointAt(at, false);
    return offsetOf(static_cast<int>(point.line - m_top), point.column);
}

QRect TerminalView::cellOfOffset(int offset) const {
    const QString before = visibleText().left(std::max(offset, 0));
    const int row = static_cast<int>(before.count(u'\n'));
    const int column = cellsOf(before.mid(before.lastIndexOf(u'\n') + 1));
    return {kInset + column * m_painter.cellWidth(), kInset + row * m_painter.cellHeight(),
            m_painter.cellWidth(), m_painter.cellHeight()};
}

}  // namespace berth::ui
