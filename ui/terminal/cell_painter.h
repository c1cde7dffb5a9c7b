// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QRect>
#include <QString>
#include <vector>

#include "models/terminal/terminal_surface.h"
#include "ui/terminal/terminal_palette.h"

class QPainter;

namespace berth::ui {

// From a column to before another, with what lies over the cells there.
struct CellOverlay {
    enum class Kind { Selection, Hit, CurrentHit, Link };

    int from = 0;
    int to = 0;
    Kind kind = Kind::Selection;
};

// Paints rows of cells of one size. Characters that the font has not in that width stand in their
// cells nevertheless. GUI thread.
class CellPainter {
  public:
    static constexpr double kSmallestPoints = 6;
    static constexpr double kLargestPoints = 32;
    static constexpr double kUsualPoints = 9.75;  // 13 px

    explicit CellPainter(const Theme& theme);

    void setTheme(const Theme& theme) { m_palette = TerminalPalette(theme); }
    // Held within the bounds above.
    void setPoints(double points);
    [[nodiscard]] double points() const { return m_points; }

    [[nodiscard]] int cellWidth() const { return m_cellWidth; }
    [[nodiscard]] int cellHeight() const { return m_cellHeight; }
    [[nodiscard]] const TerminalPalette& palette() const { return m_palette; }
    [[nodiscard]] const QFont& font() const { return m_fonts[0]; }

    // The row's top left corner is at `x`, `y`; no more than `columns` cells are painted.
    void paintRow(QPainter& painter, int x, int y, int columns, const terminal::Row& row,
                  const std::vector<CellOverlay>& overlays, bool screenReversed) const;
    // Over a painted row. An unfocused cursor is an outline.
    void paintCursor(QPainter& painter, int x, int y, const terminal::Row& row,
                     const terminal::SurfaceCursor& cursor, bool focused) const;
    // What an input method shows before it is typed, underlined.
    void paintPreedit(QPainter& painter, int x, int y, const QString& text) const;

  private:
    struct Look {
        TerminalPalette::Inks inks;
        std::uint16_t attributes = 0;

        friend bool operator==(const Look& a, const Look& b) {
            return a.inks.foreground == b.inks.foreground &&
                   a.inks.background == b.inks.background && a.attributes == b.attributes;
        }
    };

    [[nodiscard]] Look lookOf(const terminal::Style& style, int column,
                              const std::vector<CellOverlay>& overlays, bool screenReversed) const;
    [[nodiscard]] const QFont& fontOf(std::uint16_t attributes) const;
    void paintText(QPainter& painter, int x, int y, int columns, const terminal::Row& row, int from,
                   int to, const Look& look) const;
    void paintLines(QPainter& painter, const QRect& rect, const Look& look) const;

    TerminalPalette m_palette;
    double m_points = kUsualPoints;
    QFont m_fonts[4];  // plain, bold, italic, both
    int m_cellWidth = 8;
    int m_cellHeight = 16;
    int m_ascent = 12;
};

}  // namespace berth::ui
