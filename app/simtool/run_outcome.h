// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/platform/simulation.h"
#include "sim/scenario/report.h"

namespace berth::app {

// The figures of a run as they are now; `wallSeconds` is what it took.
[[nodiscard]] sim::scenario::RunOutcome outcomeOf(const sim::platform::Simulation& simulation,
                                                  double wallSeconds);

}  // namespace berth::app
