// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/scenario/scenario.h"

namespace berth::sim::scenario {

// The cluster a new console starts with: three regions, pools of 4090, 4090 x 8, 5090, H20 x 8,
// A800 and 3080 Ti, two volumes, the built-in images, nothing deployed. Memory, cores and the
// prices of 4090 and H20 x 8 are those of the platform's catalogue; the other prices are estimates
// in proportion.
[[nodiscard]] Scenario sampleCluster();

}  // namespace berth::sim::scenario
