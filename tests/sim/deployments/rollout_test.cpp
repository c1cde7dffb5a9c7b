// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/deployments/rollout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "sim/engine/random.h"

namespace berth::sim::deployments {

namespace {

using cluster::ReplaceCause;
using domain::NodeState;
using domain::ReasonKind;

RolloutNode node(serving::NodeKey key, NodeState state, bool old = false) {
    return {key, old, state, ReplaceCause::None, {}};
}

std::vector<serving::NodeKey> ended(const RolloutStep& step) {
    std::vector<serving::NodeKey> keys;
    for (const auto& ending : step.end)
        keys.push_back(ending.node);
    return keys;
}

using Keys = std::vector<serving::NodeKey>;

}  // namespace

TEST(Rollout, DoesNothingWhenAllIsAsWanted) {
    EXPECT_TRUE(nextStep({2, 1, 0, {}, {node(1, NodeState::Running), node(2, NodeState::Pending)}})
                    .empty());
}

TEST(Rollout, CreatesWhatIsMissing) {
    EXPECT_EQ(nextStep({3, 1, 0, {}, {node(1, NodeState::Running)}}).create.size(), 2U);
}

TEST(Rollout, EndsThoseNotPlacedThenThoseNotReadyThenTheNewest) {
    const std::vector<RolloutNode> nodes{node(1, NodeState::Running), node(2, NodeState::NotReady),
                                         node(3, NodeState::Running), node(4, NodeState::Pending),
                                         node(5, NodeState::Running)};
    EXPECT_EQ(ended(nextStep({4, 1, 0, {}, nodes})), Keys{4});
    EXPECT_EQ(ended(nextStep({3, 1, 0, {}, nodes})), (Keys{4, 2}));
    EXPECT_EQ(ended(nextStep({2, 1, 0, {}, nodes})), (Keys{4, 2, 5}));
    EXPECT_EQ(ended(nextStep({1, 1, 0, {}, nodes})), (Keys{4, 2, 5, 3}));
    EXPECT_EQ(nextStep({0, 1, 0, {}, nodes}).end.size(), 5U);
}

TEST(Rollout, StartsTheNewNodeFirstWhenNoneMayBeMissing) {
    const auto old = [](serving::NodeKey key) { return node(key, NodeState::Running, true); };
    const RolloutStep first = nextStep({2, 1, 0, ReasonKind::ReplacedByEdit, {old(1), old(2)}});
    EXPECT_EQ(first.create.size(), 1U);
    EXPECT_TRUE(first.end.empty());
    const RolloutStep waiting =
        nextStep({2, 1, 0, {}, {old(1), old(2), node(3, NodeState::Starting)}});
    EXPECT_TRUE(waiting.empty());
    const RolloutStep next = nextStep(
        {2, 1, 0, ReasonKind::ReplacedByEdit, {old(1), old(2), node(3, NodeState::Running)}});
    EXPECT_EQ(next.end, (std::vector<RolloutStep::Ending>{{1, ReasonKind::ReplacedByEdit}}));
}

TEST(Rollout, EndsAnOldNodeFirstWhenNoneMayBeTooMany) {
    const auto old = [](serving::NodeKey key) { return node(key, NodeState::Running, true); };
    const RolloutStep first = nextStep({2, 0, 1, {}, {old(1), old(2)}});
    EXPECT_TRUE(first.create.empty());
    EXPECT_EQ(ended(first), Keys{1});
}

TEST(Rollout, EndsOldNodesThatRunNothingAtOnce) {
    const RolloutStep step = nextStep(
        {2,
         1,
         0,
         {},
         {node(1, NodeState::ImagePullBackOff, true), node(2, NodeState::CrashLoop, true)}});
    EXPECT_EQ(ended(step), (Keys{1, 2}));
    EXPECT_EQ(step.create.size(), 2U);
}

TEST(Rollout, BringsAReplacementUpBeforeItEndsWhatIsReplaced) {
    RolloutNode former = node(1, NodeState::Running);
    former.cause = ReplaceCause::ByUser;
    const RolloutStep first = nextStep({1, 1, 0, {}, {former}});
    ASSERT_EQ(first.create.size(), 1U);
    EXPECT_EQ(first.create[0], std::optional<serving::NodeKey>(1));
    RolloutNode next = node(2, NodeState::Starting);
    next.replaces = 1;
    EXPECT_TRUE(nextStep({1, 1, 0, {}, {former, next}}).empty());
    next.state = NodeState::Running;
    EXPECT_EQ(nextStep({1, 1, 0, {}, {former, next}}).end,
              (std::vector<RolloutStep::Ending>{{1, ReasonKind::ReplacedByUser}}));
}

TEST(Rollout, EndsWhatIsReplacedWhenItsReplacementWasReplacedItself) {
    RolloutNode first = node(1, NodeState::Running);
    first.cause = ReplaceCause::ByUser;
    RolloutNode third = node(3, NodeState::Starting);
    third.replaces = 2;  // which is gone
    EXPECT_TRUE(nextStep({1, 1, 0, {}, {first, third}}).empty());
    third.state = NodeState::Running;
    EXPECT_EQ(nextStep({1, 1, 0, {}, {first, third}}).end,
              (std::vector<RolloutStep::Ending>{{1, ReasonKind::ReplacedByUser}}));
}

TEST(Rollout, NeedsNoReplacementWhenFewerNodesAreWanted) {
    RolloutNode former = node(1, NodeState::Running);
    former.cause = ReplaceCause::ByUser;
    RolloutNode next = node(3, NodeState::Pending);
    next.replaces = 1;
    EXPECT_EQ(nextStep({1, 1, 0, {}, {former, node(2, NodeState::Running), next}}).end,
              (std::vector<RolloutStep::Ending>{{1, ReasonKind::ReplacedByUser},
                                                {3, ReasonKind::ScaledDown}}));
    // As long as the other is not ready, what is replaced still serves.
    EXPECT_EQ(ended(nextStep({1, 1, 0, {}, {former, node(2, NodeState::NotReady), next}})),
              Keys{3});
}

TEST(Rollout, EndsTheReplacementOfANodeThatRecovered) {
    RolloutNode former = node(1, NodeState::Running);
    former.cause = ReplaceCause::NotReady;
    RolloutNode next = node(2, NodeState::Pulling);
    next.replaces = 1;
    const RolloutStep step = nextStep({1, 1, 0, {}, {former, next}});
    EXPECT_EQ(step.recovered, Keys{1});
    EXPECT_EQ(ended(step), Keys{2});
}

// Plays rollouts to their end, with nodes that come up, fail and vanish at random, and looks at the
// bounds after every step.
TEST(Rollout, NeverLeavesItsBoundsAndEndsWithNewNodesOnly) {
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        engine::RandomStream random(seed, "rollout");
        RolloutInput input;
        input.wanted = static_cast<int>(1 + random.below(8));
        input.maxSurge = static_cast<int>(random.below(4));
        input.maxUnavailable = static_cast<int>(random.below(3));
        const int surge = input.maxSurge + input.maxUnavailable == 0 ? 1 : input.maxSurge;
        serving::NodeKey last = 0;
        for (int i = 0; i < input.wanted; ++i)
            input.nodes.push_back(node(++last, NodeState::Running, true));
        int ready = input.wanted;  // the least the rollout may leave, as far as it is its doing
        for (int round = 0; round < 300; ++round) {
            const auto readyNow = [&input] {
                return static_cast<int>(std::count_if(input.nodes.begin(), input.nodes.end(),
                                                      [](const auto& n) { return n.ready(); }));
            };
            ready = readyNow();
            const RolloutStep step = nextStep(input);
            for (const auto& ending : step.end)
                std::erase_if(input.nodes, [&](const auto& n) { return n.key == ending.node; });
            for (std::size_t i = 0; i < step.create.size(); ++i)
                input.nodes.push_back(node(++last, NodeState::Pending));
            ASSERT_LE(static_cast<int>(input.nodes.size()), input.wanted + surge)
                << "seed " << seed;
            const int floor = std::min(ready, std::max(0, input.wanted - input.maxUnavailable));
            ASSERT_GE(readyNow(), floor) << "seed " << seed;
            for (RolloutNode& each : input.nodes) {
                const bool quiet = round > 150;
                if (each.old && !quiet && random.below(20) == 0) each.state = NodeState::NotReady;
                if (!each.old && !each.ready() && random.below(quiet ? 1 : 3) == 0)
                    each.state = NodeState::Running;
                else if (!each.old && !quiet && random.below(15) == 0)
                    each.state = NodeState::CrashLoop;
            }
            if (round < 150 && !input.nodes.empty() && random.below(15) == 0)
                input.nodes.erase(input.nodes.begin());
        }
        ASSERT_EQ(static_cast<int>(input.nodes.size()), input.wanted) << "seed " << seed;
        for (const RolloutNode& each : input.nodes)
            ASSERT_TRUE(!each.old && each.ready()) << "seed " << seed;
    }
}

TEST(Rollout, ComesBackToTheWantedNodesWhateverIsReplacedScaledOrLostMeanwhile) {
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        engine::RandomStream random(seed, "replacements");
        RolloutInput input;
        input.wanted = static_cast<int>(1 + random.below(4));
        serving::NodeKey last = 0;
        for (int round = 0; round < 200; ++round) {
            const RolloutStep step = nextStep(input);
            for (RolloutNode& each : input.nodes) {
                const auto& back = step.recovered;
                if (std::find(back.begin(), back.end(), each.key) != back.end())
                    each.cause = ReplaceCause::None;
            }
            for (const auto& ending : step.end)
                std::erase_if(input.nodes, [&](const auto& n) { return n.key == ending.node; });
            for (const auto& replaces : step.create) {
                input.nodes.push_back(node(++last, NodeState::Pending));
                input.nodes.back().replaces = replaces;
            }
            const bool quiet = round > 100;
            for (RolloutNode& each : input.nodes) {
                if (!quiet && each.ready() && random.below(10) == 0) {
                    each.state = NodeState::NotReady;
                    if (each.cause == ReplaceCause::None) each.cause = ReplaceCause::NotReady;
                } else if (!each.ready() && random.below(quiet ? 1 : 4) == 0) {
                    each.state = NodeState::Running;
                }
                if (!quiet && random.below(10) == 0) each.cause = ReplaceCause::ByUser;
            }
            if (quiet) continue;
            if (random.below(10) == 0) input.wanted = static_cast<int>(1 + random.below(4));
            if (!input.nodes.empty() && random.below(10) == 0)
                input.nodes.erase(input.nodes.begin() +
                                  static_cast<std::ptrdiff_t>(random.below(input.nodes.size())));
        }
        ASSERT_EQ(static_cast<int>(input.nodes.size()), input.wanted) << "seed " << seed;
        for (const RolloutNode& each : input.nodes)
            ASSERT_TRUE(each.ready() && each.cause == ReplaceCause::None) << "seed " << seed;
    }
}

}  // namespace berth::sim::deployments
