// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/bar_chart.h"

#include <QBarSeries>
#include <QBarSet>
#include <QChartView>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/theme/type_scale.h"
#include "ui/widgets/charts/line_chart.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/plain_tool_tip.h"

namespace berth::ui {
namespace {

constexpr double kBarPart = 0.7;  // of its column
constexpr int kAbove = 10;
constexpr int kTickRow = 20;

}  // namespace

BarChart::BarChart(UiContext& ui, QWidget* parent)
    : QWidget(parent), m_ui(ui), m_chart(*this), m_empty(new EmptyState(ui, Icon::Money, this)) {
    connect(&m_ui, &UiContext::changed, this, &BarChart::redraw);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMinimumSize(140, 80);
    redraw();
}

void BarChart::setValueLabel(Label label) {
    m_label = std::move(label);
}

void BarChart::setEmptyText(const QString& title, const QString& text) {
    m_empty->setTexts(title, text);
}

void BarChart::setBars(const QVector<ChartBar>& bars) {
    if (bars == m_bars) return;
    m_bars = bars;
    redraw();
}

void BarChart::setStale(bool stale) {
    if (stale == m_stale) return;
    m_stale = stale;
    redraw();
}

bool BarChart::isEmpty() const {
    return std::ranges::none_of(m_bars, [](const ChartBar& bar) { return bar.value > 0; });
}

QRectF BarChart::plotArea() const {
    const QFontMetrics metrics(fontFor(TextStyle::Small));
    int labels = metrics.horizontalAdvance(QStringLiteral("000"));
    for (const double tick : m_ticks) {
        if (m_label) labels = std::max(labels, metrics.horizontalAdvance(m_label(tick)));
    }
    return {labels + 10.0, kAbove, std::max(width() - labels - 14.0, 1.0),
            std::max(height() - kAbove - kTickRow - 0.0, 1.0)};
}

void BarChart::redraw() {
    const bool empty = isEmpty();
    m_empty->setVisible(empty);
    m_chart.view().setVisible(!empty);
    m_chart.clear();
    QStringList spoken;
    double most = 0;
    for (const ChartBar& bar : std::as_const(m_bars)) {
        most = std::max(most, bar.value);
        if (bar.value > 0) spoken.append(bar.words);
    }
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    m_ticks = roundTicks(most, 4);
    if (empty) return update();
    auto* set = new QBarSet({});
    for (const ChartBar& bar : std::as_const(m_bars))
        set->append(std::max(bar.value, 0.0));
    set->setColor(m_stale ? m_ui.color(Token::Ink3) : m_ui.theme().series(0));
    set->setPen(Qt::NoPen);
    auto* series = new QBarSeries;
    series->setBarWidth(kBarPart);
    series->append(set);
    m_chart.add(series);
    m_chart.setRange(-0.5, static_cast<double>(m_bars.size()) - 0.5, 0, m_ticks.constLast());
    m_chart.setPlotArea(plotArea());
    update();
}

qsizetype BarChart::barAt(double x) const {
    const QRectF area = plotArea();
    const double place = (x - area.left()) / area.width() * static_cast<double>(m_bars.size());
    if (isEmpty() || place < 0 || place >= static_cast<double>(m_bars.size())) return -1;
    return static_cast<qsizetype>(place);
}

bool BarChart::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const qsizetype bar = barAt(help->pos().x());
        if (bar < 0) {
            QToolTip::hideText();
        } else {
            QToolTip::showText(help->globalPos(), plainToolTip(m_bars.at(bar).words), this);
        }
        return true;
    }
    return QWidget::event(event);
}

void BarChart::resizeEvent(QResizeEvent* event) {
    m_chart.view().setGeometry(rect());
    m_empty->setGeometry(rect());
    if (!isEmpty()) m_chart.setPlotArea(plotArea());
    QWidget::resizeEvent(event);
}

void BarChart::paintEvent(QPaintEvent* /*event*/) {
    if (isEmpty()) return;
    QPainter painter(this);
    painter.setFont(fontFor(TextStyle::Small));
    paintValues(painter);
    paintTicks(painter);
}

void BarChart::paintValues(QPainter& painter) const {
    const QRectF area = plotArea();
    for (const double tick : m_ticks) {
        const int y = qRound(area.bottom() - area.height() * tick / m_ticks.constLast());
        painter.setPen(m_ui.color(Token::Line));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        if (!m_label) continue;
        painter.setPen(m_ui.color(Token::Ink3));
        painter.drawText(QRectF(0, y - 8, area.left() - 6, 16), Qt::AlignRight | Qt::AlignVCenter,
                         m_label(tick));
    }
}

void BarChart::paintTicks(QPainter& painter) const {
    const QRectF area = plotArea();
    const QFontMetrics metrics = painter.fontMetrics();
    int widest = 1;
    for (const ChartBar& bar : m_bars)
        widest = std::max(widest, metrics.horizontalAdvance(bar.tick));
    const double column = area.width() / static_cast<double>(m_bars.size());
    // Every bar, every second … counted from the newest, which always has its label.
    const auto every =
        std::max<qsizetype>(1, static_cast<qsizetype>(std::ceil((widest + 10) / column)));
    painter.setPen(m_ui.color(Token::Ink3));
    for (qsizetype i = m_bars.size() - 1; i >= 0; i -= every) {
        const QString& text = m_bars.at(i).tick;
        const double wide = metrics.horizontalAdvance(text);
        const double centre = area.left() + column * (static_cast<double>(i) + 0.5);
        const double left = std::clamp(centre - wide / 2, 0.0, std::max(width() - wide - 1.0, 0.0));
        painter.drawText(QRectF(left, area.bottom() + 4, wide + 1, 15), Qt::AlignLeft, text);
    }
}

}  // namespace berth::ui
