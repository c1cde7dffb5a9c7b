// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/enter_key.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QWidget>

namespace berth::ui {

bool pressByEnter(QWidget& window, const QKeyEvent& event) {
    if (event.key() != Qt::Key_Return && event.key() != Qt::Key_Enter) return false;
    auto* button = qobject_cast<QAbstractButton*>(window.focusWidget());
    // What can be on or off changes with the space bar alone.
    if (button == nullptr || button->isCheckable() || event.isAutoRepeat()) return false;
    button->click();
    return true;
}

}  // namespace berth::ui
