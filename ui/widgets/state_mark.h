// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include "ui/support/ui_context.h"
#include "ui/widgets/state_visual.h"

namespace berth::ui {

// Paints a mark in a state's colour. `behind` is the colour it lies on; `selected` follows the
// selection rules of high contrast.
void paintMark(QPainter& painter, const QRectF& rect, const UiContext& ui,
               const StateVisual& visual, Token behind = Token::Surf, bool selected = false);

// The 14 px mark of a state on its own. Its word is its accessible name and its tooltip.
class StateMark final : public QWidget {
    Q_OBJECT

  public:
    explicit StateMark(UiContext& ui, QWidget* parent = nullptr, int size = kMarkSize);

    void set(const StateVisual& visual, const QString& word);

    [[nodiscard]] QSize sizeHint() const override { return {m_size, m_size}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    UiContext& m_ui;
    StateVisual m_visual;
    int m_size;
};

}  // namespace berth::ui
