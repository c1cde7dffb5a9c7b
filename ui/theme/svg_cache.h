// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QColor>
#include <QHash>
#include <QPixmap>
#include <QString>

namespace berth::ui {

// Draws the project's SVG files in any colour and keeps the pictures. Files are read when they are
// first drawn. GUI thread.
class SvgCache {
  public:
    // `path` below ":/berth/", `pixels` the side in device pixels. "currentColor" becomes `ink`,
    // pure white becomes `inner` (the sign inside a filled mark). A file that cannot be read gives
    // a null pixmap.
    [[nodiscard]] QPixmap draw(const QString& path, int pixels, const QColor& ink,
                               const QColor& inner);

  private:
    QHash<QString, QByteArray> m_sources;
    QHash<QString, QPixmap> m_pictures;
};

}  // namespace berth::ui
