// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/share_bars.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPen>
#include <QStringList>
#include <algorithm>

#include "ui/theme/type_scale.h"

namespace berth::ui {
namespace {

constexpr int kRow = 15;
constexpr int kBar = 10;

}  // namespace

ShareBars::ShareBars(UiContext& ui, QWidget* parent) : QWidget(parent), m_ui(ui) {
    connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

void ShareBars::setBars(const QVector<ShareBar>& bars) {
    m_bars = bars;
    QStringList spoken;
    for (const ShareBar& bar : bars)
        spoken.append(bar.name + u' ' + bar.text);
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize ShareBars::sizeHint() const {
    return {220, std::clamp(static_cast<int>(m_bars.size()), 4, 12) * kRow};
}

void ShareBars::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = fontFor(TextStyle::Small);
    const QFontMetrics metrics(font);
    painter.setFont(font);
    int names = 0;
    int figures = 0;
    double most = 0;
    for (const ShareBar& bar : std::as_const(m_bars)) {
        names = std::max(names, metrics.horizontalAdvance(bar.name));
        figures = std::max(figures, metrics.horizontalAdvance(bar.text));
        most = std::max(most, bar.share);
    }
    const qsizetype rows = std::max(height() / kRow, 1);
    const bool more = m_bars.size() > rows;
    const qsizetype shown = more ? rows - 1 : m_bars.size();
    const double room = std::max(width() - names - figures - 20.0, 10.0);
    const double left = names + 8.0;
    for (qsizetype i = 0; i < shown; ++i) {
        const ShareBar& bar = m_bars.at(i);
        const double y = static_cast<double>(i) * kRow;
        painter.setPen(m_ui.color(Token::Ink3));
        painter.drawText(QRectF(0, y, names + 1, kRow), Qt::AlignRight | Qt::AlignVCenter,
                         bar.name);
        double end = left;
        if (bar.lost) {
            QPen dashes(m_ui.color(Token::Bad), 1.5);
            dashes.setDashPattern({2, 2});
            painter.setPen(dashes);
            end = left + 16;
            painter.drawLine(QPointF(left, y + kRow / 2.0), QPointF(end, y + kRow / 2.0));
        } else if (most > 0) {
            end = left + room * bar.share / most;
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_ui.theme().series(bar.series));
            painter.drawRoundedRect(
                QRectF(left, y + (kRow - kBar) / 2.0, std::max(end - left, 1.0), kBar), 1.5, 1.5);
        }
        painter.setPen(m_ui.color(bar.lost ? Token::Bad : Token::Ink2));
        painter.drawText(QRectF(end + 6, y, figures + 2, kRow), Qt::AlignLeft | Qt::AlignVCenter,
                         bar.text);
    }
    if (more) {
        painter.setPen(m_ui.color(Token::Ink3));
        painter.drawText(QRectF(left, static_cast<double>(shown) * kRow, room, kRow),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         tr("and %n more", nullptr, static_cast<int>(m_bars.size() - shown)));
    }
}

}  // namespace berth::ui
