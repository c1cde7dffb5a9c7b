// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include <QIconEngine>
#include <QLatin1String>
#include <QPaintDevice>
#include <QPainter>
#include <QtMath>
#include <algorithm>

#include "ui/theme/svg_cache.h"

namespace berth::ui {

struct IconSource {
    std::shared_ptr<const Theme> theme;
    SvgCache cache;
};

namespace {

QString iconPath(Icon icon) {
    return QStringLiteral("icons/%1.svg").arg(QLatin1String(iconFile(icon)));
}

QString markPath(Mark mark) {
    return QStringLiteral("marks/%1.svg").arg(QLatin1String(markFile(mark)));
}

class TintedIconEngine final : public QIconEngine {
  public:
    TintedIconEngine(std::shared_ptr<IconSource> source, Icon icon, Token normal)
        : m_source(std::move(source)), m_icon(icon), m_normal(normal) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode,
               QIcon::State /*state*/) override {
        const qreal ratio = painter->device()->devicePixelRatioF();
        const int side = std::min(rect.width(), rect.height());
        const QPixmap picture = draw(qRound(side * ratio), mode);
        painter->drawPixmap(QRect(rect.x() + (rect.width() - side) / 2,
                                  rect.y() + (rect.height() - side) / 2, side, side),
                            picture);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State /*state*/) override {
        return draw(std::min(size.width(), size.height()), mode);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state,
                         qreal /*scale*/) override {
        return pixmap(size, mode, state);
    }

    QIconEngine* clone() const override { return new TintedIconEngine(m_source, m_icon, m_normal); }

  private:
    QPixmap draw(int pixels, QIcon::Mode mode) const {
        Token token = m_normal;
        if (mode == QIcon::Disabled) token = Token::Ink3;
        if (mode == QIcon::Active && m_normal == Token::Ink2) token = Token::Accent;
        const QColor color = mode == QIcon::Selected ? m_source->theme->onSelection(Token::Accent)
                                                     : m_source->theme->color(token);
        return m_source->cache.draw(iconPath(m_icon), std::max(pixels, 1), color, color);
    }

    std::shared_ptr<IconSource> m_source;
    Icon m_icon;
    Token m_normal;
};

void paintPicture(QPainter& painter, const QRectF& rect, SvgCache& cache, const QString& path,
                  const QColor& color, const QColor& inner) {
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QPixmap picture = cache.draw(path, qMax(1, qRound(rect.width() * ratio)), color, inner);
    // Whole device pixels keep the strokes sharp.
    const QPointF corner(qRound(rect.x() * ratio) / ratio, qRound(rect.y() * ratio) / ratio);
    painter.drawPixmap(QRectF(corner, rect.size()), picture, QRectF(picture.rect()));
}

}  // namespace

Icons::Icons(std::shared_ptr<const Theme> theme)
    : m_source(std::make_shared<IconSource>(IconSource{std::move(theme), {}})) {}

Icons::~Icons() = default;

QIcon Icons::icon(Icon icon, Token normal) const {
    return QIcon(new TintedIconEngine(m_source, icon, normal));
}

QIcon Icons::application() {
    return QIcon(QStringLiteral(":/berth/berth.svg"));
}

void Icons::paint(QPainter& painter, const QRectF& rect, Icon icon, const QColor& color) const {
    paintPicture(painter, rect, m_source->cache, iconPath(icon), color, color);
}

void Icons::paint(QPainter& painter, const QRectF& rect, Mark mark, const QColor& color,
                  const QColor& inner) const {
    paintPicture(painter, rect, m_source->cache, markPath(mark), color, inner);
}

}  // namespace berth::ui
