// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QVector>
#include <QWidget>

#include "ui/support/ui_context.h"

namespace berth::ui {

// A line without axes, from 0 to the largest value; for delegates too. Fewer than two values:
// nothing.
void paintSparkline(QPainter& painter, const QRect& rect, const UiContext& ui,
                    const QVector<double>& values, Token color = Token::Ink2);

class Sparkline final : public QWidget {
    Q_OBJECT

  public:
    explicit Sparkline(UiContext& ui, QWidget* parent = nullptr);

    void setValues(const QVector<double>& values);
    void setColor(Token color);

    [[nodiscard]] QSize sizeHint() const override { return {84, 18}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    UiContext& m_ui;
    QVector<double> m_values;
    Token m_color = Token::Ink2;
};

}  // namespace berth::ui
