// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "sim/deployments/deployment_record.h"

namespace berth::sim::platform {

// What is to be said about a deployment, worst first. Nodes that end anyway are not counted.
[[nodiscard]] std::vector<domain::Warning> warningsOf(
    const deployments::DeploymentRecord& deployment, const cluster::NodeTable& nodes,
    engine::Time now);

}  // namespace berth::sim::platform
