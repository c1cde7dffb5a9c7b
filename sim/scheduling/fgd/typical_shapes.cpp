// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/fgd/typical_shapes.h"

#include <algorithm>
#include <tuple>

namespace berth::sim::scheduling {

std::vector<TypicalShape> typicalShapes(std::vector<NamedShape> shapes) {
    const auto rank = [](const NamedShape& each) {
        const PlacementDemand& demand = each.shape.demand;
        return std::tie(each.shape.count, demand.cpuMilli, demand.milliPerCard, demand.cards,
                        each.type);
    };
    std::sort(shapes.begin(), shapes.end(),
              [&](const NamedShape& a, const NamedShape& b) { return rank(a) > rank(b); });
    std::int64_t all = 0;
    for (const NamedShape& each : shapes)
        all += each.shape.count;
    std::vector<TypicalShape> typical;
    std::int64_t covered = 0;
    for (NamedShape& each : shapes) {
        if (covered * 100 >= all * 95) break;
        covered += each.shape.count;
        typical.push_back(std::move(each.shape));
    }
    return typical;
}

}  // namespace berth::sim::scheduling
