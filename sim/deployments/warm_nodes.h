// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "sim/serving/link_key.h"

namespace berth::sim::deployments {

// One ready node of a deployment with a warm pool.
struct ReadyNode {
    serving::NodeKey key = 0;
    bool warm = false;     // not in service
    bool leaving = false;  // of an earlier generation, or about to be replaced
};

struct WarmStep {
    std::vector<serving::NodeKey> intoService;
    std::vector<serving::NodeKey> intoPool;
};

// Which of the ready nodes are put into service or kept warm, so that as many as wanted are in
// service, if there are so many. `ready`: by key, that is by age. Pure. Those that stay come before
// those that leave; then the oldest goes into service and the newest comes out of it.
[[nodiscard]] WarmStep nextWarmStep(const std::vector<ReadyNode>& ready, int inService);

}  // namespace berth::sim::deployments
