// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/cell_painter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPen>
#include <algorithm>
#include <cmath>

#include "ui/theme/type_scale.h"

namespace berth::ui {
namespace {

using terminal::Attribute;
using terminal::Cell;

bool has(std::uint16_t attributes, Attribute attribute) {
    return (attributes & static_cast<std::uint16_t>(attribute)) != 0;
}

// All of one row have the same width in a font of one width.
bool runsOn(const Cell& cell) {
    return cell.character >= 0x20 && cell.character < 0x7F;
}

bool isSign(QChar character) {
    return character.isPrint() && !character.isLetterOrNumber() && !character.isSpace();
}

QString textOf(const terminal::Row& row, int column) {
    const char32_t character = row.cells[static_cast<std::size_t>(column)].character;
    QString text = QString::fromUcs4(&character, 1);
    for (const terminal::Mark& mark : row.marks)
        if (mark.column == column) text += QString::fromUcs4(&mark.character, 1);
    return text;
}

}  // namespace

CellPainter::CellPainter(const Theme& theme) : m_palette(theme) {
    setPoints(kUsualPoints);
}

void CellPainter::setPoints(double points) {
    m_points = std::clamp(points, kSmallestPoints, kLargestPoints);
    QFont plain = fontFor(TextStyle::Mono);
    // In a terminal what falls back has to be of one width too.
    QStringList families = plain.families();
    families.insert(1, QStringLiteral("Noto Sans Mono CJK SC"));
    families.insert(1, QStringLiteral("Noto Sans Mono"));
    plain.setFamilies(families);
    plain.setPointSizeF(m_points);
    plain.setFixedPitch(true);
    plain.setKerning(false);
    const QFontMetricsF metrics(plain);
    const double advance = metrics.horizontalAdvance(QLatin1Char('M'));
    m_cellWidth = std::max(static_cast<int>(std::ceil(advance - 0.2)), 1);
    m_cellHeight = std::max(static_cast<int>(std::ceil(metrics.height())), 1);
    m_ascent = static_cast<int>(std::ceil(metrics.ascent()));
    // Whole pixels for each cell.
    plain.setLetterSpacing(QFont::AbsoluteSpacing, m_cellWidth - advance);
    for (int i = 0; i < 4; ++i) {
        m_fonts[i] = plain;
        m_fonts[i].setWeight((i & 1) != 0 ? QFont::Bold : QFont::Normal);
        m_fonts[i].setItalic((i & 2) != 0);
    }
}

const QFont& CellPainter::fontOf(std::uint16_t attributes) const {
    return m_fonts[(has(attributes, Attribute::Bold) ? 1 : 0) +
                   (has(attributes, Attribute::Italic) ? 2 : 0)];
}

CellPainter::Look CellPainter::lookOf(const terminal::Style& style, int column,
                                      const std::vector<CellOverlay>& overlays,
                                      bool screenReversed) const {
    Look look{m_palette.inksOf(style, screenReversed), style.attributes};
    for (const CellOverlay& overlay : overlays) {
        if (column < overlay.from || column >= overlay.to) continue;
        switch (overlay.kind) {
            case CellOverlay::Kind::Selection:
                look.inks = {m_palette.selectionInk(), m_palette.selection()};
                break;
            case CellOverlay::Kind::Hit:
                look.inks = {m_palette.currentHit(), m_palette.hit()};
                break;
            case CellOverlay::Kind::CurrentHit:
                look.inks = {m_palette.ground(), m_palette.currentHit()};
                break;
            case CellOverlay::Kind::Link:
                look.attributes |= static_cast<std::uint16_t>(Attribute::Underline);
                break;
        }
    }
    return look;
}

void CellPainter::paintRow(QPainter& painter, int x, int y, int columns, const terminal::Row& row,
                           const std::vector<CellOverlay>& overlays, bool screenReversed) const {
    const int filled = std::min(columns, static_cast<int>(row.cells.size()));
    const Cell blank;
    int from = 0;
    while (from < columns) {
        const auto cellAt = [&](int column) -> const Cell& {
            return column < filled ? row.cells[static_cast<std::size_t>(column)] : blank;
        };
        const Look look = lookOf(cellAt(from).style, from, overlays, screenReversed);
        int to = from + 1;
        while (to < columns && (cellAt(to).character == Cell::kRightHalf ||
                                lookOf(cellAt(to).style, to, overlays, screenReversed) == look))
            ++to;
        const QRect rect(x + from * m_cellWidth, y, (to - from) * m_cellWidth, m_cellHeight);
        painter.fillRect(rect, look.inks.background);
        paintText(painter, x, y, columns, row, from, std::min(to, filled), look);
        paintLines(painter, rect, look);
        from = to;
    }
}

void CellPainter::paintText(QPainter& painter, int x, int y, int columns, const terminal::Row& row,
                            int from, int to, const Look& look) const {
    painter.setFont(fontOf(look.attributes));
    painter.setPen(look.inks.foreground);
    QString run;
    int runFrom = from;
    const auto flush = [&] {
        if (!run.trimmed().isEmpty())
            painter.drawText(QPointF(x + runFrom * m_cellWidth, y + m_ascent), run);
        run.clear();
    };
    auto mark = row.marks.begin();
    for (int column = from; column < to; ++column) {
        const Cell& cell = row.cells[static_cast<std::size_t>(column)];
        while (mark != row.marks.end() && mark->column < column)
            ++mark;
        const bool marked = mark != row.marks.end() && mark->column == column;
        if (runsOn(cell) && !marked) {
            // Two signs in a row would become an arrow or the like in fonts for programming.
            if (!run.isEmpty() && isSign(run.back()) &&
                isSign(QChar(static_cast<char16_t>(cell.character))))
                flush();
            if (run.isEmpty()) runFrom = column;
            run.append(QChar(static_cast<char16_t>(cell.character)));
            continue;
        }
        if (cell.character == Cell::kBlank && !run.isEmpty()) {
            run.append(u' ');
            continue;
        }
        flush();
        if (cell.character == Cell::kBlank || cell.character == Cell::kRightHalf) continue;
        const bool wide =
            column + 1 < to &&
            row.cells[static_cast<std::size_t>(column) + 1].character == Cell::kRightHalf;
        // Whatever a font makes of it, it stays within its cells.
        const QRect place(x + column * m_cellWidth, y,
                          std::min(wide ? 2 : 1, columns - column) * m_cellWidth, m_cellHeight);
        painter.save();
        painter.setClipRect(place, Qt::IntersectClip);
        painter.drawText(QPointF(place.x(), y + m_ascent), textOf(row, column));
        painter.restore();
    }
    flush();
}

void CellPainter::paintLines(QPainter& painter, const QRect& rect, const Look& look) const {
    const bool curly = has(look.attributes, Attribute::CurlyUnderline);
    const bool twice = has(look.attributes, Attribute::DoubleUnderline);
    const bool once = has(look.attributes, Attribute::Underline);
    const int thickness = std::max(m_cellHeight / 16, 1);
    const int below = std::min(rect.y() + m_ascent + thickness, rect.bottom() - thickness + 1);
    if (once || twice)
        painter.fillRect(rect.x(), below, rect.width(), thickness, look.inks.foreground);
    if (twice) {
        painter.fillRect(rect.x(), std::max(below - 2 * thickness, rect.y()), rect.width(),
                         thickness, look.inks.foreground);
    }
    if (curly) {
        painter.setPen(QPen(look.inks.foreground, thickness, Qt::DotLine));
        painter.drawLine(rect.x(), below, rect.right(), below);
    }
    if (has(look.attributes, Attribute::Strike)) {
        painter.fillRect(rect.x(), rect.y() + m_ascent * 2 / 3, rect.width(), thickness,
                         look.inks.foreground);
    }
}

void CellPainter::paintCursor(QPainter& painter, int x, int y, const terminal::Row& row,
                              const terminal::SurfaceCursor& cursor, bool focused) const {
    const auto column = static_cast<std::size_t>(cursor.column);
    const bool wide =
        column + 1 < row.cells.size() && row.cells[column + 1].character == Cell::kRightHalf;
    const QRect place(x + cursor.column * m_cellWidth, y, (wide ? 2 : 1) * m_cellWidth,
                      m_cellHeight);
    const QColor ink = m_palette.ink();
    if (!focused) {
        painter.setPen(ink);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(place.adjusted(0, 0, -1, -1));
        return;
    }
    const int thickness = std::max(m_cellWidth / 5, 2);
    switch (cursor.shape) {
        case terminal::SurfaceCursor::Shape::Underline:
            return painter.fillRect(place.x(), place.bottom() - thickness + 1, place.width(),
                                    thickness, ink);
        case terminal::SurfaceCursor::Shape::Bar:
            return painter.fillRect(place.x(), place.y(), thickness, place.height(), ink);
        case terminal::SurfaceCursor::Shape::Block:
            break;
    }
    painter.fillRect(place, ink);
    if (column >= row.cells.size() || row.cells[column].character == Cell::kBlank ||
        row.cells[column].character == Cell::kRightHalf)
        return;
    painter.save();
    painter.setClipRect(place, Qt::IntersectClip);
    painter.setFont(fontOf(row.cells[column].style.attributes));
    painter.setPen(m_palette.ground());
    painter.drawText(QPointF(place.x(), y + m_ascent), textOf(row, cursor.column));
    painter.restore();
}

void CellPainter::paintPreedit(QPainter& painter, int x, int y, const QString& text) const {
    const int width = static_cast<int>(std::ceil(QFontMetricsF(font()).horizontalAdvance(text)));
    const QRect place(x, y, width, m_cellHeight);
    painter.fillRect(place, m_palette.selection());
    painter.setFont(font());
    painter.setPen(m_palette.selectionInk());
    painter.drawText(QPointF(x, y + m_ascent), text);
    painter.fillRect(place.x(), place.bottom(), place.width(), 1, m_palette.selectionInk());
}

}  // namespace berth::ui
