// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "models/domain/balancing_options.h"
#include "models/domain/json_reader.h"

namespace berth::domain {

// Internal to the codec: a part of a port's form. What is not in use is left out; so is what is as
// by default.
[[nodiscard]] nlohmann::json optionsToJson(const BalancingOptions& options);
void readOptions(ObjectReader& reader, BalancingOptions& options);

}  // namespace berth::domain
