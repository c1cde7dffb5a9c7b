// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/explore/node_transitions.h"

#include <gtest/gtest.h>

namespace berth::sim::explore {
namespace {

using domain::NodeState;

TEST(NodeTransitions, LeadNowhereFromTheEndAndNeverBackToTheBeginning) {
    for (int state = 0; state <= static_cast<int>(NodeState::Unknown); ++state) {
        const auto other = static_cast<NodeState>(state);
        EXPECT_EQ(canFollow(NodeState::Ended, other), other == NodeState::Ended);
        EXPECT_EQ(canFollow(NodeState::Failed, other), other == NodeState::Failed);
        EXPECT_EQ(canFollow(other, NodeState::Pending), other == NodeState::Pending);
        EXPECT_EQ(canFollow(NodeState::Terminating, other), other == NodeState::Terminating ||
                                                                other == NodeState::Ended ||
                                                                other == NodeState::Failed);
    }
    EXPECT_TRUE(canFollow(NodeState::Unknown, NodeState::Pulling));  // its machine is back
    EXPECT_TRUE(canFollow(NodeState::Running, NodeState::CrashLoop));
    EXPECT_TRUE(canFollow(NodeState::Pending, NodeState::Ended));
}

}  // namespace
}  // namespace berth::sim::explore
