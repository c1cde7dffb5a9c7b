// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/explore/node_transitions.h"

namespace berth::sim::explore {

using domain::NodeState;

bool canFollow(NodeState before, NodeState after) {
    if (before == after) return true;
    switch (before) {
        case NodeState::Ended:
        case NodeState::Failed:
            return false;
        case NodeState::Terminating:
            return after == NodeState::Ended || after == NodeState::Failed;  // evicted
        default:
            return after != NodeState::Pending;
    }
}

}  // namespace berth::sim::explore
