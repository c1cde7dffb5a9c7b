// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/line_chart.h"

#include <QAreaSeries>
#include <QChartView>
#include <QFontMetrics>
#include <QLineSeries>
#include <QPainter>
#include <QPen>
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/theme/type_scale.h"
#include "ui/widgets/empty_state.h"

namespace berth::ui {
namespace {

constexpr qreal kLineWidth = 1.75;
constexpr int kRedrawMs = 100;
constexpr int kLegend = 22;
constexpr int kAxis = 20;
// Between legend and grid: the words of marks.
constexpr double kMarkRow = 14;
constexpr int kMostXTicks = 5;

QPen penOf(const Theme& theme, const ChartLine& line) {
    QPen pen(theme.series(line.series), kLineWidth);
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::RoundJoin);
    const QVector<qreal> dashes = line.dashed ? Theme::seriesDashes(1) : QVector<qreal>();
    if (!dashes.isEmpty()) pen.setDashPattern(dashes);
    return pen;
}

}  // namespace

QVector<double> roundTicks(double most, int count) {
    const double reach = std::isfinite(most) && most > 0 ? most : 1.0;
    const double raw = reach / std::max(count, 1);
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    double step = 10 * power;
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= raw * (1 - 1e-9)) {
            step = factor * power;
            break;
        }
    }
    QVector<double> ticks{0.0};
    while (ticks.constLast() < reach * (1 - 1e-9)) {
        ticks.append(static_cast<double>(ticks.size()) * step);
    }
    return ticks;
}

LineChart::LineChart(UiContext& ui, QWidget* parent)
    : QWidget(parent), m_ui(ui), m_chart(*this), m_empty(new EmptyState(ui, Icon::Activity, this)) {
    m_chart.view().setRenderHint(QPainter::Antialiasing);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kRedrawMs);
    connect(&m_timer, &QTimer::timeout, this, &LineChart::redraw);
    connect(&m_ui, &UiContext::changed, this, &LineChart::redraw);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMinimumSize(140, 110);
    redraw();
}

void LineChart::setLabels(Label x, Label y) {
    m_xLabel = std::move(x);
    m_yLabel = std::move(y);
}

void LineChart::setEmptyText(const QString& title, const QString& text) {
    m_empty->setTexts(title, text);
}

void LineChart::setData(const QVector<ChartLine>& lines, const QVector<ChartMark>& marks) {
    m_lines = lines;
    m_marks = marks;
    if (!m_timer.isActive()) m_timer.start();
}

void LineChart::setRange(std::optional<QPointF> range) {
    m_range = range;
}

bool LineChart::isEmpty() const {
    return std::all_of(m_lines.cbegin(), m_lines.cend(),
                       [](const ChartLine& line) { return line.points.size() < 2; });
}

void LineChart::findTicks() {
    double most = 0;
    m_left = std::numeric_limits<double>::max();
    m_right = std::numeric_limits<double>::lowest();
    for (const ChartLine& line : std::as_const(m_lines)) {
        for (const QPointF& point : line.points) {
            most = std::max(most, point.y());
            m_left = std::min(m_left, point.x());
            m_right = std::max(m_right, point.x());
        }
    }
    if (m_range) {
        m_left = m_range->x();
        m_right = m_range->y();
    }
    if (m_right <= m_left) m_right = m_left + 1;
    m_yTicks = roundTicks(most, 3);
    m_top = m_yTicks.constLast();
    m_xTicks.clear();
    for (int i = 0; i < kMostXTicks; ++i) {
        m_xTicks.append(m_left + (m_right - m_left) * i / (kMostXTicks - 1));
    }
}

QRectF LineChart::plotArea() const {
    const QFontMetrics metrics(fontFor(TextStyle::Small));
    int labels = metrics.horizontalAdvance(QStringLiteral("000"));
    for (const double tick : m_yTicks) {
        if (m_yLabel) labels = std::max(labels, metrics.horizontalAdvance(m_yLabel(tick)));
    }
    return {labels + 10.0, kLegend + kMarkRow, width() - labels - 14.0,
            height() - kLegend - kAxis - kMarkRow};
}

QPointF LineChart::place(double x, double y) const {
    const QRectF area = plotArea();
    return {area.x() + area.width() * (x - m_left) / (m_right - m_left),
            area.bottom() - area.height() * y / m_top};
}

void LineChart::redraw() {
    const bool empty = isEmpty();
    m_empty->setVisible(empty);
    m_chart.view().setVisible(!empty);
    setAccessibleDescription({});
    if (empty) {
        update();
        return;
    }
    findTicks();
    m_chart.clear();
    m_chart.setRange(m_left, m_right, 0, m_top);
    QStringList spoken;
    for (const ChartLine& line : std::as_const(m_lines)) {
        auto* upper = new QLineSeries;
        upper->replace(line.points);
        upper->setPen(penOf(m_ui.theme(), line));
        if (line.area) {
            auto* area = new QAreaSeries(upper);
            upper->setParent(area);
            QColor fill = m_ui.theme().series(line.series);
            fill.setAlphaF(0.12F);
            area->setBrush(fill);
            area->setPen(Qt::NoPen);
            m_chart.add(area);
            auto* edge = new QLineSeries;
            edge->replace(line.points);
            edge->setPen(penOf(m_ui.theme(), line));
            upper = edge;
        }
        m_chart.add(upper);
        spoken.append(line.name + u' ' + line.newest);
    }
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    m_chart.setPlotArea(plotArea());
    update();
}

void LineChart::resizeEvent(QResizeEvent* event) {
    m_chart.view().setGeometry(rect());
    m_empty->setGeometry(rect());
    if (!isEmpty()) m_chart.setPlotArea(plotArea());
    QWidget::resizeEvent(event);
}

void LineChart::paintEvent(QPaintEvent* /*event*/) {
    if (isEmpty()) return;
    QPainter painter(this);
    paintAxes(painter);
    paintLegend(painter);
    paintMarks(painter);
}

void LineChart::paintAxes(QPainter& painter) const {
    const QRectF area = plotArea();
    painter.setFont(fontFor(TextStyle::Small));
    const QFontMetrics metrics = painter.fontMetrics();
    for (const double tick : m_yTicks) {
        const int y = qRound(place(m_left, tick).y());
        painter.setPen(m_ui.color(Token::Line));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        if (!m_yLabel) continue;
        painter.setPen(m_ui.color(Token::Ink3));
        painter.drawText(QRectF(0, y - 8, area.left() - 6, 16), Qt::AlignRight | Qt::AlignVCenter,
                         m_yLabel(tick));
    }
    if (!m_xLabel) return;
    painter.setPen(m_ui.color(Token::Ink3));
    // Labels that would touch are left out: first and last stay.
    double free = -1e9;
    for (qsizetype i = 0; i < m_xTicks.size(); ++i) {
        const QString text = m_xLabel(m_xTicks.at(i));
        const double wide = metrics.horizontalAdvance(text);
        double x = place(m_xTicks.at(i), 0).x() - wide / 2;
        x = std::clamp(x, area.left() - 4, std::max(area.left(), area.right() - wide));
        const bool last = i == m_xTicks.size() - 1;
        if (x < free || (!last && x + wide > area.right() - wide - 12)) continue;
        painter.drawText(QRectF(x, area.bottom() + 4, wide + 1, 15), Qt::AlignLeft, text);
        free = x + wide + 12;
    }
}

void LineChart::paintLegend(QPainter& painter) const {
    const QFont name = fontFor(TextStyle::Second);
    const QFont value = fontFor(TextStyle::SecondStrong);
    double x = width() - 4.0;
    // From the right, as in the pictures: the last line is named first.
    for (auto line = m_lines.crbegin(); line != m_lines.crend(); ++line) {
        const auto put = [&](const QFont& font, Token ink, const QString& text) {
            if (text.isEmpty()) return;
            const int wide = QFontMetrics(font).horizontalAdvance(text);
            x -= wide;
            painter.setFont(font);
            painter.setPen(m_ui.color(ink));
            painter.drawText(QRectF(x, 0, wide + 1, kLegend), Qt::AlignLeft | Qt::AlignVCenter,
                             text);
            x -= 6;
        };
        put(value, Token::Ink, line->newest);
        put(name, Token::Ink2, line->name);
        painter.setPen(penOf(m_ui.theme(), *line));
        painter.drawLine(QPointF(x - 16, kLegend / 2.0), QPointF(x, kLegend / 2.0));
        x -= 30;
        if (x < 60) break;
    }
}

void LineChart::paintMarks(QPainter& painter) const {
    const QRectF area = plotArea();
    painter.setFont(fontFor(TextStyle::Small));
    for (const ChartMark& mark : m_marks) {
        if (mark.x < m_left || mark.x > m_right) continue;
        const double x = std::round(place(mark.x, 0).x()) + 0.5;
        QPen pen(m_ui.color(mark.color), 1);
        pen.setDashPattern({3, 3});
        painter.setPen(pen);
        painter.drawLine(QPointF(x, area.top() - 2), QPointF(x, area.bottom()));
        const int wide = painter.fontMetrics().horizontalAdvance(mark.text);
        const bool left = x - wide - 6 > area.left();
        painter.drawText(QRectF(left ? x - wide - 5 : x + 5, area.top() - 15, wide + 1, 15),
                         Qt::AlignLeft | Qt::AlignVCenter, mark.text);
    }
}

}  // namespace berth::ui
