// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/deployments/deployment_record.h"

#include <algorithm>

namespace berth::sim::deployments {

int DeploymentRecord::wanted() const {
    if (pausedAt || deleting || finished()) return 0;
    if (!job) return spec->nodes;
    return std::clamp(spec->job->completions - job->succeeded, 0, spec->nodes);
}

int DeploymentRecord::warmWanted() const {
    if (pausedAt || deleting || !spec->autoscaling) return 0;
    return spec->autoscaling->warmNodes(wanted());
}

NodeCounts countNodes(const DeploymentRecord& deployment, const cluster::NodeTable& nodes) {
    NodeCounts counts;
    for (const serving::NodeKey key : deployment.nodes) {
        const cluster::NodeRecord& node = *nodes.at(key);
        if (!node.active()) continue;
        ++counts.active;
        switch (node.state) {
            case domain::NodeState::Running:
                ++(node.warm ? counts.warm : counts.ready), ++counts.running;
                if (deployment.isTried(node)) ++counts.readyTried;
                break;
            case domain::NodeState::NotReady:
                ++counts.notReady, ++counts.running;
                break;
            case domain::NodeState::Pending:
                ++counts.pending;
                break;
            case domain::NodeState::CrashLoop:
                ++counts.crashing;
                break;
            case domain::NodeState::ImagePullBackOff:
                ++counts.pullFailing;
                break;
            case domain::NodeState::Unknown:
                ++counts.unknown;
                break;
            default:
                break;
        }
    }
    return counts;
}

domain::DeploymentState stateOf(const DeploymentRecord& deployment, const NodeCounts& counts) {
    using domain::DeploymentState;
    if (deployment.deleting) return DeploymentState::Deleting;
    if (deployment.finished())
        return deployment.job->failure == domain::JobFailure::None ? DeploymentState::Completed
                                                                   : DeploymentState::Failed;
    if (deployment.pausedAt) return DeploymentState::Paused;
    if (deployment.job && counts.running > 0) return DeploymentState::Running;
    if (!deployment.job && counts.readyWanted() >= deployment.spec->nodes)
        return DeploymentState::Running;
    const bool failing = counts.crashing + counts.pullFailing > 0;
    if (counts.ready > 0)
        return deployment.wasFull || failing ? DeploymentState::Degraded
                                             : DeploymentState::Starting;
    if (failing || counts.unknown > 0) return DeploymentState::Failing;
    if (deployment.wasFull) return DeploymentState::Degraded;
    return counts.pending == counts.active ? DeploymentState::Pending : DeploymentState::Starting;
}

}  // namespace berth::sim::deployments
