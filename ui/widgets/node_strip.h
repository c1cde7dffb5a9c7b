// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>
#include <QWidget>

#include "ui/support/ui_context.h"
#include "ui/widgets/state_visual.h"

namespace berth::ui {

// Paints one mark a node into the rectangle, left to right; those that have no room become "+12".
void paintNodeStrip(QPainter& painter, const QRect& rect, const UiContext& ui,
                    const QVector<domain::NodeState>& states, bool selected = false);
// Width that all marks need.
[[nodiscard]] int nodeStripWidth(qsizetype nodes);
// "5 Running, 1 Not ready": the same in words, worst first; for accessible names and tooltips.
[[nodiscard]] QString nodeStripText(const QVector<domain::NodeState>& states);

// One mark a node.
class NodeStrip final : public QWidget {
    Q_OBJECT

  public:
    explicit NodeStrip(UiContext& ui, QWidget* parent = nullptr);

    void setStates(const QVector<domain::NodeState>& states);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();

    UiContext& m_ui;
    QVector<domain::NodeState> m_states;
};

}  // namespace berth::ui
