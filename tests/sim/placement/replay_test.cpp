// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/placement/replay.h"

#include <gtest/gtest.h>

#include "sim/engine/random.h"

namespace berth::sim::placement {
namespace {

ReplayOutcome replayed(const std::vector<TraceMachine>& machines,
                       const std::vector<TraceNode>& nodes, TraceOrder order,
                       std::string_view policy, std::uint64_t seed = 1) {
    Replay run(machines, nodes, std::move(order), policy, seed);
    while (!run.isOver())
        run.advance(3);
    return run.outcome();
}

const std::vector<TraceMachine> kTwo{{"a", 8'000, 100, 2, "T4"}, {"b", 8'000, 100, 1, "P100"}};

TEST(Replay, CountsWhatIsAllocatedAndWhatFails) {
    const std::vector<TraceNode> nodes{{"n-1", {1'000, 10, 1, 600}, ""},
                                       {"n-2", {1'000, 10, 1, 600}, ""},
                                       {"n-3", {1'000, 10, 2, 1000}, ""},       // no two free cards
                                       {"n-4", {1'000, 10, 1, 1000}, "T4|G2"},  // none of these
                                       {"n-5", {1'000, 10, 1, 1000}, "P100"},
                                       {"n-6", {1'000, 99, 0, 1000}, ""},  // too much memory
                                       {"n-7", {1'000, 10, 0, 1000}, ""}};
    const ReplayOutcome outcome = replayed(kTwo, nodes, orderAsListed(7, 2), "first_fit");
    EXPECT_EQ(outcome.capacityMilliGpu, 3000);
    EXPECT_EQ(outcome.allocatedMilliGpu, 600 + 600 + 1000);
    EXPECT_EQ(outcome.decisions, 7);
    EXPECT_EQ(outcome.failed, 3);
    EXPECT_DOUBLE_EQ(outcome.allocatedPercent(), 100.0 * 2200 / 3000);
}

TEST(Replay, GivesTiesToTheLowestRank) {
    const std::vector<TraceMachine> equal{{"a", 8'000, 100, 1, "T4"}, {"b", 8'000, 100, 1, "T4"}};
    const std::vector<TraceNode> nodes{{"n-1", {1'000, 10, 1, 600}, ""}};
    TraceOrder order = orderAsListed(1, 2);
    order.ranks = {1, 0};
    for (const std::string_view policy : {"best_fit", "fgd", "first_fit", "spread"}) {
        Replay run(equal, nodes, order, policy, 1);
        run.advance(1);
        EXPECT_EQ(run.table()[0].gpuMilliLeft, 400) << policy;  // "b", whose rank is 0
        EXPECT_EQ(run.table()[1].gpuMilliLeft, 1000) << policy;
    }
}

TEST(Replay, TriesARepeatedArrivalAsAFurtherNode) {
    const std::vector<TraceNode> nodes{{"n-1", {1'000, 10, 1, 1000}, ""}};
    TraceOrder order = orderAsListed(1, 2);
    order.arrivals = {0, 0, 0, 0};
    const ReplayOutcome outcome = replayed(kTwo, nodes, order, "best_fit");
    EXPECT_EQ(outcome.allocatedMilliGpu, 3000);
    EXPECT_EQ(outcome.failed, 1);
}

TEST(Replay, OfNothingIsOverAtOnce) {
    const ReplayOutcome outcome = replayed(kTwo, {}, orderAsListed(0, 2), "fgd");
    EXPECT_EQ(outcome.decisions, 0);
    EXPECT_EQ(outcome.allocatedPercent(), 0);
}

// Whoever draws, draws by the seed; what is given out adds up whatever the policy.
TEST(Replay, IsTheSameForTheSameSeedAndNeverGivesTooMuch) {
    engine::RandomStream random(11, "replay");
    std::vector<TraceMachine> machines;
    for (int i = 0; i < 30; ++i) {
        machines.push_back({"m" + std::to_string(100 + i), 64'000, 200,
                            static_cast<int>(random.below(9)), random.below(2) == 0 ? "A" : "B"});
    }
    std::vector<TraceNode> nodes;
    for (int i = 0; i < 400; ++i) {
        TraceNode node{"n-" + std::to_string(i), {}, random.below(3) == 0 ? "A" : ""};
        node.demand.cpuMilli = 1000 * static_cast<std::int64_t>(random.below(16));
        node.demand.memory = static_cast<std::int64_t>(random.below(40));
        node.demand.cards = static_cast<int>(random.below(4));
        if (node.demand.cards == 1 && random.below(4) != 0)
            node.demand.milliPerCard = 50 + 50 * static_cast<int>(random.below(19));
        nodes.push_back(node);
    }
    const TraceOrder order = orderAsListed(nodes.size(), machines.size());
    for (const std::string_view policy : scheduling::placementPolicyNames()) {
        Replay run(machines, nodes, order, policy, 5);
        run.advance(nodes.size());
        const ReplayOutcome outcome = run.outcome();
        std::int64_t left = 0;
        for (scheduling::MachineIndex i = 0; i < run.table().size(); ++i) {
            EXPECT_GE(run.table()[i].cpuMilliLeft, 0);
            EXPECT_GE(run.table()[i].memoryLeft, 0);
            for (const int card : run.table()[i].cards) {
                EXPECT_GE(card, 0);
                left += card;
            }
        }
        EXPECT_EQ(left + outcome.allocatedMilliGpu, outcome.capacityMilliGpu) << policy;
        EXPECT_GE(outcome.fragmentationMilliGpu, 0) << policy;
        EXPECT_LE(outcome.fragmentationMilliGpu, static_cast<double>(left)) << policy;
        EXPECT_EQ(replayed(machines, nodes, order, policy, 5).allocatedMilliGpu,
                  outcome.allocatedMilliGpu)
            << policy;
    }
}

}  // namespace
}  // namespace berth::sim::placement
