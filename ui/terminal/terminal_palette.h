// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include "models/terminal/cell.h"
#include "ui/theme/theme.h"

namespace berth::ui {

// The colours of a terminal in a theme. The ground is dark in every theme, so the inks are those of
// the dark one, or of high contrast.
class TerminalPalette {
  public:
    explicit TerminalPalette(const Theme& theme);

    struct Inks {
        QColor foreground;
        QColor background;
    };
    // As a cell shows: with reverse, faint and hidden applied.
    [[nodiscard]] Inks inksOf(const terminal::Style& style, bool screenReversed) const;

    [[nodiscard]] const QColor& ground() const { return m_ground; }
    [[nodiscard]] QColor ink() const { return m_inks.color(Token::Ink); }
    [[nodiscard]] QColor selection() const { return m_inks.color(Token::Selection); }
    [[nodiscard]] QColor selectionInk() const { return m_inks.color(Token::SelectionInk); }
    [[nodiscard]] QColor hit() const { return m_inks.color(Token::WarnTint); }
    [[nodiscard]] QColor currentHit() const { return m_inks.color(Token::Warn); }
    [[nodiscard]] QColor focus() const { return m_inks.color(Token::Accent); }
    [[nodiscard]] bool isHighContrast() const { return m_inks.isHighContrast(); }
    // Of the 256: 16 by name, a cube of 6 × 6 × 6, and 24 greys.
    // Source: https://invisible-island.net/xterm/ctlseqs/, "256 colors"
    [[nodiscard]] QColor indexed(int index) const;

  private:
    [[nodiscard]] QColor resolve(terminal::Color color, const QColor& otherwise) const;

    Theme m_inks;
    QColor m_ground;
};

}  // namespace berth::ui
