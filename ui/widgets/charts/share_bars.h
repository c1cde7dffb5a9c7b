// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>
#include <QWidget>

#include "ui/support/ui_context.h"

namespace berth::ui {

// One bar: its part of the whole, 0 … 1.
struct ShareBar {
    QString name;  // "1", "node 5"
    double share = 0;
    QString text;       // "20.1 %"; "lost" for bars without a share
    int series = 0;     // colour of the palette
    bool lost = false;  // a dashed line and the word in the colour of failure
};

// Bars beside each other's names and figures, one row each: how requests are shared over nodes.
// Drawn by hand: rows have a fixed height, so that ten nodes look like three. What does not fit is
// summed up in a last row.
class ShareBars final : public QWidget {
    Q_OBJECT

  public:
    explicit ShareBars(UiContext& ui, QWidget* parent = nullptr);

    void setBars(const QVector<ShareBar>& bars);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 60}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    UiContext& m_ui;
    QVector<ShareBar> m_bars;
};

}  // namespace berth::ui
