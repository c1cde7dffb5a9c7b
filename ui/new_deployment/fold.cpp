// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/fold.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

namespace berth::ui {

Fold::Fold(UiContext& ui, QWidget* content, QWidget* parent)
    : QWidget(parent),
      m_content(content),
      m_line(new Button(ui, ButtonKind::Link, {}, Icon::Right, this)),
      m_note(new Label(ui, TextStyle::Second, this)) {
    m_line->setSizeClass(ButtonSize::Compact);
    m_note->setTone(Token::Ink2);
    auto* head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(m_line);
    head->addWidget(m_note, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(head);
    m_content->setParent(this);
    layout->addWidget(m_content);
    connect(m_line, &QPushButton::clicked, this, [this] { setOpen(!m_open); });
    m_content->hide();
}

void Fold::setTexts(const QString& title, const QString& name, const QString& note) {
    m_line->setText(title);
    m_line->setAccessibleName(name);
    m_note->setText(note);
    m_line->setAccessibleDescription(note);
}

void Fold::setOpen(bool open) {
    m_open = open;
    m_line->setSign(open ? Icon::Down : Icon::Right);
    m_content->setVisible(open);
}

}  // namespace berth::ui
