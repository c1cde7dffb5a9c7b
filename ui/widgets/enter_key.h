// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QKeyEvent;
class QWidget;

namespace berth::ui {

// Presses the button that has the focus when the key is Enter, as the space bar does. For keys that
// nothing in the window took; true when a button was pressed. A key that is held down presses once.
bool pressByEnter(QWidget& window, const QKeyEvent& event);

}  // namespace berth::ui
