// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/placement_policy.h"

#include <string>
#include <utility>

#include "sim/scheduling/best_fit/best_fit.h"
#include "sim/scheduling/spread/spread.h"

namespace berth::sim::scheduling {

domain::Result<std::unique_ptr<PlacementPolicy>> makePlacementPolicy(std::string_view name) {
    if (name == "best_fit") return std::make_unique<BestFit>();
    if (name == "spread") return std::make_unique<Spread>();
    std::string detail(name);
    detail.append(" is not a placement policy; there are best_fit and spread");
    return domain::fail(domain::ErrorCode::InvalidArgument, std::move(detail), "placement");
}

}  // namespace berth::sim::scheduling
