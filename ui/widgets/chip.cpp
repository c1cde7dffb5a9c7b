// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip.h"

#include <QFontMetrics>
#include <QPainter>
#include <algorithm>

#include "ui/theme/type_scale.h"
#include "ui/widgets/state_mark.h"

namespace berth::ui {
namespace {

constexpr int kChipPadding = 8;
constexpr int kChipGap = 6;
constexpr int kChipHeight = 20;

void paintGround(QPainter& painter, const QRectF& rect, const UiContext& ui, Token ink, Token tint,
                 qreal radius) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(ui.color(tint));
    // Tints are black in high contrast: an edge in the state's colour takes their place.
    if (ui.theme().isHighContrast()) {
        painter.setPen(ui.color(ink));
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    } else {
        painter.setPen(Qt::NoPen);
        painter.drawRoundedRect(rect, radius, radius);
    }
}

}  // namespace

Token inkOf(Tone tone) {
    switch (tone) {
        case Tone::Ok:
            return Token::Ok;
        case Tone::Info:
            return Token::Info;
        case Tone::Start:
            return Token::Start;
        case Tone::Warn:
            return Token::Warn;
        case Tone::Bad:
            return Token::Bad;
        case Tone::Off:
            return Token::Off;
        case Tone::Sim:
            return Token::Sim;
        case Tone::Accent:
            return Token::Accent;
    }
    Q_UNREACHABLE();
}

Token tintOf(Tone tone) {
    switch (tone) {
        case Tone::Ok:
            return Token::OkTint;
        case Tone::Info:
            return Token::InfoTint;
        case Tone::Start:
            return Token::StartTint;
        case Tone::Warn:
            return Token::WarnTint;
        case Tone::Bad:
            return Token::BadTint;
        case Tone::Off:
            return Token::OffTint;
        case Tone::Sim:
            return Token::SimTint;
        case Tone::Accent:
            return Token::Surf2;
    }
    Q_UNREACHABLE();
}

Chip::Chip(UiContext& ui, QWidget* parent) : QWidget(parent), m_ui(ui) {
    setFont(fontFor(TextStyle::SecondStrong));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

// The same again must not lay out what lies around.
void Chip::set(Tone tone, const QString& text, std::optional<Icon> icon) {
    const bool same = !m_state && icon == m_icon && text == m_text;
    if (same && inkOf(tone) == m_ink && tintOf(tone) == m_tint) return;
    m_icon = icon;
    m_state.reset();
    show(inkOf(tone), tintOf(tone), text);
}

void Chip::setState(const StateVisual& visual, const QString& word) {
    if (m_state == visual && word == m_text) return;
    m_icon.reset();
    m_state = visual;
    show(visual.color, visual.tint, word);
}

void Chip::setCounter(bool counter) {
    m_counter = counter;
    setFont(fontFor(counter ? TextStyle::SmallStrong : TextStyle::SecondStrong));
    updateGeometry();
}

void Chip::show(Token ink, Token tint, const QString& text) {
    m_ink = ink;
    m_tint = tint;
    if (text != m_text) {
        m_text = text;
        setAccessibleName(text);
    }
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const {
    const int text = fontMetrics().horizontalAdvance(m_text);
    const int sign = m_icon || m_state ? kMarkSize + kChipGap : 0;
    const int height = std::max(m_counter ? 17 : kChipHeight, fontMetrics().height());
    return {std::max(text + sign + 2 * (m_counter ? 6 : kChipPadding), m_counter ? 18 : 0), height};
}

void Chip::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    paintGround(painter, rect(), m_ui, m_ink, m_tint, m_counter ? height() / 2.0 : 3.0);
    int x = m_counter ? 0 : kChipPadding;
    const QRectF sign(x, (height() - kMarkSize) / 2.0, kMarkSize, kMarkSize);
    if (m_state) paintMark(painter, sign, m_ui, *m_state, m_tint);
    if (m_icon) m_ui.icons().paint(painter, sign, *m_icon, m_ui.color(m_ink));
    if (m_state || m_icon) x += kMarkSize + kChipGap;
    painter.setFont(font());
    painter.setPen(m_ui.color(m_ink));
    painter.drawText(
        QRect(x, 0, width() - x, height()),
        (m_counter ? Qt::AlignHCenter : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine,
        m_text);
}

int paintChip(QPainter& painter, const QRect& rect, const UiContext& ui, Tone tone,
              const QString& text) {
    painter.save();
    const QFont font = fontFor(TextStyle::SecondStrong);
    const int width =
        std::min(QFontMetrics(font).horizontalAdvance(text) + 2 * kChipPadding, rect.width());
    const QRect box(rect.x(), rect.y() + (rect.height() - kChipHeight) / 2, width, kChipHeight);
    paintGround(painter, box, ui, inkOf(tone), tintOf(tone), 3.0);
    painter.setFont(font);
    painter.setPen(ui.color(inkOf(tone)));
    painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, text);
    painter.restore();
    return width;
}

}  // namespace berth::ui
