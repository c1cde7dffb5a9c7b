// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/step_list.h"

#include <QPainter>
#include <QVBoxLayout>
#include <utility>

#include "ui/theme/type_scale.h"
#include "ui/widgets/state_mark.h"

namespace berth::ui {

namespace {

QString stateWord(SectionState state) {
    switch (state) {
        case SectionState::Fine:
            return StepButton::tr("fine");
        case SectionState::Warning:
            return StepButton::tr("has a warning");
        case SectionState::Problem:
            return StepButton::tr("has a problem");
    }
    return {};
}

}  // namespace

StepButton::StepButton(UiContext& ui, QWidget* parent) : QAbstractButton(parent), m_ui(ui) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

void StepButton::set(const QString& title, const QString& summary, SectionState state,
                     bool current) {
    setText(title);
    m_summary = summary;
    m_state = state;
    m_current = current;
    setAccessibleName(tr("Step %1").arg(title));
    setAccessibleDescription(stateWord(state) + QStringLiteral(", ") + summary);
    update();
}

void StepButton::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (m_current || hasFocus()) {
        painter.setPen(
            QPen(m_ui.color(hasFocus() ? Token::Accent : Token::Line), hasFocus() ? 2 : 1));
        painter.setBrush(m_ui.color(Token::Surf));
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    } else if (underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_ui.color(Token::Hover));
        painter.drawRoundedRect(frame, 4, 4);
    }
    if (m_current) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_ui.color(Token::Accent));
        painter.drawRect(QRectF(0, 2, 3, height() - 4));
    }
    const QRectF mark(10, (height() - 16) / 2.0, 16, 16);
    const QColor ground = m_ui.color(m_current ? Token::Surf : Token::Win);
    switch (m_state) {
        case SectionState::Fine:
            m_ui.icons().paint(painter, mark, Icon::Check, m_ui.color(Token::Ok));
            break;
        case SectionState::Warning:
            m_ui.icons().paint(painter, mark.adjusted(1, 1, -1, -1), Mark::NotReady,
                               m_ui.color(Token::Warn), ground);
            break;
        case SectionState::Problem:
            m_ui.icons().paint(painter, mark.adjusted(1, 1, -1, -1), Mark::Crash,
                               m_ui.color(Token::Bad), ground);
            break;
    }
    const QRect words = rect().adjusted(34, 5, -6, -5);
    const QFont strong = fontFor(m_current ? TextStyle::Strong : TextStyle::Body);
    painter.setFont(strong);
    painter.setPen(m_ui.color(Token::Ink));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignTop,
                     QFontMetrics(strong).elidedText(text(), Qt::ElideRight, words.width()));
    const QFont small = fontFor(TextStyle::Small);
    painter.setFont(small);
    painter.setPen(m_ui.color(Token::Ink2));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignBottom,
                     QFontMetrics(small).elidedText(m_summary, Qt::ElideRight, words.width()));
}

StepList::StepList(UiContext& ui, QVector<Section*> sections, QWidget* parent)
    : QWidget(parent), m_sections(std::move(sections)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (int i = 0; i < m_sections.size(); ++i) {
        auto* button = new StepButton(ui, this);
        connect(button, &QAbstractButton::clicked, this, [this, i] { Q_EMIT chosen(i); });
        layout->addWidget(button);
        m_buttons.push_back(button);
    }
    layout->addStretch();
}

void StepList::refresh() {
    for (int i = 0; i < m_sections.size(); ++i) {
        m_buttons[i]->set(m_sections[i]->title(), m_sections[i]->summary(), m_sections[i]->state(),
                          i == m_current);
    }
}

void StepList::setCurrent(int index) {
    if (index == m_current) return;
    m_current = index;
    refresh();
}

}  // namespace berth::ui
