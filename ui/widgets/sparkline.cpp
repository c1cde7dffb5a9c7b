// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sparkline.h"

#include <QPainter>
#include <QPen>
#include <QPolygonF>
#include <algorithm>

namespace berth::ui {

void paintSparkline(QPainter& painter, const QRect& rect, const UiContext& ui,
                    const QVector<double>& values, Token color) {
    if (values.size() < 2) return;
    const double most = std::max(*std::max_element(values.cbegin(), values.cend()), 1e-9);
    const QRectF room = QRectF(rect).adjusted(1, 2, -1, -2);
    QPolygonF line;
    line.reserve(values.size());
    for (qsizetype i = 0; i < values.size(); ++i) {
        const qreal x =
            room.x() + room.width() * static_cast<qreal>(i) / static_cast<qreal>(values.size() - 1);
        line.append(QPointF(x, room.bottom() - room.height() * std::max(values.at(i), 0.0) / most));
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ui.color(color), 1.25));
    painter.drawPolyline(line);
    painter.restore();
}

Sparkline::Sparkline(UiContext& ui, QWidget* parent) : QWidget(parent), m_ui(ui) {
    connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

void Sparkline::setValues(const QVector<double>& values) {
    m_values = values;
    update();
}

void Sparkline::setColor(Token color) {
    m_color = color;
    update();
}

void Sparkline::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    paintSparkline(painter, rect(), m_ui, m_values, m_color);
}

}  // namespace berth::ui
