// SPDX-License-Identifier: GPL-3.0-or-later
// What a scenario asks for, done at its time.
#include <limits>

#include "sim/scenario/sample_cluster.h"

#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

using domain::DeploymentState;

TEST(ScenarioRun, DeploysAtZeroAndChangesAtTheTimesGiven) {
    scenario::Scenario scenario = smallScenario();
    scenario.deployments = {spec("echo", 2)};
    using Verb = scenario::ChangeVerb;
    scenario.changes = {{100 * kSecond, Verb::Scale, "web", 4, {}, {}},
                        {200 * kSecond, Verb::Edit, "web", 0, {{"MODE", "b"}}, "counter"},
                        {400 * kSecond, Verb::Pause, "web", 0, {}, {}},
                        {500 * kSecond, Verb::Resume, "web", 0, {}, {}},
                        {600 * kSecond, Verb::Restart, "web", 0, {}, {}},
                        {650 * kSecond, Verb::Pause, "nobody", 0, {}, {}},
                        {800 * kSecond, Verb::Delete, "web", 0, {}, {}}};
    Lab lab(std::move(scenario));
    EXPECT_TRUE(lab.told.events.empty());
    lab.runTo(99 * kSecond);
    const auto id = lab.sim.snapshot().deployments.at(0).id;
    EXPECT_EQ(lab.deployment(id).nodesReady, 2);
    lab.runTo(199 * kSecond);
    EXPECT_EQ(lab.deployment(id).nodesReady, 4);
    lab.runTo(399 * kSecond);
    EXPECT_EQ(lab.deployment(id).revision, 2);
    EXPECT_EQ(lab.deployment(id).spec.image, "counter");
    EXPECT_EQ(lab.deployment(id).spec.environment.at(0).value, "b");
    EXPECT_EQ(lab.deployment(id).nodesReady, 4);
    lab.runTo(450 * kSecond);
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Paused);
    lab.runTo(599 * kSecond);
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Running);
    lab.runTo(900 * kSecond);
    EXPECT_TRUE(lab.sim.snapshot().deployments.empty());
}

TEST(ScenarioRun, OffersItsWorkloadBetweenItsTimes) {
    scenario::Scenario scenario = smallScenario();
    scenario.deployments = {spec("echo", 2)};
    scenario.workloads = {
        {"web", 80, domain::ArrivalKind::Constant, 5, 60 * kSecond, 120 * kSecond}};
    Lab lab(std::move(scenario));
    lab.runTo(59 * kSecond);
    EXPECT_TRUE(lab.sim.loads().empty());
    lab.runTo(300 * kSecond);
    EXPECT_TRUE(lab.sim.loads().empty());
    EXPECT_NEAR(
        static_cast<double>(lab.sim.deploymentReports().at(0).ports.at(0).second.totals.completed),
        300, 1);
}

TEST(ScenarioRun, AddsUpWorkloadsOnOneLinkInWhateverOrderTheyStand) {
    scenario::Scenario scenario = smallScenario();
    scenario.deployments = {spec("echo", 2)};
    const auto constant = domain::ArrivalKind::Constant;
    // The second begins at the instant at which the third ends.
    scenario.workloads = {{"web", 80, constant, 2, 60 * kSecond, 200 * kSecond},
                          {"web", 80, constant, 5, 120 * kSecond, 180 * kSecond},
                          {"web", 80, constant, 1, 60 * kSecond, 120 * kSecond}};
    Lab lab(std::move(scenario));
    lab.runTo(150 * kSecond);
    ASSERT_EQ(lab.sim.loads().size(), 1U);
    EXPECT_DOUBLE_EQ(lab.sim.loads()[0].ratePerSecond, 7);
    lab.runTo(300 * kSecond);
    EXPECT_TRUE(lab.sim.loads().empty());
    EXPECT_NEAR(
        static_cast<double>(lab.sim.deploymentReports().at(0).ports.at(0).second.totals.completed),
        2 * 140 + 5 * 60 + 60, 3);
}

TEST(ScenarioRun, RunsTheSampleClusterForADay) {
    scenario::Scenario sample = scenario::sampleCluster();
    sample.deployments = {spec("echo", 8)};
    sample.deployments[0].health.readiness = domain::Probe{};
    Recorder told;
    Simulation sim(std::move(sample), 42, told);
    sim.runUntil(24 * engine::kHour);
    const domain::Snapshot snapshot = sim.snapshot();
    EXPECT_EQ(snapshot.deployments.at(0).nodesReady, 8);
    EXPECT_NEAR(static_cast<double>(snapshot.costSoFar.points), 8.0 * 466 * 86400, 8 * 466 * 400);
    EXPECT_TRUE(sim.brokenInvariants().empty());
}

TEST(Load, EndsWithItsLinkAlsoWhenThatNeverOpened) {
    Lab lab;
    domain::DeploymentSpec nowhere = spec("echo", 1);
    nowhere.nodes = 0;  // never placed, so its links are never opened
    nowhere.ports.push_back({81, domain::BalancingPolicy::RoundRobin});
    const auto id = lab.create(nowhere);
    for (const int port : {80, 81})
        ASSERT_TRUE(lab.sim.startLoad({id, port, domain::ArrivalKind::Constant, 1}));
    domain::DeploymentSpec fewer = nowhere;
    fewer.ports.pop_back();
    ASSERT_TRUE(lab.apply(domain::EditDeployment{id, fewer}));
    ASSERT_EQ(lab.sim.loads().size(), 1U);
    EXPECT_EQ(lab.sim.loads()[0].port, 80);
    ASSERT_TRUE(lab.apply(domain::DeleteDeployment{id}));
    EXPECT_TRUE(lab.sim.loads().empty());
    EXPECT_EQ(lab.told.of(domain::EventKind::LoadStopped).size(), 2U);
}

TEST(Load, IsRefusedForALinkThatIsNotThereAndForARateThatIsNone) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 1));
    const auto code = [&lab](domain::LoadSpec load) {
        const auto done = lab.sim.startLoad(load);
        return done ? domain::ErrorCode::Internal : done.error().code;
    };
    EXPECT_EQ(code({id, 81, {}, 10}), domain::ErrorCode::NotFound);
    EXPECT_EQ(code({{"x"}, 80, {}, 10}), domain::ErrorCode::NotFound);
    EXPECT_EQ(code({id, 80, {}, 0}), domain::ErrorCode::InvalidArgument);
    EXPECT_EQ(code({id, 80, {}, 100'001}), domain::ErrorCode::InvalidArgument);
    EXPECT_EQ(code({id, 80, {}, std::numeric_limits<double>::quiet_NaN()}),
              domain::ErrorCode::InvalidArgument);
    EXPECT_EQ(lab.sim.stopLoad(id, 80).error().code, domain::ErrorCode::NotFound);
    ASSERT_TRUE(lab.sim.startLoad({id, 80, {}, 10}));
    ASSERT_TRUE(lab.apply(domain::DeleteDeployment{id}));
    EXPECT_TRUE(lab.sim.loads().empty());
}

}  // namespace berth::sim::platform::testing
