// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tab_strip.h"

#include <QFontMetrics>
#include <QPainter>

#include "ui/theme/type_scale.h"

namespace berth::ui {

namespace {
constexpr int kSlack = 12;
}  // namespace

TabStrip::TabStrip(UiContext& ui, QWidget* parent) : QTabBar(parent), m_ui(ui) {
    setDrawBase(false);
    setExpanding(false);
    setDocumentMode(true);
    setElideMode(Qt::ElideNone);
    setUsesScrollButtons(true);
    setFont(fontFor(TextStyle::Body));
    connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

void TabStrip::setBadge(int tab, Tone tone, const QString& text) {
    auto* chip = qobject_cast<Chip*>(tabButton(tab, QTabBar::RightSide));
    if (text.isEmpty()) {
        if (chip != nullptr) {
            setTabButton(tab, QTabBar::RightSide, nullptr);
            chip->deleteLater();
        }
        return;
    }
    const bool fresh = chip == nullptr;
    if (fresh) chip = new Chip(m_ui, this);
    const QSize before = fresh ? QSize() : chip->size();
    chip->set(tone, text);
    chip->resize(chip->sizeHint());
    if (fresh || chip->size() != before) setTabButton(tab, QTabBar::RightSide, chip);
}

// As wide as it is when it is chosen, which makes its text strong: the others must not move then,
// nor the strip grow out of its place. The style counts that in for the chosen one itself.
QSize TabStrip::tabSizeHint(int index) const {
    if (index == currentIndex()) return QTabBar::tabSizeHint(index);
    const QFontMetrics strong(fontFor(TextStyle::Strong));
    const int more =
        strong.horizontalAdvance(tabText(index)) - fontMetrics().horizontalAdvance(tabText(index));
    return QTabBar::tabSizeHint(index) + QSize(more, 0);
}

// The style measures the chosen tab in its own way, by a pixel or two: room for that, or arrows to
// scroll by would cover the last tab.
QSize TabStrip::sizeHint() const {
    return QTabBar::sizeHint() + QSize(kSlack, 0);
}

void TabStrip::paintEvent(QPaintEvent* event) {
    {
        QPainter painter(this);
        painter.fillRect(0, height() - 1, width(), 1, m_ui.color(Token::Line));
    }
    QTabBar::paintEvent(event);
    if (!hasFocus() || currentIndex() < 0) return;
    QPainter painter(this);
    const int width = m_ui.theme().focusWidth();
    painter.setPen(QPen(m_ui.color(Token::Accent), width));
    painter.drawRect(QRectF(tabRect(currentIndex())).adjusted(2, 4, -2, -4));
}

}  // namespace berth::ui
