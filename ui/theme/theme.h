// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QVector>
#include <array>

#include "ui/theme/tokens.h"

namespace berth::ui {

enum class ThemeKind { Light, Dark, HighContrast };
enum class ThemeChoice { System, Light, Dark, HighContrast };

// The colours of one theme and what is drawn from them. A plain value: widgets read it through
// UiContext at the moment they paint and keep no copy.
class Theme {
  public:
    // Reads resources/tokens.json; a missing token or a value that is no colour is a bug
    // (assertion).
    [[nodiscard]] static Theme load(ThemeKind kind);

    [[nodiscard]] ThemeKind kind() const { return m_kind; }
    [[nodiscard]] bool isHighContrast() const { return m_kind == ThemeKind::HighContrast; }
    [[nodiscard]] bool isDark() const { return m_kind != ThemeKind::Light; }
    [[nodiscard]] QColor color(Token token) const;
    // Text on a surface that shows a selection: the same colour, but the selection's own ink in
    // high contrast, where every state mark turns black.
    [[nodiscard]] QColor onSelection(Token token) const;
    // Width of the focus line in device-independent pixels.
    [[nodiscard]] int focusWidth() const { return isHighContrast() ? 3 : 2; }

    // Chart series, counted from 0 and taken round after six.
    [[nodiscard]] QColor series(int index) const;
    // Dash pattern in units of the line width, for QPen::setDashPattern; empty: solid.
    [[nodiscard]] static QVector<qreal> seriesDashes(int index);

    [[nodiscard]] QPalette palette() const;

  private:
    ThemeKind m_kind = ThemeKind::Light;
    std::array<QColor, kTokenCount> m_colors;
};

// WCAG 2.1 contrast ratio of two opaque colours, 1 … 21.
// Source: https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);

}  // namespace berth::ui
