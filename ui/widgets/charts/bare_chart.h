// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSeries>
#include <QChart>

class QChartView;
class QValueAxis;
class QWidget;

namespace berth::ui {

// What Qt Charts is used for: series to scale in a rectangle, without margins, legend, axes, ground
// or animation. Its owner paints grid and labels below, on whole pixels and by locale.
class BareChart {
  public:
    // The view belongs to `owner`, is as large as that makes it, and takes neither mouse
    // nor focus.
    explicit BareChart(QWidget& owner);

    [[nodiscard]] QChartView& view() { return *m_view; }
    // The chart owns the series from here on.
    void add(QAbstractSeries* series);
    void clear();
    void setRange(double left, double right, double bottom, double top);
    // Where the series are drawn, in coordinates of the view.
    void setPlotArea(const QRectF& area);

  private:
    QChart* m_chart;
    QChartView* m_view;
    QValueAxis* m_xAxis;
    QValueAxis* m_yAxis;
};

}  // namespace berth::ui
