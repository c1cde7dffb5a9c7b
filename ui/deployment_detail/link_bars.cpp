// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/link_bars.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <chrono>
#include <utility>

#include "models/bridge/log_text.h"
#include "ui/theme/type_scale.h"
#include "ui/widgets/cells.h"
#include "ui/widgets/plain_tool_tip.h"

namespace berth::ui {

namespace {
constexpr int kMostWidth = 24;
}

LinkBars::LinkBars(UiContext& ui, QWidget* parent) : QWidget(parent), m_ui(ui) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

void LinkBars::setBars(std::vector<LinkTestBar> bars) {
    m_bars = std::move(bars);
    retranslate();
    update();
}

QString LinkBars::textOf(const LinkTestBar& bar) const {
    if (!bar.answered) return tr("no answer: %1").arg(bridge::toDisplayText(bar.problem));
    const QString took =
        m_ui.format().milliseconds(std::chrono::duration<double>(bar.took).count());
    if (bar.ordinal == 0) return tr("answered in %1").arg(took);
    return tr("node %1 in %2").arg(bar.ordinal).arg(took);
}

void LinkBars::retranslate() {
    QStringList words;
    for (const LinkTestBar& bar : m_bars)
        words.append(textOf(bar));
    setAccessibleName(tr("Who answered the test"));
    setAccessibleDescription(words.join(QStringLiteral(", ")));
}

void LinkBars::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

bool LinkBars::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || m_bars.empty()) return QWidget::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    const int step = std::min(width() / static_cast<int>(m_bars.size()), kMostWidth);
    const int at = step > 0 ? help->pos().x() / step : 0;
    if (at < 0 || at >= static_cast<int>(m_bars.size())) {
        QToolTip::hideText();
    } else {
        QToolTip::showText(help->globalPos(),
                           plainToolTip(textOf(m_bars[static_cast<std::size_t>(at)])), this);
    }
    return true;
}

void LinkBars::paintEvent(QPaintEvent* /*event*/) {
    if (m_bars.empty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    domain::Duration most{1};
    for (const LinkTestBar& bar : m_bars)
        most = std::max(most, bar.took);
    const QFont font = fontFor(TextStyle::Small);
    painter.setFont(font);
    const int words = lineHeight(TextStyle::Small) + 3;
    const int room = height() - words - 1;
    const int step = std::min(width() / static_cast<int>(m_bars.size()), kMostWidth);
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        const LinkTestBar& bar = m_bars[i];
        const int x = static_cast<int>(i) * step;
        if (bar.answered) {
            // Never lower than a third, so that its colour is seen.
            const double part = 0.35 + 0.65 * static_cast<double>(bar.took.count()) /
                                           static_cast<double>(most.count());
            const double high = room * part;
            painter.setPen(Qt::NoPen);
            painter.setBrush(bar.ordinal > 0 ? nodeColor(m_ui.theme(), bar.ordinal)
                                             : m_ui.color(Token::Accent));
            painter.drawRoundedRect(QRectF(x + 1, room - high, step - 3, high + 2), 2, 2);
        } else {
            const int size = std::min(14, step - 2);
            m_ui.icons().paint(painter,
                               QRectF(x + (step - size) / 2.0, room - size - 2, size, size),
                               Icon::Close, m_ui.color(Token::Bad));
        }
        painter.setPen(m_ui.color(bar.answered ? Token::Ink2 : Token::Bad));
        const QString word = !bar.answered      ? QStringLiteral("—")
                             : bar.ordinal == 0 ? QStringLiteral("?")
                                                : QString::number(bar.ordinal);
        painter.drawText(QRect(x, room + 3, step - 1, words), Qt::AlignCenter, word);
    }
    painter.fillRect(QRect(0, room, static_cast<int>(m_bars.size()) * step, 1),
                     m_ui.color(Token::Line2));
}

}  // namespace berth::ui
