// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "models/domain/deployment.h"
#include "sim/cluster/cluster.h"
#include "sim/scheduling/placement_policy.h"

namespace berth::sim::deployments {

// What a policy that looks ahead is told to expect in a running cluster: nodes of the given
// deployments, as many of each kind as they want; without any, of every spec that is sold as many
// as the cluster can hold.
[[nodiscard]] std::vector<scheduling::TypicalShape> expectedShapes(
    const cluster::Cluster& cluster, std::span<const domain::DeploymentSpec> deployments);

}  // namespace berth::sim::deployments
