// SPDX-License-Identifier: GPL-3.0-or-later
// What every placement policy promises.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "sim/scheduling/placement_policy.h"

namespace berth::sim::scheduling {
namespace {

MachineLoad randomMachine(engine::RandomStream& random, MachineIndex index) {
    MachineLoad machine;
    machine.machine = index;
    machine.cpuMilli = 1000 * static_cast<std::int64_t>(16 + random.below(112));
    machine.cpuMilliLeft = 16'000 + 1000 * static_cast<std::int64_t>(random.below(16));
    machine.memoryMiB = 262'144;
    machine.memoryMiBLeft = static_cast<std::int64_t>(random.below(262'144));
    machine.gpuMilli = 8000;
    machine.gpuMilliLeft = 1000 * static_cast<std::int64_t>(1 + random.below(8));
    machine.nodesOfDeployment = static_cast<std::uint32_t>(random.below(3));
    machine.nodesOfDeploymentInRegion = static_cast<std::uint32_t>(random.below(4));
    machine.imageCached = random.below(2) == 0;
    return machine;
}

class PlacementContract : public testing::TestWithParam<const char*> {
  protected:
    void SetUp() override {
        auto made = makePlacementPolicy(GetParam());
        ASSERT_TRUE(made.has_value());
        m_policy = std::move(*made);
    }
    std::unique_ptr<PlacementPolicy> m_policy;
    engine::RandomStream m_random{2, "placement contract"};
    PlacementDemand m_demand{16'000, 65'536, 1000};
};

TEST_P(PlacementContract, IsFoundByItsName) {
    EXPECT_EQ(m_policy->name(), GetParam());
}

TEST_P(PlacementContract, GivesNothingOnlyWithoutCandidates) {
    EXPECT_FALSE(m_policy->choose(m_demand, {}, m_random).has_value());
    const std::vector<MachineLoad> one{randomMachine(m_random, 17)};
    EXPECT_EQ(m_policy->choose(m_demand, one, m_random), 17u);
}

TEST_P(PlacementContract, GivesEqualsToTheFirst) {
    MachineLoad machine = randomMachine(m_random, 5);
    std::vector<MachineLoad> candidates;
    for (const MachineIndex index : {9u, 3u, 12u}) {
        machine.machine = index;
        candidates.push_back(machine);
    }
    EXPECT_EQ(m_policy->choose(m_demand, candidates, m_random), 9u);
}

TEST_P(PlacementContract, ChoosesACandidateAndAlwaysTheSameOne) {
    auto second = *makePlacementPolicy(GetParam());
    for (int round = 0; round < 2000; ++round) {
        std::vector<MachineLoad> candidates;
        const std::uint64_t count = 1 + m_random.below(40);
        for (std::uint64_t i = 0; i < count; ++i)
            candidates.push_back(randomMachine(m_random, static_cast<MachineIndex>(100 + 3 * i)));
        engine::RandomStream one(round, "choice");
        engine::RandomStream two(round, "choice");
        const auto chosen = m_policy->choose(m_demand, candidates, one);
        ASSERT_TRUE(chosen.has_value());
        ASSERT_TRUE(std::any_of(candidates.begin(), candidates.end(),
                                [&](const MachineLoad& m) { return m.machine == *chosen; }));
        ASSERT_EQ(chosen, second->choose(m_demand, candidates, two));
    }
}

// What was not chosen does not matter: taking a loser away leaves the choice as it was.
TEST_P(PlacementContract, DoesNotDependOnThoseItPassedOver) {
    for (int round = 0; round < 500; ++round) {
        std::vector<MachineLoad> candidates;
        for (MachineIndex i = 0; i < 12; ++i)
            candidates.push_back(randomMachine(m_random, i));
        const auto chosen = m_policy->choose(m_demand, candidates, m_random);
        for (MachineIndex loser = 0; loser < 12; ++loser) {
            if (loser == *chosen) continue;
            std::vector<MachineLoad> fewer = candidates;
            fewer.erase(fewer.begin() + loser);
            ASSERT_EQ(m_policy->choose(m_demand, fewer, m_random), chosen);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(AllPolicies, PlacementContract, testing::Values("best_fit", "spread"),
                         [](const auto& tested) { return std::string(tested.param); });

TEST(PlacementPolicies, AnUnknownNameIsRefusedWithThoseThereAre) {
    const auto made = makePlacementPolicy("tightest");
    ASSERT_FALSE(made.has_value());
    EXPECT_EQ(made.error().code, domain::ErrorCode::InvalidArgument);
    for (const char* part : {"tightest", "best_fit", "spread"})
        EXPECT_NE(made.error().detail.find(part), std::string::npos) << part;
}

}  // namespace
}  // namespace berth::sim::scheduling
