// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/gpu_packing/gpu_packing.h"

#include <gtest/gtest.h>

#include "tests/sim/scheduling/machines.h"

namespace berth::sim::scheduling {
namespace {

using testing::machine;
using testing::share;
using testing::whole;

std::int64_t packing(const PlacementDemand& demand, const MachineState& on) {
    return GpuPacking().score(demand, on, {});
}

TEST(GpuPacking, LeavesMachinesThatStandEmptyForLast) {
    EXPECT_EQ(packing(share(0, 300), machine(0, std::vector<int>(8, 1000))), 25);
    EXPECT_EQ(packing(whole(0, 1), machine(0, {1000, 1000})), 31);
    EXPECT_EQ(packing(whole(0, 1), machine(0, std::vector<int>(40, 1000))), 40);
}

TEST(GpuPacking, TakesCardsThatNobodyUsesOnAMachineInUseBefore) {
    EXPECT_EQ(packing(whole(0, 1), machine(0, {0, 1000, 1000, 1000})), 49);
    EXPECT_EQ(packing(whole(0, 3), machine(0, {0, 1000, 1000, 1000})), 47);
    EXPECT_EQ(packing(share(0, 600), machine(0, {500, 1000})), 49);  // too little on the first
    EXPECT_EQ(packing(whole(0, 32), machine(0, std::vector<int>(33, 1000))), 33);
    std::vector<int> many(33, 1000);
    many[0] = 0;
    EXPECT_EQ(packing(whole(0, 32), machine(0, many)), 33);
}

// 100 − left·100/1000/10 with every step in integers: 459 → 45 → 4.
TEST(GpuPacking, PrefersACardInUseWithLittleLeft) {
    EXPECT_EQ(packing(share(0, 300), machine(0, {459, 1000})), 96);
    EXPECT_EQ(packing(share(0, 300), machine(0, {990, 300, 1000})), 97);
    EXPECT_EQ(packing(share(0, 100), machine(0, {100})), 99);
    EXPECT_EQ(packing(share(0, 1), machine(0, {99})), 100);
}

TEST(GpuPacking, IsIndifferentForNodesWithoutGpu) {
    EXPECT_EQ(packing(testing::noGpu(1000), machine(2000, {1000})), 0);
    EXPECT_EQ(packing(testing::noGpu(1000), machine(2000, {300})), 0);
}

}  // namespace
}  // namespace berth::sim::scheduling
