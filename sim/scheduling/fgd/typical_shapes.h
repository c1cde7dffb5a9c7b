// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "sim/scheduling/placement_policy.h"

namespace berth::sim::scheduling {

struct NamedShape {
    TypicalShape shape;
    std::string type;  // of machines, as it is written: "V100M16|V100M32"; empty: any
};

// The most frequent shapes that together make up 95 % of all; among equally frequent ones those
// with more cores come first, then the larger share, more cards, the type that sorts later.
// Shapes that differ in memory only are to be one shape already.
[[nodiscard]] std::vector<TypicalShape> typicalShapes(std::vector<NamedShape> shapes);

}  // namespace berth::sim::scheduling
