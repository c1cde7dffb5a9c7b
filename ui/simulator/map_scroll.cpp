// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/map_scroll.h"

#include <QScrollBar>
#include <QWheelEvent>

#include "ui/simulator/cluster_map.h"

namespace berth::ui {

MapScroll::MapScroll(ClusterMapView* map, QWidget* parent) : QScrollArea(parent), m_map(map) {
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);  // the map takes it
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(map);
    viewport()->setAutoFillBackground(false);
    map->setAutoFillBackground(false);
    connect(map, &ClusterMapView::focusedMachineMoved, this, [this](const QRect& frame) {
        ensureVisible(frame.center().x(), frame.center().y(), 0, frame.height());
    });
}

void MapScroll::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    // With the width it has when nothing scrolls: else the bar's coming and going would decide.
    m_map->setRoom(maximumViewportSize());
}

void MapScroll::wheelEvent(QWheelEvent* event) {
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QScrollArea::wheelEvent(event);
        return;
    }
    event->accept();
    m_wheel += event->angleDelta().y();
    const int step = m_wheel / QWheelEvent::DefaultDeltasPerStep;
    if (step == 0) return;
    m_wheel -= step * QWheelEvent::DefaultDeltasPerStep;
    const QPoint at = m_map->mapFrom(this, event->position().toPoint());
    const auto machine = m_map->machineAt(at);
    m_map->zoom(step > 0 ? 1 : -1);
    if (!machine) return;
    widget()->resize(widget()->width(), m_map->heightForWidth(widget()->width()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() +
                                  m_map->frameOf(*machine).center().y() - at.y());
}

}  // namespace berth::ui
