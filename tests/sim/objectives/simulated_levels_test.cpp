// SPDX-License-Identifier: GPL-3.0-or-later
// Objectives and alarms in a running simulation.
#include <gtest/gtest.h>

#include "sim/scenario/builtin_known.h"
#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {
namespace {

using domain::EventKind;

// Three nodes under a load; all of them are killed at ten minutes, and no machine takes new ones
// until fifteen.
std::string outage(const std::string& more) {
    return R"(scenario: Outage
duration: 30m
warm_up: 5m
cluster:
  regions: [{id: north}]
  gpu_specs: [{name: "4090", gpu_memory: 24GiB, cpu_cores: 16, memory: 63GiB}]
  pools: [{region: north, gpu: "4090", price: 466 points/s, machines: 1, cards_per_machine: 8, cpu_cores: 128, memory: 504GiB}]
deployments:
  - {name: web, gpu: "4090", image: echo, nodes: 1, ports: [80]}
workloads:
  - {deployment: web, arrivals: constant, rate: 10/s}
faults:
  - {at: 10m, fault: cordon, target: north, for: 5m}
  - {at: 10m, fault: kill_node, target: web}
)" + more;
}

struct LevelRun {
    explicit LevelRun(const std::string& text) {
        auto read = scenario::parseScenario(text, scenario::builtinKnown());
        EXPECT_TRUE(read.has_value()) << toText(read.error().front(), "text");
        if (!read) return;
        simulation.emplace(*read, 1, told);
        simulation->runUntil(read->duration);
    }
    Recorder told;
    std::optional<Simulation> simulation;
};

TEST(ServiceLevels, TellWhenABudgetWasUsedUpAndHowFar) {
    LevelRun run(
        outage("objectives:\n  - {name: There, deployment: web, availability_at_least: 99%}\n"
               "  - {name: Answers, deployment: web, answered_at_least: 99%}\n"
               "  - {deployment: web, restarts_at_most: 0}\n"));
    const domain::ServiceLevels levels = run.simulation->serviceLevelsNow();
    ASSERT_EQ(levels.objectives.size(), 3U);
    const domain::ObjectiveStatus& there = levels.objectives[0];
    ASSERT_TRUE(there.budget.has_value());
    // 1 % of the 25 minutes after the warm-up.
    EXPECT_NEAR(there.budget->allowed, 15, 1e-9);
    EXPECT_NEAR(there.budget->used, 302, 10);  // five minutes, and a start
    EXPECT_FALSE(there.met);
    EXPECT_NEAR(*there.value, 1 - 302.0 / 1500, 0.002);
    EXPECT_NEAR(static_cast<double>(there.budget->exhausted->ns) / 1e9, 660, 65);
    const domain::ObjectiveStatus& answers = levels.objectives[1];
    EXPECT_NEAR(answers.budget->allowed, 150, 1);
    EXPECT_NEAR(answers.budget->used, 3020, 100);
    EXPECT_TRUE(levels.objectives[2].met);
    const auto exhausted = run.told.of(EventKind::BudgetExhausted);
    ASSERT_EQ(exhausted.size(), 2U);
    EXPECT_EQ(exhausted[0].subject, "There");
    EXPECT_EQ(exhausted[0].deploymentName, "web");
    EXPECT_EQ(run.simulation->serviceLevels()->objectives.size(), 3U);
}

TEST(ServiceLevels, RaiseAlarmsClearThemAndActOnce) {
    LevelRun run(outage(
        "alarms:\n"
        "  - {name: Gone, deployment: web, availability_below: 99.5%, window: 2m, clear_at: 100%}\n"
        "  - {name: Silent, deployment: web, answered_below: 50%, for: 2m, action: scale, add: 2, "
        "most: 3}\n"
        "  - {name: Burning, deployment: web, burn_rate_over: 14.4, target: 99.9%, action: "
        "stop_load}\n"
        "  - {name: Calm, deployment: web, gpu_use_over: 99%}\n"));
    const domain::ServiceLevels levels = run.simulation->serviceLevelsNow();
    // With its load stopped nobody is left to be silent to.
    ASSERT_EQ(levels.history.size(), 2U);
    std::map<std::string, domain::AlarmEpisode> episodes;
    for (const domain::AlarmEpisode& episode : levels.history)
        episodes[episode.alarm] = episode;
    const auto minuteOf = [](domain::Instant at) { return static_cast<double>(at.ns) / 60e9; };
    EXPECT_NEAR(minuteOf(episodes["Gone"].raised), 10.6, 0.6);
    ASSERT_TRUE(episodes["Gone"].cleared.has_value());
    EXPECT_NEAR(minuteOf(*episodes["Gone"].cleared), 17.6, 1.1);
    EXPECT_LT(episodes["Gone"].value, 0.995);
    EXPECT_TRUE(episodes["Burning"].acted);
    EXPECT_EQ(run.told.of(EventKind::LoadStopped).size(), 1U);
    EXPECT_EQ(run.told.of(EventKind::AlarmRaised).size(), 2U);
    EXPECT_FALSE(levels.alarms[3].raised);
}

TEST(ServiceLevels, ScaleWhatIsSlowButNotBeyondWhatTheySay) {
    LevelRun run(
        outage("alarms:\n"
               "  - {name: More, deployment: web, answered_below: 50%, window: 1m, "
               "clear_at: 50%, action: scale, add: 2, most: 2}\n"));
    const domain::Snapshot snapshot = run.simulation->snapshot();
    ASSERT_EQ(snapshot.deployments.size(), 1U);
    EXPECT_EQ(snapshot.deployments[0].spec.nodes, 2);
    EXPECT_EQ(run.told.of(EventKind::DeploymentScaled).size(), 1U);
}

TEST(ServiceLevels, DoNotChangeTheCourseOfAScenarioThatOnlyHasObjectives) {
    LevelRun plain(outage(""));
    LevelRun judged(
        outage("objectives:\n  - {deployment: web, availability_at_least: 99%}\n"
               "  - {deployment: web, answered_at_least: 99%}\n"));
    EXPECT_EQ(plain.simulation->traceHash(), judged.simulation->traceHash());
    EXPECT_EQ(plain.simulation->serviceLevels(), nullptr);
    EXPECT_EQ(plain.simulation->serviceLevelsNow(), domain::ServiceLevels{});
}

}  // namespace
}  // namespace berth::sim::platform::testing
