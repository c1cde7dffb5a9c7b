// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/theme/theme.h"

namespace berth::ui {

// Replaces every "@token" of the template by the theme's colour, and "@focus" by the width of the
// focus line. An unknown token is left as it stands, so that the style sheet parser reports it.
[[nodiscard]] QString expandStyleSheet(const QString& sheet, const Theme& theme);

// The whole style sheet of the program (resources/style/berth.qss) for a theme.
[[nodiscard]] QString styleSheetFor(const Theme& theme);

}  // namespace berth::ui
