// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/button.h"

#include <QFocusEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QPen>
#include <QStyleOptionButton>
#include <QStylePainter>
#include <algorithm>

#include "ui/theme/type_scale.h"
#include "ui/widgets/plain_tool_tip.h"

namespace berth::ui {
namespace {

constexpr int kButtonGap = 8;
constexpr int kButtonIcon = 16;
constexpr int kButtonArrow = 14;

QString kindProperty(ButtonKind kind) {
    switch (kind) {
        case ButtonKind::Plain:
            return {};
        case ButtonKind::Primary:
            return QStringLiteral("primary");
        case ButtonKind::Offer:
            return QStringLiteral("offer");
        case ButtonKind::Danger:
            return QStringLiteral("danger");
        case ButtonKind::DangerFinal:
            return QStringLiteral("danger-final");
        case ButtonKind::Ghost:
        case ButtonKind::Link:
            return QStringLiteral("ghost");
    }
    Q_UNREACHABLE();
}

}  // namespace

Button::Button(UiContext& ui, ButtonKind kind, const QString& text, std::optional<Icon> icon,
               QWidget* parent)
    : QPushButton(text, parent), m_ui(ui), m_kind(kind), m_sign(icon) {
    setProperty("kind", kindProperty(kind));
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    applyFont();
    connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

Button* Button::iconOnly(UiContext& ui, Icon icon, const QString& name, QWidget* parent) {
    auto* button = new Button(ui, ButtonKind::Plain, {}, icon, parent);
    button->setIconName(name);
    return button;
}

void Button::setKind(ButtonKind kind) {
    if (kind == m_kind) return;
    m_kind = kind;
    setProperty("kind", kindProperty(kind));
    style()->unpolish(this);
    style()->polish(this);
    applyFont();
}

void Button::setSizeClass(ButtonSize size) {
    m_size = size;
    applyFont();
}

void Button::setSign(std::optional<Icon> icon) {
    m_sign = icon;
    updateGeometry();
    update();
}

void Button::setMenuArrow(bool arrow) {
    m_menuArrow = arrow;
    updateGeometry();
}

void Button::setIconName(const QString& name) {
    setAccessibleName(name);
    setToolTip(plainToolTip(name));
}

bool Button::strong() const {
    return m_kind != ButtonKind::Plain && m_kind != ButtonKind::Danger &&
           m_kind != ButtonKind::Ghost;
}

Token Button::ink() const {
    if (!isEnabled()) return Token::Ink3;
    if (isChecked()) return m_ui.theme().isHighContrast() ? Token::SelectionInk : Token::Accent;
    switch (m_kind) {
        case ButtonKind::Plain:
            return Token::Ink;
        case ButtonKind::Primary:
            return Token::OnAccent;
        case ButtonKind::Offer:
            return m_ui.theme().isHighContrast() && !underMouse() ? Token::SelectionInk
                                                                  : Token::Accent;
        case ButtonKind::Danger:
            return Token::Bad;
        case ButtonKind::DangerFinal:
            return Token::OnBad;
        case ButtonKind::Ghost:
            return Token::Ink2;
        case ButtonKind::Link:
            return Token::Accent;
    }
    Q_UNREACHABLE();
}

int Button::padding() const {
    if (m_kind == ButtonKind::Link) return 3;
    switch (m_size) {
        case ButtonSize::Standard:
            return 13;
        case ButtonSize::Compact:
            return 9;
        case ButtonSize::Large:
            return 18;
    }
    Q_UNREACHABLE();
}

int Button::heightOfClass() const {
    if (m_kind == ButtonKind::Link) return lineHeight(TextStyle::Body) + 4;
    switch (m_size) {
        case ButtonSize::Standard:
            return 30;
        case ButtonSize::Compact:
            return 26;
        case ButtonSize::Large:
            return 44;
    }
    Q_UNREACHABLE();
}

void Button::applyFont() {
    const bool small = m_size == ButtonSize::Compact;
    if (small) {
        setFont(fontFor(strong() ? TextStyle::SecondStrong : TextStyle::Second));
    } else {
        setFont(fontFor(strong() ? TextStyle::Strong : TextStyle::Body));
    }
    updateGeometry();
    update();
}

QSize Button::sizeHint() const {
    const int height = std::max(heightOfClass(), fontMetrics().height() + 4);
    if (text().isEmpty() && !m_menuArrow) return {height, height};
    int width = 2 * padding() + fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    if (m_sign) width += kButtonIcon + (text().isEmpty() ? 0 : kButtonGap);
    if (m_menuArrow) width += kButtonArrow + kButtonGap;
    return {width, height};
}

void Button::paintEvent(QPaintEvent* /*event*/) {
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.features &= ~QStyleOptionButton::HasMenu;
    painter.drawControl(QStyle::CE_PushButtonBevel, option);

    const QColor color = m_ui.color(ink());
    const int textWidth = fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    int content = textWidth;
    if (m_sign) content += kButtonIcon + (text().isEmpty() ? 0 : kButtonGap);
    if (m_menuArrow) content += kButtonArrow + kButtonGap;
    int x = (width() - content) / 2;
    if (m_sign) {
        m_ui.icons().paint(painter,
                           QRectF(x, (height() - kButtonIcon) / 2.0, kButtonIcon, kButtonIcon),
                           *m_sign, color);
        x += kButtonIcon + kButtonGap;
    }
    painter.setPen(color);
    painter.drawText(QRect(x, 0, textWidth + 1, height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic, text());
    if (m_menuArrow) {
        x += text().isEmpty() ? 0 : textWidth + kButtonGap;
        m_ui.icons().paint(painter,
                           QRectF(x, (height() - kButtonArrow) / 2.0, kButtonArrow, kButtonArrow),
                           Icon::Down, color);
    }
    if (!m_ring) return;
    // Two lines: the accent one is seen on plain buttons, the gap inside it on filled ones.
    const qreal focus = m_ui.theme().focusWidth();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const QRectF edge = QRectF(rect()).adjusted(focus / 2, focus / 2, -focus / 2, -focus / 2);
    painter.setPen(QPen(m_ui.color(Token::Accent), focus));
    painter.drawRoundedRect(edge, 4, 4);
    const qreal gap = focus / 2 + 0.5;
    painter.setPen(QPen(m_ui.color(Token::Surf), 1));
    painter.drawRoundedRect(edge.adjusted(gap, gap, -gap, -gap), 3, 3);
}

void Button::focusInEvent(QFocusEvent* event) {
    // A ring after a mouse click says nothing that the pointer does not.
    m_ring = event->reason() != Qt::MouseFocusReason;
    QPushButton::focusInEvent(event);
}

void Button::focusOutEvent(QFocusEvent* event) {
    m_ring = false;
    QPushButton::focusOutEvent(event);
}

}  // namespace berth::ui
