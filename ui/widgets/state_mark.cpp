// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/state_mark.h"

#include <QPainter>

#include "ui/widgets/plain_tool_tip.h"

namespace berth::ui {

void paintMark(QPainter& painter, const QRectF& rect, const UiContext& ui,
               const StateVisual& visual, Token behind, bool selected) {
    const Theme& theme = ui.theme();
    if (selected) {
        ui.icons().paint(painter, rect, visual.mark, theme.onSelection(visual.color),
                         theme.color(Token::Selection));
    } else {
        ui.icons().paint(painter, rect, visual.mark, theme.color(visual.color),
                         theme.color(behind));
    }
}

StateMark::StateMark(UiContext& ui, QWidget* parent, int size)
    : QWidget(parent), m_ui(ui), m_size(size) {
    setFixedSize(size, size);
    connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

void StateMark::set(const StateVisual& visual, const QString& word) {
    setAccessibleName(word);
    setToolTip(plainToolTip(word));
    if (visual == m_visual) return;
    m_visual = visual;
    update();
}

void StateMark::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    paintMark(painter, rect(), m_ui, m_visual);
}

}  // namespace berth::ui
