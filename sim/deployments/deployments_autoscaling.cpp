// SPDX-License-Identifier: GPL-3.0-or-later
// What an autoscaled deployment has beyond others: a number that nobody set by hand, and nodes that
// are kept warm.
#include <fmt/format.h>

#include <limits>

#include "sim/deployments/deployments.h"
#include "sim/deployments/warm_nodes.h"

namespace berth::sim::deployments {

void Deployments::reconcileWarm(DeploymentRecord& deployment) {
    std::vector<ReadyNode> ready;
    bool anyWarm = deployment.warmWanted() > 0;
    for (const serving::NodeKey key : deployment.nodes) {
        const cluster::NodeRecord& node = *m_life.find(key);
        if (!node.active() || !node.ready() || deployment.isTried(node)) continue;
        anyWarm |= node.warm;
        ready.push_back({key, node.warm,
                         node.generation != deployment.generation ||
                             node.replaceCause != cluster::ReplaceCause::None});
    }
    if (!anyWarm) return;
    // Without a pool every node is in service, also those beyond the wanted ones during an update.
    const int inService =
        deployment.warmWanted() > 0 ? deployment.wanted() : std::numeric_limits<int>::max();
    const WarmStep step = nextWarmStep(ready, inService);
    for (const serving::NodeKey key : step.intoService)
        m_life.setWarm(*m_life.find(key), false);
    for (const serving::NodeKey key : step.intoPool)
        m_life.setWarm(*m_life.find(key), true);
}

void Deployments::autoscale(serving::DeploymentKey key, int nodes, const std::string& why) {
    DeploymentRecord& deployment = m_deployments.at(key);
    const int before = deployment.spec->nodes;
    if (before == nodes) return;
    setNodes(deployment, nodes);
    tell(deployment, domain::EventKind::DeploymentAutoscaled, nodes, {},
         fmt::format("{} → {} nodes: {}", before, nodes, why));
    reconcile(deployment);
}

}  // namespace berth::sim::deployments
