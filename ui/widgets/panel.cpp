// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/panel.h"

#include <QPainter>

namespace berth::ui {

Panel::Panel(UiContext& ui, Token ground, QWidget* parent)
    : QWidget(parent), m_ui(ui), m_ground(ground) {
    connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

void Panel::setGround(Token ground) {
    m_ground = ground;
    update();
}

void Panel::setEdges(Qt::Edges edges) {
    m_edges = edges;
    update();
}

void Panel::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(rect(), m_ui.color(m_ground));
    const QColor line = m_ui.color(Token::Line);
    if (m_edges.testFlag(Qt::TopEdge)) painter.fillRect(0, 0, width(), 1, line);
    if (m_edges.testFlag(Qt::BottomEdge)) painter.fillRect(0, height() - 1, width(), 1, line);
    if (m_edges.testFlag(Qt::LeftEdge)) painter.fillRect(0, 0, 1, height(), line);
    if (m_edges.testFlag(Qt::RightEdge)) painter.fillRect(width() - 1, 0, 1, height(), line);
}

}  // namespace berth::ui
