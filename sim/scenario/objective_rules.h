// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/scenario/scenario.h"

namespace berth::sim::scenario {

// Whether a value is on the right side of its target; on it counts.
[[nodiscard]] bool isMet(ObjectiveKind kind, double value, double target);
// Whether a figure is bad when it is low.
[[nodiscard]] bool isRaisedBelow(domain::AlarmFigure figure);

}  // namespace berth::sim::scenario
