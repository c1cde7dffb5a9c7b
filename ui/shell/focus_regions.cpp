// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/focus_regions.h"

#include <QApplication>
#include <QWidget>

#include "ui/widgets/reading_order.h"

namespace berth::ui {

void focusNextRegion(const QVector<QWidget*>& regions, int step) {
    const QWidget* focused = QApplication::focusWidget();
    const qsizetype count = regions.size();
    qsizetype at = step > 0 ? -1 : count;
    for (qsizetype i = 0; i < count && focused != nullptr; ++i) {
        if (regions.at(i)->isAncestorOf(focused)) at = i;
    }
    for (qsizetype i = 0; i < count; ++i) {
        at = (at + step + count) % count;
        QWidget* region = regions.at(at);
        if (!region->isVisible()) continue;
        const QVector<QWidget*> stops = tabStops(*region);
        if (stops.isEmpty()) continue;
        stops.front()->setFocus(Qt::TabFocusReason);
        return;
    }
}

}  // namespace berth::ui
