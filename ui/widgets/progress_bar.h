// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include "ui/support/ui_context.h"

namespace berth::ui {

// Paints a bar of 6 px on its track; for delegates too. `ratio` outside 0 … 1 is cut.
void paintBar(QPainter& painter, const QRectF& rect, const UiContext& ui, double ratio,
              Token color = Token::Accent);

// Progress of something that takes over a second. While the end is not known it shows nothing for
// 300 ms and then a moving part: the only thing in the program that loops.
class ProgressBar final : public QWidget {
    Q_OBJECT

  public:
    explicit ProgressBar(UiContext& ui, QWidget* parent = nullptr);

    void setRatio(double ratio);  // 0 … 1
    void setIndeterminate();
    void setColor(Token color);

    [[nodiscard]] QSize sizeHint() const override { return {120, 8}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    UiContext& m_ui;
    QTimer m_timer;
    QElapsedTimer m_since;
    double m_ratio = 0;
    bool m_determinate = true;
    Token m_color = Token::Accent;
};

}  // namespace berth::ui
