// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPixmap>
#include <QRectF>
#include <memory>

#include "ui/theme/icon.h"
#include "ui/theme/mark.h"
#include "ui/theme/theme.h"

class QPainter;

namespace berth::ui {

struct IconSource;

// Gives the icons and marks in the colours of the current theme. A QIcon from here looks its colour
// up when it is painted, so it follows a change of theme without being set again. GUI thread.
class Icons {
  public:
    // The theme's value may be replaced by its owner; pictures follow.
    explicit Icons(std::shared_ptr<const Theme> theme);
    ~Icons();
    Icons(const Icons&) = delete;
    Icons& operator=(const Icons&) = delete;

    // Normal in `normal`, active and selected in accent, disabled in the quietest ink.
    [[nodiscard]] QIcon icon(Icon icon, Token normal = Token::Ink2) const;
    // The program's own mark, for windows.
    [[nodiscard]] static QIcon application();

    // Paints into a rectangle in device-independent pixels.
    void paint(QPainter& painter, const QRectF& rect, Icon icon, const QColor& color) const;
    // `inner` is the sign inside filled marks: the colour of what lies behind.
    void paint(QPainter& painter, const QRectF& rect, Mark mark, const QColor& color,
               const QColor& inner) const;

  private:
    std::shared_ptr<IconSource> m_source;
};

}  // namespace berth::ui
