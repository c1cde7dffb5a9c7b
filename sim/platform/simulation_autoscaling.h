// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/deployments/deployment_record.h"

namespace berth::sim::platform {

// Whether requests wait for a node of the deployment while none is ready: it may be scaled to none,
// and comes back for them.
[[nodiscard]] bool holdsRequests(const deployments::DeploymentRecord& deployment);

}  // namespace berth::sim::platform
