// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/snapshot.h"

#include <algorithm>

namespace berth::domain {

const Deployment* Snapshot::findDeployment(const DeploymentId& id) const {
    const auto found = std::find_if(deployments.begin(), deployments.end(),
                                    [&](const Deployment& each) { return each.id == id; });
    return found == deployments.end() ? nullptr : &*found;
}

const Deployment* Snapshot::findDeploymentByName(const std::string& name) const {
    const auto found = std::find_if(deployments.begin(), deployments.end(),
                                    [&](const Deployment& each) { return each.spec.name == name; });
    return found == deployments.end() ? nullptr : &*found;
}

const Node* Snapshot::findNode(const NodeId& id) const {
    const auto found =
        std::find_if(nodes.begin(), nodes.end(), [&](const Node& each) { return each.id == id; });
    return found == nodes.end() ? nullptr : &*found;
}

std::vector<const Node*> Snapshot::nodesOf(const DeploymentId& id) const {
    std::vector<const Node*> found;
    for (const Node& each : nodes) {
        if (each.deployment == id) found.push_back(&each);
    }
    return found;
}

}  // namespace berth::domain
