// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "sim/scenario/scenario_error.h"

namespace berth::sim::scenario {

// The first byte that no scenario file may hold: invalid UTF-8, or a control character other than
// tab and line end. yaml-cpp would take some of them for its own marks (0x04 ends the input).
[[nodiscard]] std::optional<ScenarioError> findBadText(std::string_view text);

// The column of a byte within its line (both from 1) as a count of code points.
[[nodiscard]] int codePointColumn(std::string_view text, int line, int byteColumn);

}  // namespace berth::sim::scenario
