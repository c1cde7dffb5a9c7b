// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/label.h"

#include <QEvent>
#include <QPalette>
#include <QSizePolicy>

namespace berth::ui {

Label::Label(UiContext& ui, TextStyle style, QWidget* parent)
    : QLabel(parent), m_ui(ui), m_style(style) {
    setTextFormat(Qt::PlainText);
    setFont(fontFor(style));
    setMinimumHeight(lineHeight(style));
    if (style == TextStyle::Second || style == TextStyle::SecondStrong) m_tone = Token::Ink2;
    if (style == TextStyle::Small || style == TextStyle::SmallStrong) m_tone = Token::Ink3;
    applyTone();
    connect(&m_ui, &UiContext::changed, this, &Label::applyTone);
}

Label::Label(UiContext& ui, TextStyle style, const QString& text, QWidget* parent)
    : Label(ui, style, parent) {
    setText(text);
}

void Label::setStyle(TextStyle style) {
    m_style = style;
    setFont(fontFor(style));
    setMinimumHeight(lineHeight(style));
}

void Label::setTone(Token tone) {
    if (tone == m_tone) return;
    m_tone = tone;
    applyTone();
}

void Label::setWraps(bool wraps) {
    setWordWrap(wraps);
    QSizePolicy policy = sizePolicy();
    policy.setHeightForWidth(wraps);
    policy.setVerticalPolicy(wraps ? QSizePolicy::Minimum : QSizePolicy::Preferred);
    setSizePolicy(policy);
}

void Label::setCopyable(bool copyable) {
    setTextInteractionFlags(copyable ? Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard
                                     : Qt::NoTextInteraction);
}

void Label::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    // The style sheet engine puts a palette of its own back when it polishes a widget again.
    if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) &&
        palette().color(QPalette::WindowText) != m_ui.color(m_tone)) {
        applyTone();
    }
}

void Label::applyTone() {
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_ui.color(m_tone));
    colors.setColor(QPalette::Text, m_ui.color(m_tone));
    setPalette(colors);
}

}  // namespace berth::ui
