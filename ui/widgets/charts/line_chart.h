// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QString>
#include <QTimer>
#include <QVector>
#include <QWidget>
#include <functional>
#include <optional>

#include "ui/support/ui_context.h"
#include "ui/widgets/charts/bare_chart.h"

namespace berth::ui {

class EmptyState;

// One line of a chart. `series` chooses colour and dashes of the palette: p50 0, p95 3, p99 1.
struct ChartLine {
    QString name;
    int series = 0;
    QVector<QPointF> points;  // in the chart's own units, x rising
    bool area = false;        // filled below with a tenth of the colour
    bool dashed = false;      // a forecast or a bound, whatever the series' own dashes
    QString newest;           // the value shown in the legend, with its unit; empty: none
};

// A dashed vertical with a word, for faults and edits.
struct ChartMark {
    double x = 0;
    QString text;
    Token color = Token::Bad;
};

// Which series of the palette the percentiles have, everywhere.
inline constexpr int kP50Series = 0;
inline constexpr int kP95Series = 3;
inline constexpr int kP99Series = 1;

// Lines over time on Qt Charts, in the colours of the theme: hairline grid, quiet labels, legend
// with the newest values. Redraws at most ten times a second however often data comes. Give it
// series that are down-sampled to a few hundred points.
class LineChart final : public QWidget {
    Q_OBJECT

  public:
    using Label = std::function<QString(double)>;

    explicit LineChart(UiContext& ui, QWidget* parent = nullptr);

    // How values on the axes are written.
    void setLabels(Label x, Label y);
    // Shown instead of an empty frame.
    void setEmptyText(const QString& title, const QString& text);
    void setData(const QVector<ChartLine>& lines, const QVector<ChartMark>& marks = {});
    // Fixed range of x; nothing: from the data.
    void setRange(std::optional<QPointF> range);

    [[nodiscard]] QSize sizeHint() const override { return {320, 170}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void redraw();
    void findTicks();
    [[nodiscard]] QRectF plotArea() const;
    [[nodiscard]] QPointF place(double x, double y) const;
    void paintLegend(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    void paintAxes(QPainter& painter) const;
    [[nodiscard]] bool isEmpty() const;

    UiContext& m_ui;
    BareChart m_chart;
    EmptyState* m_empty;
    QTimer m_timer;
    Label m_xLabel;
    Label m_yLabel;
    QVector<ChartLine> m_lines;
    QVector<ChartMark> m_marks;
    std::optional<QPointF> m_range;
    QVector<double> m_xTicks;
    QVector<double> m_yTicks;
    double m_left = 0, m_right = 1, m_top = 1;
};

// Round steps for an axis from 0: the ticks up to the first that is not below `most`, at most
// `count` steps of 1, 2 or 5 times a power of ten. Never empty.
[[nodiscard]] QVector<double> roundTicks(double most, int count);

}  // namespace berth::ui
