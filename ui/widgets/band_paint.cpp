// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/band_paint.h"

#include <QPainter>
#include <QPen>
#include <QPolygonF>

namespace berth::ui {
namespace {

// Measured across the stripe; √2 of it along the edge.
constexpr qreal kStripe = 9;

void paintStripes(QPainter& painter, const QRect& rect, const QColor& color, qreal across) {
    const qreal along = across * 1.41421356;
    const qreal height = rect.height();
    painter.save();
    painter.setClipRect(rect);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (qreal x = rect.left(); x < rect.right() + 1 + height; x += 2 * along) {
        painter.drawPolygon(QPolygonF{QPointF(x, rect.top()), QPointF(x + along, rect.top()),
                                      QPointF(x + along - height, rect.top() + height),
                                      QPointF(x - height, rect.top() + height)});
    }
    painter.restore();
}

}  // namespace

void paintBandGround(QPainter& painter, const QRect& rect, const UiContext& ui, BandKind kind) {
    switch (kind) {
        case BandKind::Simulated:
            painter.fillRect(rect, ui.color(Token::SimTint));
            paintStripes(painter, rect, ui.color(Token::SimStripe), kStripe);
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1),
                             ui.color(Token::Sim));
            break;
        case BandKind::Live:
        case BandKind::ReadOnly:
            painter.fillRect(rect, ui.color(Token::LiveBand));
            break;
        case BandKind::Lost: {
            painter.fillRect(rect, ui.color(Token::OffTint));
            QPen edge(ui.color(Token::Off));
            edge.setDashPattern({3, 3});
            painter.setPen(edge);
            painter.drawLine(rect.topLeft(), rect.topRight());
            painter.drawLine(rect.bottomLeft(), rect.bottomRight());
            break;
        }
    }
}

void paintStaleStripes(QPainter& painter, const QRect& rect, const UiContext& ui) {
    QColor color = ui.color(Token::Line);
    color.setAlphaF(0.4F);
    paintStripes(painter, rect, color, 6);
}

Token bandInk(BandKind kind) {
    switch (kind) {
        case BandKind::Simulated:
            return Token::Sim;
        case BandKind::Live:
        case BandKind::ReadOnly:
            return Token::OnLive;
        case BandKind::Lost:
            return Token::Ink;
    }
    Q_UNREACHABLE();
}

}  // namespace berth::ui
