// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace berth::ui {

// A name for a file or folder that every common system takes for just that: of `part`, with what
// has a meaning of its own ("..", "/", "\", ":", control and direction characters, device names, a
// dot or blank at the end) replaced, and cut to 230 bytes, the end of the name kept. Never empty.
[[nodiscard]] QString safeName(const QString& part);

// "a/b.txt" → "a/b (2).txt", for a name that is taken.
[[nodiscard]] QString numberedPath(const QString& path, int number);

}  // namespace berth::ui
