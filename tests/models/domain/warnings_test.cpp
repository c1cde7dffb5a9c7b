// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/warnings.h"

#include <gtest/gtest.h>

#include <set>

namespace berth::domain {
namespace {

TEST(Warnings, AreOfDifferentSeverityEach) {
    std::set<int> ranks;
    for (int kind = 0; kind <= static_cast<int>(WarningKind::OfferUnknown); ++kind)
        ranks.insert(severityRank(static_cast<WarningKind>(kind)));
    EXPECT_EQ(ranks.size(), static_cast<std::size_t>(WarningKind::OfferUnknown) + 1);
    EXPECT_EQ(*ranks.begin(), severityRank(WarningKind::NodesCrashing));
}

TEST(Warnings, ANodeThatWaitsForEverIsWorseThanOneThatWaitsForAMachine) {
    EXPECT_EQ(warningOf(NodeState::Pending, ReasonKind::NoCapacity), WarningKind::NodesPending);
    EXPECT_EQ(warningOf(NodeState::Pending, ReasonKind::OfferUnknown), WarningKind::OfferUnknown);
    EXPECT_LT(severityRank(WarningKind::OfferUnknown), severityRank(WarningKind::NodesPending));
}

TEST(Warnings, AreGivenByStatesInWhichANodeDoesNotServe) {
    const auto of = [](NodeState state) { return warningOf(state, ReasonKind::None); };
    EXPECT_EQ(of(NodeState::CrashLoop), WarningKind::NodesCrashing);
    EXPECT_EQ(of(NodeState::ImagePullBackOff), WarningKind::ImagePullFailing);
    EXPECT_EQ(of(NodeState::NotReady), WarningKind::NodesNotReady);
    EXPECT_EQ(of(NodeState::Unknown), WarningKind::NodesUnknown);
    for (const NodeState quiet : {NodeState::Pulling, NodeState::Starting, NodeState::Running,
                                  NodeState::Failed, NodeState::Terminating, NodeState::Ended}) {
        EXPECT_EQ(of(quiet), std::nullopt);
    }
}

}  // namespace
}  // namespace berth::domain
