// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/gpu_clustering/gpu_clustering.h"

#include <gtest/gtest.h>

#include "tests/sim/scheduling/machines.h"

namespace berth::sim::scheduling {
namespace {

using testing::machine;
using testing::share;
using testing::whole;

std::int64_t clustering(const PlacementDemand& demand, const MachineState& on) {
    return GpuClustering().score(demand, on, {});
}

TEST(GpuClustering, PutsLikeToLike) {
    MachineState state = machine(0, std::vector<int>(8, 1000));
    EXPECT_EQ(clustering(share(0, 300), state), 25);  // empty
    state = machine(0, {0, 1000, 1000, 1000});        // 3000 left: 25·5000/8000 → 15
    state.classes = {{1, 1}};
    EXPECT_EQ(clustering(whole(0, 1), state), 15 + 75);
    EXPECT_EQ(clustering(whole(0, 2), state), 15);
    EXPECT_EQ(clustering(share(0, 300), state), 15);
    state.classes = {{1, 1}, {0, 4}};
    EXPECT_EQ(clustering(whole(0, 1), state), 15 + 50);
    EXPECT_EQ(clustering(share(0, 300), state), 15 + 50);
}

// All of one card is one card, not a share.
TEST(GpuClustering, CountsAWholeCardAsWhole) {
    MachineState state = machine(0, {500, 1000});
    state.classes = {{0, 1}};
    EXPECT_EQ(clustering(share(0, 1000), state), 20);
    EXPECT_EQ(clustering(share(0, 999), state), 20 + 75);
}

TEST(GpuClustering, IsIndifferentForNodesWithoutGpu) {
    EXPECT_EQ(clustering(testing::noGpu(1000), machine(2000, {1000})), 0);
}

TEST(GpuClustering, IsToldOfClassesByTheTable) {
    MachineTable table;
    table.add(0, 0, 0, 0, 4);
    const std::vector<std::uint16_t> first{0}, more{1, 2};
    table.take(0, share(0, 400), first);
    table.take(0, share(0, 400), first);
    table.take(0, whole(0, 2), more);
    table.take(0, testing::noGpu(0), {});
    using Classes = std::vector<std::pair<int, std::uint32_t>>;
    EXPECT_EQ(table[0].classes, (Classes{{0, 2}, {2, 1}}));
    table.giveBack(0, share(0, 400), first);
    table.giveBack(0, whole(0, 2), more);
    EXPECT_EQ(table[0].classes, (Classes{{0, 1}}));
}

}  // namespace
}  // namespace berth::sim::scheduling
