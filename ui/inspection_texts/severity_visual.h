// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/inspection/finding.h"
#include "ui/widgets/state_visual.h"

namespace berth::ui {

// How bad what was found is: shape and colour, and the word; never one without the other.
[[nodiscard]] StateVisual visualOf(inspection::Severity severity);
[[nodiscard]] QString severityText(inspection::Severity severity);

}  // namespace berth::ui
