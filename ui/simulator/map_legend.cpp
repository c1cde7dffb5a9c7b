// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/map_legend.h"

#include <QPainter>
#include <utility>

#include "ui/theme/type_scale.h"

namespace berth::ui {

namespace {
constexpr int kCell = 10;
constexpr int kGap = 16;
}  // namespace

MapLegend::MapLegend(UiContext& ui, QWidget* parent) : QWidget(parent), m_ui(ui) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

void MapLegend::set(std::vector<ClusterMapView::LegendEntry> entries) {
    m_entries = std::move(entries);
    update();
}

void MapLegend::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(fontFor(TextStyle::Second));
    int x = 0;
    const int top = (height() - kCell) / 2;
    const auto word = [&](const QString& text) {
        painter.setPen(m_ui.color(Token::Ink2));
        const int width = painter.fontMetrics().horizontalAdvance(text);
        painter.drawText(QRect(x + kCell + 6, 0, width, height()), Qt::AlignVCenter, text);
        x += kCell + 6 + width + kGap;
    };
    for (const ClusterMapView::LegendEntry& entry : m_entries) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(
            m_ui.color(static_cast<Token>(static_cast<int>(Token::C1) + entry.series)));
        painter.drawRoundedRect(QRectF(x, top, kCell, kCell), 2, 2);
        word(painter.fontMetrics().elidedText(entry.name, Qt::ElideRight, 120));
    }
    const QRectF cell(x + 0.5, top + 0.5, kCell - 1, kCell - 1);
    painter.setPen(QPen(m_ui.color(Token::Line2), 1));
    painter.setBrush(m_ui.color(Token::Surf));
    painter.drawRoundedRect(cell, 2, 2);
    word(tr("free"));
    const QRectF half(x + 0.5, top + 0.5, kCell - 1, kCell - 1);
    painter.setPen(QPen(m_ui.color(Token::Line2), 1));
    painter.setBrush(m_ui.color(Token::Surf));
    painter.drawRoundedRect(half, 2, 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_ui.color(Token::C1));
    painter.drawRect(
        QRectF(half.left() + 1, half.center().y(), half.width() - 2, half.height() / 2 - 1));
    word(tr("pulling"));
    painter.setPen(QPen(m_ui.color(Token::Bad), 1, Qt::DashLine));
    painter.setBrush(m_ui.color(Token::BadTint));
    painter.drawRoundedRect(QRectF(x + 0.5, top + 0.5, kCell - 1, kCell - 1), 2, 2);
    word(tr("down"));
    const QRectF cordoned(x + 0.5, top + 0.5, kCell - 1, kCell - 1);
    painter.setPen(QPen(m_ui.color(Token::Ink2), 1));
    painter.setBrush(m_ui.color(Token::Surf));
    painter.drawRoundedRect(cordoned, 2, 2);
    painter.drawLine(cordoned.bottomLeft(), cordoned.topRight());
    word(tr("takes no new nodes"));
}

}  // namespace berth::ui
