// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/focus_regions.h"

#include <QApplication>
#include <QWidget>

namespace berth::ui {
namespace {

// In tab order; children() is in the order of construction, which is that of reading.
QWidget* firstFocusable(QWidget& region) {
    for (QWidget* next = region.nextInFocusChain(); next != nullptr && next != &region;
         next = next->nextInFocusChain()) {
        if (region.isAncestorOf(next) && next->isVisible() && next->isEnabled() &&
            (next->focusPolicy() & Qt::TabFocus) != 0) {
            return next;
        }
    }
    return nullptr;
}

}  // namespace

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
        if (QWidget* target = firstFocusable(*region)) {
            target->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

}  // namespace berth::ui
