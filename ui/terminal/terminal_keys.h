// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyEvent>

#include "models/terminal/terminal_surface.h"

namespace berth::ui {

[[nodiscard]] terminal::Modifiers modifiersOf(Qt::KeyboardModifiers modifiers);

// Gives a key to the program behind a surface; false when it stands for nothing that can be sent.
bool sendKey(terminal::TerminalSurface& surface, const QKeyEvent& event);

}  // namespace berth::ui
