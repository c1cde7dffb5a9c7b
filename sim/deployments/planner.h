// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "models/domain/change.h"
#include "sim/deployments/change_check.h"

namespace berth::sim::deployments {

// What applying the change will do: the nodes that end and what they lose, the nodes that start,
// the price before and after (with every wanted node running; new nodes at the highest price of the
// regions they may come to, so that a plan never promises too little). Pure. Errors: checkChange's.
[[nodiscard]] domain::Result<domain::Plan> planChange(const domain::Change& change,
                                                      const ChangeContext& context);

// A number that changes whenever a plan for the deployment would no longer hold: its spec and
// generation, whether it is paused, its canary, which nodes it has, and what is written on their
// disks. Never 0.
[[nodiscard]] std::uint64_t fingerprint(const DeploymentRecord& deployment,
                                        const cluster::NodeTable& nodes);

// The line of the data-loss ledger for a node; bytes 0 when it holds nothing.
[[nodiscard]] domain::NodeLoss lossOf(const cluster::NodeRecord& node);

}  // namespace berth::sim::deployments
