// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/node_replacement.h"

#include <algorithm>

namespace berth::domain {

bool replacesNodes(const DeploymentSpec& before, const DeploymentSpec& after) {
    DeploymentSpec same = after;
    same.extensions = before.extensions;
    same.autoscaling = before.autoscaling;
    if (after.autoscaling) same.nodes = before.nodes;  // see nodesAfterEdit()
    return same != before;
}

int nodesAfterEdit(const DeploymentSpec& before, const DeploymentSpec& after) {
    if (!after.autoscaling) return before.nodes;
    const int least = after.autoscaling->minimum;
    return std::clamp(before.nodes, least, std::max(least, after.autoscaling->maximum));
}

}  // namespace berth::domain
