// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/explore/watched_run.h"

#include <gtest/gtest.h>

#include "models/domain/fault_traits.h"
#include "sim/explore/generator.h"
#include "sim/explore/scenario_text.h"
#include "sim/explore/settling.h"

namespace berth::sim::explore {
namespace {

TEST(WatchedRun, FindsNothingInASimulatorWithoutMistakesAndMeetsEveryFault) {
    std::array<int, domain::kFaultKinds> struck{};
    for (std::uint64_t seed = 0; seed < 160; ++seed) {
        const scenario::Scenario scenario = randomScenario(seed);
        const WatchedRun run = runWatched(scenario);
        ASSERT_FALSE(run.breach.has_value()) << run.breach->what << '\n' << scenarioText(scenario);
        EXPECT_FALSE(run.stopped);
        for (std::size_t kind = 0; kind < struck.size(); ++kind)
            struck.at(kind) += run.struck.at(kind);
    }
    // Those of the platform's interface hit calls from outside, and there are none.
    for (const domain::FaultTraits& traits : domain::faultTraits()) {
        if (traits.scope == domain::FaultScope::Api) continue;
        EXPECT_GT(struck.at(static_cast<std::size_t>(traits.kind)), 0) << traits.word;
    }
}

TEST(WatchedRun, EndsWhenSomebodyWantsIt) {
    int asked = 0;
    const WatchedRun run = runWatched(randomScenario(3), {}, [&] { return ++asked < 3; });
    EXPECT_TRUE(run.stopped);
    EXPECT_EQ(asked, 3);
    EXPECT_LT(run.reached, 3 * engine::kMinute);
}

TEST(WatchedRun, SeesWhatNeverSettles) {
    // Its readiness is asked for a file that nobody has written.
    scenario::Scenario scenario = randomScenario(5);
    scenario.faults.clear();
    scenario.changes.clear();
    scenario.workloads.clear();
    scenario.deployments.resize(1);
    domain::DeploymentSpec& spec = scenario.deployments.front();
    spec.job.reset();
    spec.nodes = 1;
    spec.health = {};
    spec.health.readiness = domain::Probe{};
    spec.health.readiness->path = "/nothing-there";
    spec.image = "files";
    scenario.duration = kSettlesWithin;
    ASSERT_TRUE(quietFrom(scenario).has_value());
    const WatchedRun run = runWatched(scenario);
    ASSERT_TRUE(run.breach.has_value());
    EXPECT_EQ(run.breach->kind, BreachKind::NotSettled);
    EXPECT_EQ(run.breach->at, kSettlesWithin);
}

}  // namespace
}  // namespace berth::sim::explore
