// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "models/domain/change.h"
#include "models/domain/snapshot.h"
#include "sim/cluster/node_life.h"
#include "sim/deployments/deployments.h"

namespace berth::sim::deployments {

// What a change is checked and planned against. Borrowed for one call.
struct ChangeContext {
    const Deployments& deployments;
    const cluster::NodeLife& life;
    const domain::Catalogue& catalogue;
    const std::vector<domain::Volume>& volumes;
};

inline constexpr int kMostNodes = 1000;  // of one deployment

// Whether the change can be done now. Errors: InvalidArgument with field, AlreadyExists, NotFound,
// WrongState.
[[nodiscard]] domain::Result<void> checkChange(const domain::Change& change,
                                               const ChangeContext& context);

// The deployment a change is about; null for a creation and for what does not exist.
[[nodiscard]] const DeploymentRecord* deploymentOf(const domain::Change& change,
                                                   const ChangeContext& context);
[[nodiscard]] const cluster::NodeRecord* findNode(const domain::NodeId& id,
                                                  const ChangeContext& context);

}  // namespace berth::sim::deployments
