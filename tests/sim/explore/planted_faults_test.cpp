// SPDX-License-Identifier: GPL-3.0-or-later
// Mistakes put into the simulator: each is found within a few seeds and made small.
#include "sim/engine/planted_fault.h"

#include <gtest/gtest.h>

#include <optional>

#include "sim/explore/generator.h"
#include "sim/explore/scenario_text.h"
#include "sim/explore/shrinker.h"
#include "sim/explore/watched_run.h"
#include "sim/scenario/builtin_known.h"

namespace berth::sim {

namespace {

std::optional<engine::PlantedFault>& plantedNow() {
    static std::optional<engine::PlantedFault> fault;
    return fault;
}

}  // namespace

bool engine::isPlanted(PlantedFault fault) {
    return plantedNow() == fault;
}

namespace explore {
namespace {

using engine::PlantedFault;

constexpr std::uint64_t kFewSeeds = 200;
constexpr int kMostRuns = 500;

std::optional<Breach> breachOf(const scenario::Scenario& scenario) {
    return runWatched(scenario).breach;
}

class Planted : public ::testing::TestWithParam<PlantedFault> {
  protected:
    void TearDown() override { plantedNow().reset(); }

    static std::optional<Shrunk> findAndShrink() {
        for (std::uint64_t seed = 0; seed < kFewSeeds; ++seed) {
            scenario::Scenario scenario = randomScenario(seed);
            if (auto breach = breachOf(scenario))
                return shrink(std::move(scenario), std::move(*breach), breachOf, kMostRuns);
        }
        return std::nullopt;
    }
};

TEST_P(Planted, IsFoundWithinFewSeedsAndShrunkToWhatItNeeds) {
    plantedNow() = GetParam();
    const auto shrunk = findAndShrink();
    ASSERT_TRUE(shrunk.has_value());
    const scenario::Scenario& small = shrunk->scenario;
    const std::string text = scenarioText(small);
    EXPECT_LE(small.faults.size() + small.changes.size() + small.workloads.size(), 4U) << text;
    EXPECT_LE(small.deployments.size(), 2U) << text;
    EXPECT_LE(small.cluster.pools.size(), 1U) << text;

    // What is printed fails as a file, too, and only because of the mistake.
    const auto read = scenario::parseScenario(text, scenario::builtinKnown());
    ASSERT_TRUE(read.has_value()) << text;
    EXPECT_EQ(breachOf(*read), shrunk->breach) << text;
    plantedNow().reset();
    EXPECT_FALSE(breachOf(*read).has_value()) << text;
    RecordProperty("runs", shrunk->runs);
}

INSTANTIATE_TEST_SUITE_P(Each, Planted,
                         ::testing::Values(PlantedFault::GpuGivenTwice,
                                           PlantedFault::BillCountedTwice, PlantedFault::TaskLost),
                         [](const auto& each) {
                             switch (each.param) {
                                 case PlantedFault::GpuGivenTwice:
                                     return std::string("GpuGivenTwice");
                                 case PlantedFault::BillCountedTwice:
                                     return std::string("BillCountedTwice");
                                 default:
                                     return std::string("TaskLost");
                             }
                         });

}  // namespace
}  // namespace explore
}  // namespace berth::sim
