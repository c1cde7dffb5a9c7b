// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/best_fit/best_fit.h"

#include <gtest/gtest.h>

#include "tests/sim/scheduling/machines.h"

namespace berth::sim::scheduling {
namespace {

using testing::machine;
using testing::share;
using testing::whole;

std::int64_t bestFit(const PlacementDemand& demand, const MachineState& on) {
    return BestFit().score(demand, on, {});
}

// Worked by hand: 100·(1 − ½·c/128000 − ½·g/8000), cut towards 0; c and g after placement.
TEST(BestFit, ScoresAsWritten) {
    EXPECT_EQ(bestFit(whole(8'000, 1), machine(8'000, {1000})), 100);
    EXPECT_EQ(bestFit(whole(8'000, 1), machine(136'000, std::vector<int>(9, 1000))), 0);
    EXPECT_EQ(bestFit(whole(8'000, 1), machine(72'000, std::vector<int>(5, 1000))), 50);
    EXPECT_EQ(bestFit(whole(8'000, 1), machine(18'000, {500, 1000})), 92);  // 100 − 3.906 − 3.125
    EXPECT_EQ(bestFit(share(6'000, 460), machine(96'000, {1000})), 61);     // 61.46875
}

// Differences below a hundredth are no differences.
TEST(BestFit, SeesNoDifferenceWithinOneHundredth) {
    EXPECT_EQ(bestFit(whole(8'000, 1), machine(73'900, std::vector<int>(5, 1000))),
              bestFit(whole(8'000, 1), machine(72'400, std::vector<int>(5, 1000))));
}

// Whole cards on machines of eight: a machine is filled before the next is opened.
TEST(BestFit, FillsOneMachineAfterTheOther) {
    MachineTable table;
    for (int i = 0; i < 4; ++i)
        table.add(0, 0, 128'000, 0, 8);
    const BestFit policy;
    MachineChooser chooser(table, policy);
    engine::RandomStream random(1, "unused");
    PlacementQuery query;
    query.demand = whole(16'000, 1);
    std::vector<std::uint16_t> cards;
    for (MachineIndex i = 0; i < 32; ++i)
        EXPECT_EQ(testing::place(table, chooser, query, random, cards), i / 8) << i;
    EXPECT_FALSE(testing::place(table, chooser, query, random, cards));
}

}  // namespace
}  // namespace berth::sim::scheduling
