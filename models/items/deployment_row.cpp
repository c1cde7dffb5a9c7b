// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/deployment_row.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace berth::items {

using domain::DeploymentState;
using domain::NodeState;
using domain::WarningKind;

namespace {

// The lower, the more it explains why a deployment is not well. Ended and Running explain nothing.
int urgency(NodeState state) {
    switch (state) {
        case NodeState::CrashLoop:
            return 0;
        case NodeState::ImagePullBackOff:
            return 1;
        case NodeState::Failed:
            return 2;
        case NodeState::Unknown:
            return 3;
        case NodeState::NotReady:
            return 4;
        case NodeState::Pending:
            return 5;
        case NodeState::Pulling:
            return 6;
        case NodeState::Starting:
            return 7;
        case NodeState::Terminating:
            return 8;
        case NodeState::Running:
        case NodeState::Ended:
            break;
    }
    return 9;
}

bool warnsOf(const domain::Deployment& deployment, std::initializer_list<WarningKind> kinds) {
    return std::ranges::any_of(deployment.warnings, [&](const domain::Warning& warning) {
        return std::ranges::find(kinds, warning.kind) != kinds.end();
    });
}

StateGroup groupOf(const domain::Deployment& deployment) {
    const DeploymentState state = deployment.state;
    if (state == DeploymentState::Failing || state == DeploymentState::Failed ||
        warnsOf(deployment, {WarningKind::NodesCrashing, WarningKind::ImagePullFailing})) {
        return StateGroup::Failing;
    }
    if (state == DeploymentState::Degraded ||
        warnsOf(deployment,
                {WarningKind::NodesPending, WarningKind::NodesNotReady, WarningKind::NodesUnknown,
                 WarningKind::PortNobodyListens, WarningKind::OfferUnknown})) {
        return StateGroup::Attention;
    }
    return state == DeploymentState::Running ? StateGroup::Running : StateGroup::Other;
}

int rankOf(const DeploymentRow& row) {
    if (row.group == StateGroup::Failing) return 0;
    if (row.group == StateGroup::Attention) return 1;
    switch (row.deployment->state) {
        case DeploymentState::Pending:
            return 2;
        case DeploymentState::Starting:
            return 3;
        case DeploymentState::Running:
            return row.deployment->warnings.empty() ? 5 : 4;
        case DeploymentState::Deleting:
            return 6;
        case DeploymentState::Paused:
        case DeploymentState::Completed:
            return 7;
        case DeploymentState::Degraded:
        case DeploymentState::Failing:
        case DeploymentState::Failed:
            break;
    }
    return 1;
}

}  // namespace

std::vector<DeploymentRow> deploymentRows(const domain::Snapshot& snapshot) {
    std::vector<DeploymentRow> rows(snapshot.deployments.size());
    std::unordered_map<std::string_view, std::size_t> rowOf;
    rowOf.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].snapshot = &snapshot;
        rows[i].deployment = &snapshot.deployments[i];
        rowOf.emplace(snapshot.deployments[i].id.value, i);
    }
    // Nodes come sorted by deployment: one look-up serves all of its nodes.
    const domain::DeploymentId* last = nullptr;
    DeploymentRow* row = nullptr;
    for (const domain::Node& node : snapshot.nodes) {
        if (last == nullptr || *last != node.deployment) {
            const auto found = rowOf.find(node.deployment.value);
            row = found == rowOf.end() ? nullptr : &rows[found->second];
            last = &node.deployment;
        }
        if (row == nullptr || node.state == NodeState::Ended) continue;
        row->marks.push_back({node.ordinal, node.state});
        if (node.state == NodeState::Pulling) {
            row->pulled += node.pulled;
            row->pullTotal += node.pullTotal;
        }
        if (node.state != NodeState::Running &&
            (!row->worstNode || urgency(node.state) < urgency(*row->worstNode))) {
            row->worstNode = node.state;
        }
    }
    for (DeploymentRow& one : rows) {
        one.group = groupOf(*one.deployment);
        one.rank = rankOf(one);
    }
    return rows;
}

}  // namespace berth::items
