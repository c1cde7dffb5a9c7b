// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail_button.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPen>
#include <algorithm>

#include "ui/theme/type_scale.h"
#include "ui/widgets/plain_tool_tip.h"

namespace berth::ui {
namespace {

constexpr int kRailButtonHeight = 33;
constexpr int kIcon = 18;
constexpr int kSide = 8;

}  // namespace

RailButton::RailButton(UiContext& ui, const PageEntry& entry, QWidget* parent)
    : QPushButton(parent), m_ui(ui), m_entry(entry) {
    setAutoDefault(false);
    setObjectName(QStringLiteral("rail_") + entry.name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
    retranslate();
}

void RailButton::setCurrent(bool current) {
    m_current = current;
    retranslate();
    update();
}

void RailButton::setCounter(int count, Tone tone, const QString& meaning) {
    if (count == m_count && tone == m_tone && meaning == m_meaning) return;
    m_count = count;
    m_tone = tone;
    m_meaning = meaning;
    retranslate();
    update();
}

void RailButton::setCollapsed(bool collapsed) {
    m_collapsed = collapsed;
    retranslate();
    update();
}

void RailButton::retranslate() {
    const QString title = m_entry.title();
    setText(title);
    setAccessibleName(title);
    QStringList about;
    if (m_current) about << tr("current page");
    if (m_count > 0) about << m_meaning;
    setAccessibleDescription(about.join(QStringLiteral(", ")));
    setToolTip(m_collapsed ? plainToolTip(title) : QString());
}

QSize RailButton::sizeHint() const {
    return {m_collapsed ? 56 : 188, std::max(kRailButtonHeight, lineHeight(TextStyle::Body) + 12)};
}

void RailButton::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool current = m_current;
    const QRectF row = QRectF(rect()).adjusted(kSide, 0, -kSide, 0);
    if (current || underMouse()) {
        painter.setPen(m_ui.theme().isHighContrast() ? QPen(m_ui.color(Token::Ink))
                                                     : QPen(Qt::NoPen));
        painter.setBrush(m_ui.color(current ? Token::Surf : Token::Hover));
        painter.drawRoundedRect(row.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    if (current) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_ui.color(Token::Accent));
        painter.drawRoundedRect(QRectF(row.x(), row.y() + 8, 3, row.height() - 16), 1.5, 1.5);
    }
    const qreal iconX = m_collapsed ? (width() - kIcon) / 2.0 : row.x() + 11;
    m_ui.icons().paint(painter, QRectF(iconX, (height() - kIcon) / 2.0, kIcon, kIcon), m_entry.icon,
                       m_ui.color(current ? Token::Accent : Token::Ink2));
    if (!m_collapsed) {
        painter.setFont(fontFor(current ? TextStyle::Strong : TextStyle::Body));
        painter.setPen(m_ui.color(current ? Token::Ink : Token::Ink2));
        const int left = static_cast<int>(row.x()) + 40;
        const int right = static_cast<int>(row.right()) - (m_count > 0 ? 40 : 8);
        const QRect room(left, 0, right - left, height());
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
    }
    if (m_count > 0) paintCounter(painter, row);
    if (!hasFocus()) return;
    const qreal focus = m_ui.theme().focusWidth();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_ui.color(Token::Accent), focus));
    painter.drawRoundedRect(row.adjusted(focus / 2, focus / 2, -focus / 2, -focus / 2), 4, 4);
}

void RailButton::paintCounter(QPainter& painter, const QRectF& row) const {
    painter.setPen(m_ui.theme().isHighContrast() ? QPen(m_ui.color(inkOf(m_tone)))
                                                 : QPen(Qt::NoPen));
    if (m_collapsed) {
        // A dot tells that there is something; the number is in the description.
        painter.setBrush(m_ui.color(inkOf(m_tone)));
        painter.drawEllipse(QRectF(width() / 2.0 + 7, 5, 7, 7));
        return;
    }
    const QFont font = fontFor(TextStyle::SmallStrong);
    const QString text = m_ui.format().number(qint64{m_count});
    const qreal wide = std::max(QFontMetrics(font).horizontalAdvance(text) + 12.0, 19.0);
    const QRectF place(row.right() - 10 - wide, (height() - 17) / 2.0, wide, 17);
    // On the rail a grey tint would vanish; the hairline colour does not.
    const Token ground = m_tone == Tone::Off ? Token::Line : tintOf(m_tone);
    painter.setBrush(m_ui.theme().isHighContrast() ? m_ui.color(Token::Surf) : m_ui.color(ground));
    painter.drawRoundedRect(place, 8.5, 8.5);
    painter.setFont(font);
    painter.setPen(m_ui.color(m_tone == Tone::Off ? Token::Ink2 : inkOf(m_tone)));
    painter.drawText(place, Qt::AlignCenter, text);
}

}  // namespace berth::ui
