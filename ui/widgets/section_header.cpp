// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/section_header.h"

#include <QHBoxLayout>
#include <QPainter>

#include "ui/widgets/elided_label.h"
#include "ui/widgets/label.h"

namespace berth::ui {

SectionHeader::SectionHeader(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_layout(new QHBoxLayout(this)),
      m_title(new Label(ui, TextStyle::Strong, this)),
      m_note(new ElidedLabel(ui, TextStyle::Second, {}, this)),
      m_aside(new Label(ui, TextStyle::Second, this)) {
    m_layout->setContentsMargins(13, 0, 13, 0);
    m_layout->setSpacing(10);
    m_note->setTone(Token::Ink2);
    m_note->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_aside->hide();
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_note, 1);
    m_layout->addWidget(m_aside);
    setMinimumHeight(40);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

void SectionHeader::setTitle(const QString& title) {
    m_title->setText(title);
}

void SectionHeader::setNote(const QString& note) {
    m_note->setText(note);
}

void SectionHeader::setAside(const QString& aside) {
    m_aside->setText(aside);
    m_aside->setVisible(!aside.isEmpty());
}

void SectionHeader::addLeading(QWidget* widget) {
    m_layout->insertWidget(0, widget);
}

void SectionHeader::addAction(QWidget* widget) {
    m_layout->addWidget(widget);
}

void SectionHeader::setHairline(bool hairline) {
    m_hairline = hairline;
    update();
}

void SectionHeader::paintEvent(QPaintEvent* /*event*/) {
    if (!m_hairline) return;
    QPainter(this).fillRect(QRect(0, height() - 1, width(), 1), m_ui.color(Token::Line));
}

}  // namespace berth::ui
