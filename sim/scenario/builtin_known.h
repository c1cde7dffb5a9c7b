// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "sim/scenario/scenario_parser.h"

namespace berth::sim::scenario {

// The built-in images and the sample cluster.
[[nodiscard]] Known builtinKnown();

// The text of resources/scenarios/sample-cluster.yaml: what a simulator runs when it is given
// nothing.
[[nodiscard]] std::string_view sampleScenarioText();

// parseScenario() with these, in the form a platform asks for. Error: Malformed, one line for each
// fault.
[[nodiscard]] domain::Result<Scenario> parseWithBuiltins(std::string_view text);

}  // namespace berth::sim::scenario
