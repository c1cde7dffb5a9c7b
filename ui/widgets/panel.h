// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "ui/support/ui_context.h"

namespace berth::ui {

// A plain area of one colour, with hairlines at chosen edges: bars, footers, rails.
class Panel : public QWidget {
    Q_OBJECT

  public:
    Panel(UiContext& ui, Token ground, QWidget* parent = nullptr);

    void setGround(Token ground);
    void setEdges(Qt::Edges edges);

  protected:
    void paintEvent(QPaintEvent* event) override;
    [[nodiscard]] UiContext& ui() const { return m_ui; }

  private:
    UiContext& m_ui;
    Token m_ground;
    Qt::Edges m_edges;
};

}  // namespace berth::ui
