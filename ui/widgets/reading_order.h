// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>

class QWidget;

namespace berth::ui {

// The controls below `root` at which the Tab key stops, in the order in which they are read: as
// they are laid out, row by row in a grid. Qt's own order is that of construction, which puts a row
// that was added later behind everything else.
[[nodiscard]] QVector<QWidget*> tabStops(QWidget& root);

// Gives the focus to the next stop of the window, or the one before, around its end, and scrolls it
// into view. False when there is none; for focusNextPrevChild() of a window.
bool moveFocus(QWidget& window, bool next);

}  // namespace berth::ui
