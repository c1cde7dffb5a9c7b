// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/bare_chart.h"

#include <QBrush>
#include <QChartView>
#include <QGraphicsLayout>
#include <QLegend>
#include <QValueAxis>

namespace berth::ui {

BareChart::BareChart(QWidget& owner)
    : m_chart(new QChart),
      m_view(new QChartView(m_chart, &owner)),
      m_xAxis(new QValueAxis(m_chart)),
      m_yAxis(new QValueAxis(m_chart)) {
    m_chart->setBackgroundVisible(false);
    m_chart->setPlotAreaBackgroundVisible(false);
    m_chart->legend()->hide();
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    // Axes give the scale only.
    for (QValueAxis* axis : {m_xAxis, m_yAxis}) {
        axis->setVisible(false);
        m_chart->addAxis(axis, axis == m_xAxis ? Qt::AlignBottom : Qt::AlignLeft);
    }
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setBackgroundBrush(Qt::NoBrush);
    m_view->viewport()->setAutoFillBackground(false);
    // A picture, no control; a graphics view lets its viewport take the focus, too.
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->viewport()->setFocusPolicy(Qt::NoFocus);
    m_view->setAttribute(Qt::WA_TransparentForMouseEvents);
}

void BareChart::add(QAbstractSeries* series) {
    m_chart->addSeries(series);
    series->attachAxis(m_xAxis);
    series->attachAxis(m_yAxis);
}

void BareChart::clear() {
    m_chart->removeAllSeries();
}

void BareChart::setRange(double left, double right, double bottom, double top) {
    m_xAxis->setRange(left, right);
    m_yAxis->setRange(bottom, top);
}

void BareChart::setPlotArea(const QRectF& area) {
    m_chart->setPlotArea(area);
}

}  // namespace berth::ui
