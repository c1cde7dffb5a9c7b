// SPDX-License-Identifier: GPL-3.0-or-later
// What breaks by itself, and the noise of other people's machines against its published figures.
#include <algorithm>

#include "sim/scenario/builtin_known.h"
#include "sim/scenario/scenario_parser.h"
#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

using domain::EventKind;
using domain::FaultKind;
using engine::kHour;

namespace {

scenario::FailureRate rate(double everySeconds, double repairSeconds) {
    return {{engine::DistributionKind::Exponential, everySeconds, 1},
            {engine::DistributionKind::Constant, repairSeconds, 0}};
}

std::size_t injected(const Lab& lab, FaultKind kind) {
    const auto told = lab.told.of(EventKind::FaultInjected);
    return static_cast<std::size_t>(std::count_if(told.begin(), told.end(), [kind](const auto& e) {
        return e.value == static_cast<std::int64_t>(kind);
    }));
}

}  // namespace

TEST(FailureModel, BreaksMachinesRacksAndCardsAtTheirRates) {
    scenario::Scenario scenario = smallScenario();
    scenario.cluster.pools[0].failures.machine = rate(900, 100);
    scenario.cluster.pools[0].failures.rack = rate(9900, 100);
    scenario.cluster.pools[1].failures.cardLost = rate(3900, 100);
    scenario.cluster.pools[1].failures.cardXid = rate(4000, 0);
    scenario.cluster.pools[1].failures.xid = 92;  // only reported
    Lab lab(std::move(scenario));
    lab.sim.runUntil(1'000'000 * kSecond);
    // Of two machines, one rack and eight cards; within four standard deviations.
    EXPECT_NEAR(static_cast<double>(injected(lab, FaultKind::MachineDown)), 2000, 180);
    EXPECT_NEAR(static_cast<double>(injected(lab, FaultKind::RackDown)), 100, 40);
    EXPECT_NEAR(static_cast<double>(injected(lab, FaultKind::GpuLost)), 2000, 180);
    EXPECT_NEAR(static_cast<double>(injected(lab, FaultKind::GpuXid)), 2000, 180);
}

TEST(FailureModel, OfOneMachineIsNotChangedByAnother) {
    const auto first = [](int machines) {
        scenario::Scenario scenario = smallScenario(machines);
        scenario.cluster.pools[0].failures.machine = rate(900, 100);
        Lab lab(std::move(scenario));
        lab.sim.runUntil(20'000 * kSecond);
        std::vector<engine::Time> times;
        for (const domain::Event& event : lab.told.of(EventKind::MachineDown)) {
            if (event.subject == "north-4090-001") times.push_back(event.at.ns);
        }
        return times;
    };
    EXPECT_FALSE(first(1).empty());
    EXPECT_EQ(first(1), first(3));
}

TEST(FailureModel, IsSilentUnlessTheScenarioAsksForIt) {
    Lab lab;
    lab.sim.runUntil(365 * 24 * kHour);
    EXPECT_TRUE(lab.told.events.empty());
}

// 100 replicas of an image of 5.53 GB, as published for 7 days; few seeds, a day and wide bounds
// here, thirty whole weeks and their intervals in the benchmark.
TEST(DefaultNoise, IsLikeThePublishedWeekOfAHundredReplicas) {
    const auto scenario = scenario::parseWithBuiltins(R"(scenario: noise
duration: 168h
noise: default
cluster:
  regions: [{id: far}]
  gpu_specs: [{name: "4090", gpu_memory: 24GiB, cpu_cores: 8, memory: 32GiB}]
  pools: [{region: far, gpu: "4090", price: 1 yuan/h, machines: 130}]
images:
  - {name: big, layers: [{digest: all, size: 5.53GB}], start_time: 5s}
deployments:
  - {name: web, gpu: "4090", image: big, nodes: 100}
)");
    ASSERT_TRUE(scenario) << scenario.error().detail;
    double online[4] = {};
    double moves = 0;
    constexpr int kSeeds = 5, kDays = 3;
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
        Lab lab(*scenario, seed);
        const auto ready = [&lab] { return lab.sim.snapshot().deployments.front().nodesReady; };
        lab.sim.runUntil(180 * kSecond);
        EXPECT_GE(ready(), 1) << seed;
        int place = 0;
        for (const int minutes : {10, 20, 40, 80}) {
            lab.sim.runUntil(minutes * 60 * kSecond);
            online[place++] += ready() / static_cast<double>(kSeeds);
        }
        if (seed > kDays) continue;
        lab.sim.runUntil(24 * kHour);
        moves += static_cast<double>(lab.told.of(EventKind::NodePlaced).size() - 100);
    }
    EXPECT_NEAR(online[0], 50, 10);
    EXPECT_NEAR(online[1], 80, 10);
    EXPECT_NEAR(online[2], 90, 6);
    EXPECT_GE(online[3], 97);
    // 182 in 7 days are 78 in 3; four standard deviations.
    EXPECT_NEAR(moves, 182 * kDays / 7.0, 4 * 8.8);
}

}  // namespace berth::sim::platform::testing
