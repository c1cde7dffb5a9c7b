// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>

class QWidget;

namespace berth::ui {

// Moves the keyboard focus to the first control of the next region (step 1) or the one before (−1);
// regions that are hidden or have nothing to focus are passed over.
void focusNextRegion(const QVector<QWidget*>& regions, int step);

}  // namespace berth::ui
