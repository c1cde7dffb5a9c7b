// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/dot_product/dot_product.h"

#include <gtest/gtest.h>

#include "tests/sim/scheduling/machines.h"

namespace berth::sim::scheduling {
namespace {

using testing::machine;

std::int64_t dotProduct(const PlacementDemand& demand, const MachineState& on) {
    return DotProduct().score(demand, on, {});
}

// Worked by hand: 100·(1 − ½·[(cpu left/128000)(cpu/128000) + (gpu left/8000)(gpu/8000)]).
TEST(DotProduct, ScoresAsWritten) {
    const MachineState empty = machine(128'000, std::vector<int>(8, 1000));
    EXPECT_EQ(dotProduct(testing::whole(128'000, 8), empty), 0);
    EXPECT_EQ(dotProduct(testing::whole(64'000, 4), empty), 50);
    EXPECT_EQ(dotProduct(testing::share(8'000, 500), empty), 93);  // 93.75
    EXPECT_EQ(dotProduct(testing::noGpu(32'000), empty), 87);      // 87.5
    EXPECT_EQ(dotProduct(testing::whole(64'000, 4), machine(64'000, {1000, 1000, 1000, 1000})), 75);
}

TEST(DotProduct, PrefersTheMachineWithLittleLeftOfWhatTheNodeWants) {
    const PlacementDemand cards = testing::whole(8'000, 2);
    EXPECT_GT(dotProduct(cards, machine(128'000, {1000, 1000})),
              dotProduct(cards, machine(128'000, std::vector<int>(8, 1000))));
}

}  // namespace
}  // namespace berth::sim::scheduling
