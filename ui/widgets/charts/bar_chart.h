// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>
#include <QWidget>
#include <functional>

#include "ui/support/ui_context.h"
#include "ui/widgets/charts/bare_chart.h"

namespace berth::ui {

class EmptyState;

// One bar, from 0 up.
struct ChartBar {
    QString tick;   // below it, as far as there is room: "14:00", "27"
    QString words;  // when somebody points at it, and to assistive tools: "Day 3: ¥12.50"
    double value = 0;

    friend bool operator==(const ChartBar&, const ChartBar&) = default;
};

// Bars side by side on Qt Charts, in the colours of the theme: hairline grid, quiet labels. Without
// bars, or with none above 0, it says why instead.
class BarChart final : public QWidget {
    Q_OBJECT

  public:
    using Label = std::function<QString(double)>;

    explicit BarChart(UiContext& ui, QWidget* parent = nullptr);

    // How values are written on the axis.
    void setValueLabel(Label label);
    void setEmptyText(const QString& title, const QString& text);
    void setBars(const QVector<ChartBar>& bars);
    // Draws the bars as old: in the colour of quiet text.
    void setStale(bool stale);

    [[nodiscard]] QSize sizeHint() const override { return {320, 200}; }

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void redraw();
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] QRectF plotArea() const;
    // The bar whose column holds x; -1 where there is none.
    [[nodiscard]] qsizetype barAt(double x) const;
    void paintValues(QPainter& painter) const;
    void paintTicks(QPainter& painter) const;

    UiContext& m_ui;
    BareChart m_chart;
    EmptyState* m_empty;
    Label m_label;
    QVector<ChartBar> m_bars;
    QVector<double> m_ticks;
    bool m_stale = false;
};

}  // namespace berth::ui
