// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "models/domain/ids.h"

namespace berth::ui {

// The place of each deployment in the palette of the map.
using MapSeries = std::map<domain::DeploymentId, int>;
inline constexpr int kOtherSeries = 5;  // the sixth colour stands for all others

}  // namespace berth::ui
