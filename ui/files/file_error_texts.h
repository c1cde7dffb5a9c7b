// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/domain/error.h"

namespace berth::ui {

// What went wrong with files of another computer: one sentence, and the evidence behind it in
// parentheses. Plain text.
[[nodiscard]] QString fileErrorText(const domain::Error& error);

}  // namespace berth::ui
