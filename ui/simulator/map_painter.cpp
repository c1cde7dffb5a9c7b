// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/map_painter.h"

#include <QPainter>

#include "ui/simulator/map_changes.h"
#include "ui/theme/type_scale.h"
#include "ui/widgets/progress_bar.h"

namespace berth::ui {

namespace {

constexpr int kSmallCell = 8;  // below it a machine is one cell

}  // namespace

MapPainter::MapPainter(UiContext& ui, const MapSeries& series, QPainter& painter)
    : m_ui(ui), m_series(series), m_painter(painter) {}

QColor MapPainter::colourOf(const domain::DeploymentId& deployment) const {
    const auto it = m_series.find(deployment);
    const int series = it == m_series.end() ? kOtherSeries : it->second;
    return m_ui.color(static_cast<Token>(static_cast<int>(Token::C1) + series));
}

QString MapPainter::nameOf(const domain::MapRegion& region) const {
    const bool chinese = m_ui.format().locale().language() == QLocale::Chinese;
    return QString::fromStdString(chinese && !region.region.nameZh.empty() ? region.region.nameZh
                                                                           : region.region.name);
}

void MapPainter::region(const PlacedRegion& placed, const domain::MapRegion& region) const {
    const bool trouble = anyDown(region);
    m_painter.setPen(QPen(m_ui.color(trouble ? Token::Bad : Token::Line), 1));
    m_painter.setBrush(m_ui.color(Token::Surf2));
    m_painter.drawRoundedRect(QRectF(placed.frame).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    m_painter.setFont(fontFor(TextStyle::Strong));
    m_painter.setPen(m_ui.color(Token::Ink));
    m_painter.drawText(placed.heading, Qt::AlignLeft | Qt::AlignVCenter, nameOf(region));
    m_painter.setFont(fontFor(TextStyle::Second));
    m_painter.setPen(m_ui.color(Token::Ink2));
    m_painter.drawText(placed.heading, Qt::AlignRight | Qt::AlignVCenter,
                       tr("%n machine(s)", nullptr, static_cast<int>(region.machines.size())));
    for (const PlacedPool& pool : placed.pools) {
        m_painter.drawText(pool.heading, Qt::AlignLeft | Qt::AlignVCenter, pool.name);
    }
    domain::Bytes used, capacity;
    for (const domain::MapMachine& machine : region.machines) {
        used += machine.cacheUsed;
        capacity += machine.cacheCapacity;
    }
    if (region.registryDown || region.registrySlow) {
        m_painter.setPen(m_ui.color(region.registryDown ? Token::Bad : Token::Warn));
        m_painter.drawText(
            placed.cache, Qt::AlignLeft | Qt::AlignVCenter,
            region.registryDown
                ? tr("Registry down: images cannot be pulled")
                : tr("Registry slow: %1").arg(m_ui.format().bytesPerSecond(region.registryRate)));
        return;
    }
    const double share = capacity.count > 0
                             ? static_cast<double>(used.count) / static_cast<double>(capacity.count)
                             : 0;
    const QString name = tr("Image cache");
    m_painter.drawText(placed.cache, Qt::AlignLeft | Qt::AlignVCenter, name);
    const int left = m_painter.fontMetrics().horizontalAdvance(name) + 10;
    const int percent = 44;
    const QRectF bar(placed.cache.left() + left, placed.cache.center().y() - 2,
                     placed.cache.width() - left - percent, 6);
    if (bar.width() > 20) paintBar(m_painter, bar, m_ui, share, Token::C6);
    m_painter.setPen(m_ui.color(Token::Ink2));
    m_painter.drawText(placed.cache, Qt::AlignRight | Qt::AlignVCenter,
                       m_ui.format().percent(share));
}

void MapPainter::machine(const PlacedMachine& placed, const domain::MapMachine& machine,
                         bool focused) const {
    if (placed.cards.size() > 1) {
        m_painter.setPen(QPen(m_ui.color(machine.down ? Token::Bad : Token::Line2), 1));
        m_painter.setBrush(m_ui.color(Token::Surf));
        m_painter.drawRoundedRect(QRectF(placed.frame).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
    for (std::size_t i = 0; i < placed.cards.size(); ++i) {
        const domain::MapCard shown =
            i < machine.cards.size() ? machine.cards[i] : domain::MapCard{};
        paintCard(placed.cards[i], machine, shown);
    }
    if (placed.cards.empty()) {
        // One cell for the whole machine: the busiest card speaks for it.
        domain::MapCard shown;
        for (const domain::MapCard& card : machine.cards) {
            if (card.state != domain::CardState::Free) shown = card;
        }
        paintCard(placed.frame, machine, shown);
    }
    if (focused) {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_ui.color(Token::Accent), 2));
        m_painter.drawRoundedRect(QRectF(placed.frame).adjusted(-2, -2, 2, 2), 4, 4);
    }
}

void MapPainter::paintCard(const QRect& cell, const domain::MapMachine& machine,
                           const domain::MapCard& card) const {
    if (cell.width() < kSmallCell) return paintSmall(cell, machine, card);
    const QRectF rect = QRectF(cell).adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal radius = cell.width() >= 10 ? 2.5 : 1;
    if (machine.down || card.state == domain::CardState::Lost) {
        m_painter.setPen(QPen(m_ui.color(Token::Bad), 1, Qt::DashLine));
        m_painter.setBrush(m_ui.color(Token::BadTint));
        m_painter.drawRoundedRect(rect, radius, radius);
        m_painter.setPen(QPen(m_ui.color(Token::Bad), 1));
        const QRectF cross = rect.adjusted(3, 3, -3, -3);
        if (cross.width() > 2) {
            m_painter.drawLine(cross.topLeft(), cross.bottomRight());
            m_painter.drawLine(cross.topRight(), cross.bottomLeft());
        }
        return;
    }
    m_painter.setPen(QPen(m_ui.color(Token::Line2), 1));
    m_painter.setBrush(m_ui.color(Token::Surf));
    if (card.state == domain::CardState::Busy) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colourOf(card.deployment));
        m_painter.drawRoundedRect(QRectF(cell), radius, radius);
    } else {
        m_painter.drawRoundedRect(rect, radius, radius);
        if (card.state == domain::CardState::Pulling) {
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(colourOf(card.deployment));
            m_painter.drawRect(QRectF(rect.left() + 1, rect.center().y(), rect.width() - 2,
                                      rect.height() / 2 - 1));
        }
    }
    if (machine.cordoned || machine.diskFull) {
        m_painter.setPen(QPen(m_ui.color(Token::Ink2), 1));
        m_painter.drawLine(rect.bottomLeft(), rect.topRight());
    }
}

void MapPainter::paintSmall(const QRect& cell, const domain::MapMachine& machine,
                            const domain::MapCard& card) const {
    const QRect inner = cell.adjusted(1, 1, -1, -1);
    if (machine.down || card.state == domain::CardState::Lost) {
        // Red with a light core: told from a busy one by more than its colour.
        m_painter.fillRect(cell, m_ui.color(Token::Bad));
        m_painter.fillRect(inner, m_ui.color(Token::BadTint));
        return;
    }
    if (card.state == domain::CardState::Busy) {
        m_painter.fillRect(cell, colourOf(card.deployment));
    } else {
        m_painter.fillRect(cell, m_ui.color(Token::Line2));
        m_painter.fillRect(inner, m_ui.color(Token::Surf));
        if (card.state == domain::CardState::Pulling)
            m_painter.fillRect(inner.adjusted(0, inner.height() / 2, 0, 0),
                               colourOf(card.deployment));
    }
    if (machine.cordoned || machine.diskFull) {
        m_painter.setPen(QPen(m_ui.color(Token::Ink2), 1));
        m_painter.drawLine(cell.bottomLeft(), cell.topRight());
    }
}

}  // namespace berth::ui
