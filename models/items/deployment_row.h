// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "models/domain/snapshot.h"

namespace berth::items {

// One node as a mark in the list of deployments.
struct NodeMark {
    int ordinal = 0;
    domain::NodeState state = domain::NodeState::Pending;

    friend bool operator==(const NodeMark&, const NodeMark&) = default;
};

// The filter chips over the list: what needs help, what wants watching, what is well, the rest.
enum class StateGroup { Failing, Attention, Running, Other };

// One row of the list. Points into its snapshot.
struct DeploymentRow {
    const domain::Snapshot* snapshot = nullptr;
    const domain::Deployment* deployment = nullptr;
    std::vector<NodeMark> marks;  // nodes that are not ended, by ordinal
    StateGroup group = StateGroup::Other;
    int rank = 0;  // 0 is worst
    // What most of the trouble is, for "CrashLoop" or "Pulling 61 %" in place of a plain state;
    // nothing when all nodes run.
    std::optional<domain::NodeState> worstNode;
    domain::Bytes pulled, pullTotal;  // over the nodes that pull

    [[nodiscard]] std::string_view id() const { return deployment->id.value; }
    // But for what time alone changes.
    friend bool operator==(const DeploymentRow& a, const DeploymentRow& b) {
        return a.marks == b.marks && a.pulled == b.pulled && a.pullTotal == b.pullTotal &&
               *a.deployment == *b.deployment;
    }
};

// One row per deployment, in the snapshot's order.
[[nodiscard]] std::vector<DeploymentRow> deploymentRows(const domain::Snapshot& snapshot);

}  // namespace berth::items
