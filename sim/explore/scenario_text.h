// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/scenario/scenario.h"

namespace berth::sim::explore {

// The scenario as a file that parseScenario() reads back as the same one. Of what a scenario can
// have it writes what randomScenario() makes: built-in images only, no volumes, no objectives.
[[nodiscard]] std::string scenarioText(const scenario::Scenario& scenario);

}  // namespace berth::sim::explore
