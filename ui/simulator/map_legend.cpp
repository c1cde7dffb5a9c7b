// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/map_legend.h"

#include <QFontMetrics>
#include <QPainter>
#include <algorithm>
#include <utility>

#include "ui/theme/type_scale.h"

namespace berth::ui {

namespace {

constexpr int kCell = 10;
constexpr int kToText = 6;
constexpr int kMapLegendGap = 16;
constexpr int kLine = 20;
constexpr int kLongestName = 120;

}  // namespace

MapLegend::MapLegend(UiContext& ui, QWidget* parent) : QWidget(parent), m_ui(ui) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

void MapLegend::set(std::vector<ClusterMapView::LegendEntry> entries) {
    m_entries = std::move(entries);
    updateGeometry();
    update();
}

std::vector<MapLegend::Item> MapLegend::items() const {
    const QFontMetrics metrics(fontFor(TextStyle::Second));
    std::vector<Item> items;
    for (const ClusterMapView::LegendEntry& entry : m_entries) {
        items.push_back({Sign::Deployment, entry.series,
                         metrics.elidedText(entry.name, Qt::ElideRight, kLongestName)});
    }
    items.push_back({Sign::Free, 0, tr("free")});
    items.push_back({Sign::Pulling, 0, tr("pulling")});
    items.push_back({Sign::Down, 0, tr("down")});
    items.push_back({Sign::Cordoned, 0, tr("takes no new nodes")});
    return items;
}

std::vector<QPoint> MapLegend::places(const std::vector<Item>& items, int width) const {
    const QFontMetrics metrics(fontFor(TextStyle::Second));
    std::vector<QPoint> places;
    QPoint at(0, 0);
    for (const Item& item : items) {
        const int needs = kCell + kToText + metrics.horizontalAdvance(item.text);
        if (at.x() > 0 && at.x() + needs > width) at = {0, at.y() + kLine};
        places.push_back(at);
        at.rx() += needs + kMapLegendGap;
    }
    return places;
}

int MapLegend::heightForWidth(int width) const {
    return places(items(), width).back().y() + kLine;
}

QSize MapLegend::sizeHint() const {
    return {200, heightForWidth(std::max(width(), 200))};
}

void MapLegend::paintSign(QPainter& painter, const Item& item, const QPointF& at) const {
    const QRectF cell(at.x() + 0.5, at.y() + 0.5, kCell - 1, kCell - 1);
    painter.setPen(QPen(m_ui.color(Token::Line2), 1));
    painter.setBrush(m_ui.color(Token::Surf));
    switch (item.sign) {
        case Sign::Deployment:
            painter.setPen(Qt::NoPen);
            painter.setBrush(
                m_ui.color(static_cast<Token>(static_cast<int>(Token::C1) + item.series)));
            painter.drawRoundedRect(QRectF(at, QSizeF(kCell, kCell)), 2, 2);
            return;
        case Sign::Free:
            painter.drawRoundedRect(cell, 2, 2);
            return;
        case Sign::Pulling:
            painter.drawRoundedRect(cell, 2, 2);
            painter.fillRect(
                QRectF(cell.left() + 1, cell.center().y(), cell.width() - 2, cell.height() / 2 - 1),
                m_ui.color(Token::C1));
            return;
        case Sign::Down:
            painter.setPen(QPen(m_ui.color(Token::Bad), 1, Qt::DashLine));
            painter.setBrush(m_ui.color(Token::BadTint));
            painter.drawRoundedRect(cell, 2, 2);
            return;
        case Sign::Cordoned:
            painter.setPen(QPen(m_ui.color(Token::Ink2), 1));
            painter.drawRoundedRect(cell, 2, 2);
            painter.drawLine(cell.bottomLeft(), cell.topRight());
            return;
    }
}

void MapLegend::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(fontFor(TextStyle::Second));
    const std::vector<Item> all = items();
    const std::vector<QPoint> at = places(all, width());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const int middle = at[i].y() + kLine / 2;
        paintSign(painter, all[i], QPointF(at[i].x(), middle - kCell / 2));
        painter.setPen(m_ui.color(Token::Ink2));
        painter.drawText(QRect(at[i].x() + kCell + kToText, at[i].y(), width(), kLine),
                         Qt::AlignVCenter, all[i].text);
    }
}

}  // namespace berth::ui
