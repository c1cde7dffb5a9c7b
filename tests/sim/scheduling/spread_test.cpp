// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/spread/spread.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <vector>

namespace berth::sim::scheduling {
namespace {

MachineLoad machine(MachineIndex index, std::uint32_t inRegion, std::uint32_t onMachine,
                    std::int64_t gpuLeft, bool cached) {
    MachineLoad load;
    load.machine = index;
    load.nodesOfDeploymentInRegion = inRegion;
    load.nodesOfDeployment = onMachine;
    load.gpuMilliLeft = gpuLeft;
    load.imageCached = cached;
    return load;
}

std::optional<MachineIndex> choose(const std::vector<MachineLoad>& candidates) {
    Spread policy;
    engine::RandomStream random(1, "unused");
    return policy.choose({}, candidates, random);
}

TEST(Spread, LooksAtTheRegionFirst) {
    EXPECT_EQ(choose({machine(1, 2, 0, 8000, true), machine(2, 1, 1, 1000, false)}), 2u);
}

TEST(Spread, ThenAtTheMachine) {
    EXPECT_EQ(choose({machine(1, 1, 1, 8000, true), machine(2, 1, 0, 1000, false)}), 2u);
}

TEST(Spread, ThenAtTheGpuLeft) {
    EXPECT_EQ(choose({machine(1, 1, 0, 4000, true), machine(2, 1, 0, 5000, false)}), 2u);
}

TEST(Spread, PrefersACachedImageAmongEquals) {
    EXPECT_EQ(choose({machine(1, 1, 0, 4000, false), machine(2, 1, 0, 4000, true)}), 2u);
}

TEST(Spread, PutsTheNodesOfADeploymentEvenlyOnRegionsAndMachines) {
    constexpr std::size_t kRegions = 3;
    constexpr std::size_t kMachines = 4;  // in each region
    std::array<std::uint32_t, kRegions> inRegion{};
    std::array<std::uint32_t, kRegions * kMachines> onMachine{};
    for (int node = 0; node < 24; ++node) {
        std::vector<MachineLoad> candidates;
        for (std::size_t m = 0; m < onMachine.size(); ++m) {
            candidates.push_back(machine(static_cast<MachineIndex>(m), inRegion[m / kMachines],
                                         onMachine[m], 8000 - 1000 * onMachine[m], false));
        }
        const MachineIndex chosen = *choose(candidates);
        ++onMachine[chosen];
        ++inRegion[chosen / kMachines];
        const auto [least, most] = std::minmax_element(inRegion.begin(), inRegion.end());
        ASSERT_LE(*most - *least, 1u);
    }
    for (const std::uint32_t nodes : onMachine)
        EXPECT_EQ(nodes, 2u);
}

}  // namespace
}  // namespace berth::sim::scheduling
