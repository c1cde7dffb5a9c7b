// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "models/domain/batch.h"

namespace berth::domain {

// The names of those copies for which no card is free as the catalogue says, the last ones of the
// plan. A platform that takes orders beyond its stock, as the simulator does, lets their nodes
// wait; another refuses them, which is then the error of their item.
[[nodiscard]] std::vector<std::string> copiesWithoutStock(const BatchPlan& plan,
                                                          const Catalogue& catalogue);

}  // namespace berth::domain
