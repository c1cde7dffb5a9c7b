// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include <QPainter>
#include <QPainterPath>
#include <QPen>
#include <QVBoxLayout>

namespace berth::ui {
namespace {

constexpr int kCardPadding = 14;
// Keeps the square corners of a table off the round ones of the card.
constexpr int kFlushBottom = 5;
constexpr int kEdgeWidth = 4;
constexpr qreal kRadius = 6;

}  // namespace

Card::Card(UiContext& ui, QWidget* parent)
    : QWidget(parent), m_ui(ui), m_outer(new QVBoxLayout(this)), m_body(new QVBoxLayout) {
    m_outer->setSpacing(0);
    m_body->setSpacing(8);
    m_outer->addLayout(m_body, 1);
    applyMargins();
    connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

SectionHeader& Card::header() {
    if (m_header == nullptr) {
        m_header = new SectionHeader(m_ui, this);
        m_outer->insertWidget(0, m_header);
        applyMargins();
    }
    return *m_header;
}

void Card::setFlush(bool flush) {
    m_flush = flush;
    applyMargins();
}

void Card::setEdge(std::optional<Token> color) {
    m_edge = color;
    applyMargins();
    update();
}

void Card::setOutline(Token color, int width) {
    m_outline = color;
    m_outlineWidth = width;
    update();
}

void Card::setGround(Token color) {
    m_ground = color;
    update();
}

void Card::applyMargins() {
    // One pixel keeps the outline free of a table that fills the card.
    m_outer->setContentsMargins(m_edge ? kEdgeWidth + 1 : 1, 1, 1, 1);
    const int side = m_flush ? 0 : kCardPadding - 1;
    m_body->setContentsMargins(side, m_header != nullptr && !m_flush ? 0 : side, side,
                               m_flush ? kFlushBottom : side);
    if (m_header != nullptr) m_header->setHairline(m_flush);
}

void Card::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal half = m_outlineWidth / 2.0;
    const QRectF box = QRectF(rect()).adjusted(half, half, -half, -half);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_ui.color(m_ground));
    painter.drawRoundedRect(box, kRadius, kRadius);
    if (m_edge) {
        QPainterPath clip;
        clip.addRoundedRect(box, kRadius, kRadius);
        painter.save();
        painter.setClipPath(clip);
        painter.fillRect(QRectF(box.x(), box.y(), kEdgeWidth, box.height()), m_ui.color(*m_edge));
        painter.restore();
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_ui.color(m_outline), m_outlineWidth));
    painter.drawRoundedRect(box, kRadius, kRadius);
}

Hairline::Hairline(UiContext& ui, Qt::Orientation orientation, QWidget* parent)
    : QWidget(parent), m_ui(ui) {
    if (orientation == Qt::Horizontal) {
        setFixedHeight(1);
    } else {
        setFixedWidth(1);
    }
    connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

void Hairline::paintEvent(QPaintEvent* /*event*/) {
    QPainter(this).fillRect(rect(), m_ui.color(Token::Line));
}

}  // namespace berth::ui
