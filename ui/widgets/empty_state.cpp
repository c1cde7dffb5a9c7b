// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

namespace berth::ui {
namespace {

// Lines of a length that reads well; in a narrow card they take what is there.
constexpr int kTextWidth = 420;
constexpr int kTextShare = 40;

}  // namespace

EmptyState::EmptyState(UiContext& ui, Icon icon, QWidget* parent)
    : QWidget(parent),
      m_title(new Label(ui, TextStyle::Strong, this)),
      m_text(new Label(ui, TextStyle::Second, this)),
      m_actions(new QHBoxLayout) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(14, 14, 14, 14);
    rows->setSpacing(4);
    rows->addStretch(1);
    rows->addWidget(new IconView(ui, icon, 36, Token::Ink3, this), 0, Qt::AlignHCenter);
    rows->addSpacing(4);
    rows->addWidget(m_title);
    auto* line = new QHBoxLayout;
    line->addStretch(1);
    line->addWidget(m_text, kTextShare);
    line->addStretch(1);
    rows->addLayout(line);
    m_title->setAlignment(Qt::AlignCenter);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWraps(true);
    m_text->setMaximumWidth(kTextWidth);
    rows->addSpacing(8);
    m_actions->setSpacing(8);
    m_actions->addStretch(1);
    m_actions->addStretch(1);
    rows->addLayout(m_actions);
    rows->addStretch(1);
}

void EmptyState::setTexts(const QString& title, const QString& text) {
    m_title->setText(title);
    m_text->setText(text);
    setAccessibleName(title);
    setAccessibleDescription(text);
}

void EmptyState::addAction(Button* button) {
    m_actions->insertWidget(m_actions->count() - 1, button);
}

IconView::IconView(UiContext& ui, Icon icon, int size, Token color, QWidget* parent)
    : QWidget(parent), m_ui(ui), m_icon(icon), m_color(color) {
    setFixedSize(size, size);
    connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

void IconView::set(Icon icon, Token color) {
    if (icon == m_icon && color == m_color) return;
    m_icon = icon;
    m_color = color;
    update();
}

void IconView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    m_ui.icons().paint(painter, rect(), m_icon, m_ui.color(m_color));
}

}  // namespace berth::ui
