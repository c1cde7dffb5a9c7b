// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/change.h"
#include "models/domain/error.h"
#include "sim/cluster/node_record.h"
#include "sim/deployments/deployment_record.h"

namespace berth::sim::deployments {

// Whether the deployment can try this version now, beside what holds of every spec. Errors:
// InvalidArgument with field, NotSupported (a job), WrongState (paused, nothing wanted, an update
// is under way, another version is tried).
[[nodiscard]] domain::Result<void> checkCanaryStart(const domain::StartCanary& change,
                                                    const DeploymentRecord& deployment,
                                                    const cluster::NodeTable& nodes);

// Whether a version is tried that could be promoted or rolled back. Errors: WrongState.
[[nodiscard]] domain::Result<void> checkCanaryWatched(const DeploymentRecord& deployment);

}  // namespace berth::sim::deployments
