// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "models/domain/node.h"
#include "sim/cluster/node_record.h"
#include "sim/serving/link_key.h"

namespace berth::sim::deployments {

// One active node (neither gone nor going) as the rollout sees it.
struct RolloutNode {
    serving::NodeKey key = 0;
    bool old = false;  // of an earlier generation of the deployment
    domain::NodeState state = domain::NodeState::Pending;
    cluster::ReplaceCause cause = cluster::ReplaceCause::None;
    std::optional<serving::NodeKey> replaces;
    bool warm = false;  // kept out of the balancer

    [[nodiscard]] bool ready() const { return state == domain::NodeState::Running; }
};

struct RolloutInput {
    int wanted = 0;
    int maxSurge = 1;
    int maxUnavailable = 0;
    domain::ReasonKind replaceReason = domain::ReasonKind::ReplacedByEdit;
    std::vector<RolloutNode> nodes;  // by key, that is by age
};

struct RolloutStep {
    struct Ending {
        serving::NodeKey node = 0;
        domain::ReasonKind reason = domain::ReasonKind::None;
        friend bool operator==(const Ending&, const Ending&) = default;
    };
    // New nodes to create; each replaces one named node, or nothing.
    std::vector<std::optional<serving::NodeKey>> create;
    std::vector<Ending> end;
    std::vector<serving::NodeKey> recovered;  // their replacement is not needed any more

    [[nodiscard]] bool empty() const { return create.empty() && end.empty() && recovered.empty(); }
};

// What to do now to bring a deployment nearer to what it wants. Pure.
//
// Without old nodes: as many nodes as wanted, and one more for each node that is being replaced;
// it ends when its replacement is ready, or as many others as wanted are. A node that was not ready
// and is ready again keeps its place. Too many: those that are not placed end first, then those not
// ready, then those kept warm, then the newest.
//
// With old nodes, the rolling update of a Kubernetes Deployment: never more than wanted + maxSurge
// active nodes; ready nodes are only ended down to wanted − maxUnavailable, the oldest first; old
// nodes that are not ready end before them. Beyond Kubernetes, old nodes that run nothing (Pending,
// CrashLoop, ImagePullBackOff) end at once, so that a broken deployment in a full pool can be
// mended by an edit.
[[nodiscard]] RolloutStep nextStep(const RolloutInput& input);

// Which of the nodes end when there are so many too many, in the order given above.
[[nodiscard]] std::vector<serving::NodeKey> surplusOf(std::vector<RolloutNode> nodes, int surplus);

}  // namespace berth::sim::deployments
