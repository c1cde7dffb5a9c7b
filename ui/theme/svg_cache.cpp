// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/svg_cache.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace berth::ui {

QPixmap SvgCache::draw(const QString& path, int pixels, const QColor& ink, const QColor& inner) {
    const QString key = QStringLiteral("%1|%2|%3|%4")
                            .arg(path, QString::number(pixels), ink.name(QColor::HexArgb),
                                 inner.name(QColor::HexArgb));
    const auto known = m_pictures.constFind(key);
    if (known != m_pictures.constEnd()) return *known;

    if (!m_sources.contains(path)) {
        QFile file(QStringLiteral(":/berth/") + path);
        m_sources.insert(path, file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    }
    QByteArray source = m_sources.value(path);
    source.replace("#FFFFFF", inner.name().toLatin1());
    source.replace("currentColor", ink.name().toLatin1());
    QSvgRenderer renderer(source);
    if (!renderer.isValid()) return {};

    QPixmap picture(pixels, pixels);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setOpacity(ink.alphaF());
    renderer.render(&painter);
    painter.end();
    m_pictures.insert(key, picture);
    return picture;
}

}  // namespace berth::ui
