// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/domain/simulator_control.h"

namespace berth::ui {

// The name of a fault in a menu: "Kill the node".
[[nodiscard]] QString faultText(domain::FaultKind kind);
// What it does, in one sentence.
[[nodiscard]] QString faultHint(domain::FaultKind kind);
// The same while it lasts, in a list of active faults: "Registry slow".
[[nodiscard]] QString activeFaultText(domain::FaultKind kind);

}  // namespace berth::ui
