// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/random/random_choice.h"

#include <gtest/gtest.h>

#include "tests/sim/scheduling/machines.h"

namespace berth::sim::scheduling {
namespace {

// χ² with 69 degrees of freedom is above 110.4 once in a thousand seeds; this one is fixed.
TEST(RandomChoice, TakesEveryMachineThatFitsEquallyOften) {
    constexpr int kDraws = 100'000;
    MachineTable table;
    std::vector<MachineIndex> open;
    for (MachineIndex i = 0; i < 100; ++i) {
        table.add(i % 10 < 7 ? 0 : 1, i / 25, 8'000, 0, 1);
        if (i % 10 < 7) open.push_back(i);
    }
    const RandomChoice policy;
    MachineChooser chooser(table, policy);
    engine::RandomStream random(7, "placement");
    PlacementQuery query;
    query.demand = testing::whole(1'000, 1);
    query.kinds = {true, false};
    std::vector<int> drawn(100);
    for (int i = 0; i < kDraws; ++i)
        ++drawn[*chooser.choose(query, random)];
    const double expected = static_cast<double>(kDraws) / static_cast<double>(open.size());
    double chiSquared = 0;
    int altogether = 0;
    for (const MachineIndex i : open) {
        const double off = drawn[i] - expected;
        chiSquared += off * off / expected;
        altogether += drawn[i];
    }
    EXPECT_EQ(altogether, kDraws);  // none on a machine of the other kind
    EXPECT_LT(chiSquared, 110.4);
}

TEST(RandomChoice, DrawsOneNumberForEachChoiceAndNoneWithoutAMachine) {
    MachineTable table;
    for (int i = 0; i < 3; ++i)
        table.add(0, 0, 8'000, 0, 1);
    const RandomChoice policy;
    MachineChooser chooser(table, policy);
    engine::RandomStream random(1, "placement"), same(1, "placement");
    PlacementQuery tooBig;
    tooBig.demand = testing::whole(1'000, 2);
    EXPECT_FALSE(chooser.choose(tooBig, random));
    PlacementQuery query;
    query.demand = testing::whole(1'000, 1);
    EXPECT_EQ(chooser.choose(query, random), same.below(3));
    EXPECT_EQ(random.next(), same.next());
}

}  // namespace
}  // namespace berth::sim::scheduling
