// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/best_fit/best_fit.h"

#include <gtest/gtest.h>

#include <vector>

namespace berth::sim::scheduling {
namespace {

MachineLoad machine(MachineIndex index, std::int64_t cpuLeft, std::int64_t gpuLeft) {
    MachineLoad load;
    load.machine = index;
    load.cpuMilliLeft = cpuLeft;
    load.gpuMilliLeft = gpuLeft;
    return load;
}

// Worked by hand: 100·(1 − ½·c/128000 − ½·g/8000), cut towards 0.
TEST(BestFit, ScoresAsWritten) {
    const PlacementDemand card{8'000, 0, 1'000};
    EXPECT_EQ(BestFit::score(card, machine(0, 8'000, 1'000)), 100);
    EXPECT_EQ(BestFit::score(card, machine(0, 136'000, 9'000)), 0);
    EXPECT_EQ(BestFit::score(card, machine(0, 72'000, 5'000)), 50);  // ¼ + ¼ left
    EXPECT_EQ(BestFit::score(card, machine(0, 18'000, 1'500)), 92);  // 100 − 3.90625 − 3.125
    EXPECT_EQ(BestFit::score({6'000, 0, 460}, machine(0, 96'000, 1'000)), 61);  // 61.46875
}

TEST(BestFit, TakesTheMachineWithTheLeastLeft) {
    BestFit policy;
    engine::RandomStream random(1, "unused");
    const PlacementDemand card{8'000, 0, 1'000};
    const std::vector<MachineLoad> candidates{machine(1, 128'000, 8'000), machine(2, 64'000, 2'000),
                                              machine(3, 64'000, 1'000), machine(4, 96'000, 4'000)};
    EXPECT_EQ(policy.choose(card, candidates, random), 3u);
}

// Differences below a hundredth are no differences.
TEST(BestFit, TakesTheFirstOfThoseWithinOneHundredth) {
    BestFit policy;
    engine::RandomStream random(1, "unused");
    const PlacementDemand card{8'000, 0, 1'000};
    const std::vector<MachineLoad> candidates{machine(1, 73'900, 5'000), machine(2, 72'400, 5'000)};
    EXPECT_EQ(BestFit::score(card, candidates[0]), BestFit::score(card, candidates[1]));
    EXPECT_EQ(policy.choose(card, candidates, random), 1u);
}

// Whole cards on machines of eight: a machine is filled before the next is opened.
TEST(BestFit, FillsOneMachineAfterTheOther) {
    BestFit policy;
    engine::RandomStream random(1, "unused");
    const PlacementDemand card{16'000, 0, 1'000};
    std::vector<MachineLoad> machines;
    for (MachineIndex i = 0; i < 4; ++i)
        machines.push_back(machine(i, 128'000, 8'000));
    std::vector<MachineIndex> order;
    for (int i = 0; i < 32; ++i) {
        std::vector<MachineLoad> candidates;
        for (const MachineLoad& m : machines) {
            if (m.gpuMilliLeft >= 1'000) candidates.push_back(m);
        }
        const MachineIndex chosen = *policy.choose(card, candidates, random);
        machines[chosen].cpuMilliLeft -= card.cpuMilli;
        machines[chosen].gpuMilliLeft -= card.gpuMilli;
        order.push_back(chosen);
    }
    for (std::size_t i = 0; i < order.size(); ++i)
        EXPECT_EQ(order[i], i / 8) << i;
}

}  // namespace
}  // namespace berth::sim::scheduling
