// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

namespace berth::testing {

// One part ("packing" …) of what the recorder wrote down: a list of cases, never empty.
[[nodiscard]] nlohmann::json recordedCases(const char* part);

}  // namespace berth::testing
