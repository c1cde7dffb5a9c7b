// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

using domain::DeploymentState;
using domain::EventKind;
using domain::NodeState;

TEST(Simulation, TakesADeploymentFromCreateToAnsweredRequests) {
    Lab lab;
    const auto id = lab.create(spec("echo", 3));
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Starting);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Pulling);
    EXPECT_EQ(lab.node("web-1").pullTotal.count, 1'427'000'000);
    lab.runTo(5 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Pulling);
    EXPECT_GT(lab.node("web-1").pulled.count, 0);
    lab.runTo(60 * kSecond);
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Running);
    EXPECT_EQ(lab.deployment(id).links.at(0).readyNodes, 3);
    std::vector<std::string> answers;
    for (int i = 0; i < 9; ++i) {
        const auto client = lab.ask("GET", "/");
        EXPECT_EQ(client->status, 200);
        answers.push_back(client->node);
    }
    EXPECT_EQ(answers, (std::vector<std::string>{"web-1", "web-2", "web-3", "web-1", "web-2",
                                                 "web-3", "web-1", "web-2", "web-3"}));
}

TEST(Simulation, PullsAtTheRateOfTheMachineAndListensAfterTheStartTime) {
    Lab lab(smallScenario(1, 1));
    domain::DeploymentSpec one = spec("echo", 1);
    one.regions = {{"north"}};
    lab.create(one);
    // 1,427 MB at 100 MB/s: 14.27 s; the container listens one second later.
    lab.runTo(14 * kSecond + 269 * kMillisecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Pulling);
    lab.runTo(14 * kSecond + 271 * kMillisecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Starting);
    lab.runTo(15 * kSecond + 271 * kMillisecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Running);
}

TEST(Simulation, OpensALinkWithTheFirstPlacementAndKeepsItWhilePaused) {
    Lab lab;
    const auto id = lab.create(spec("echo", 2));
    ASSERT_EQ(lab.told.opened.size(), 1U);
    EXPECT_EQ(lab.told.opened[0].deploymentName, "web");
    lab.runTo(60 * kSecond);
    ASSERT_TRUE(lab.apply(domain::PauseDeployment{id}));
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Paused);
    EXPECT_EQ(lab.sim.links().size(), 1U);
    EXPECT_EQ(lab.ask("GET", "/")->status, 503);
    ASSERT_TRUE(lab.apply(domain::ResumeDeployment{id}));
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.ask("GET", "/")->status, 200);
    EXPECT_TRUE(lab.told.closed.empty());
    ASSERT_TRUE(lab.apply(domain::DeleteDeployment{id}));
    EXPECT_EQ(lab.told.closed.size(), 1U);
    lab.runFor(60 * kSecond);
    EXPECT_TRUE(lab.sim.snapshot().deployments.empty());
}

TEST(Simulation, SaysWhyANodeIsPendingAndPlacesItWhenThereIsRoom) {
    Lab lab(smallScenario(1, 2));
    const auto id = lab.create(spec("echo", 5));
    EXPECT_EQ(lab.node("web-5").state, NodeState::Pending);
    EXPECT_EQ(lab.node("web-5").reason, domain::ReasonKind::NoCapacity);
    EXPECT_EQ(lab.node("web-5").placement, (std::vector<domain::PlacementRejection>{
                                               {domain::PlacementRejection::Filter::GpuBusy, 2}}));
    lab.runTo(60 * kSecond);
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Starting);
    lab.inject(domain::FaultKind::KillNode, lab.node("web-1").id.value);
    lab.runFor(0);
    EXPECT_NE(lab.node("web-5").state, NodeState::Pending);
    EXPECT_EQ(lab.node("web-6").state, NodeState::Pending);
}

TEST(Simulation, NamesInItsReportsTheNodesThatAreLongGone) {
    Lab lab;
    const auto id = lab.create(spec("echo", 2));
    lab.runTo(60 * kSecond);
    EXPECT_EQ(lab.ask("GET", "/")->status, 200);
    EXPECT_EQ(lab.ask("GET", "/")->status, 200);
    ASSERT_TRUE(lab.apply(domain::ScaleDeployment{id, 1}));
    lab.runFor(20 * 60 * kSecond);
    const auto reports = lab.sim.deploymentReports();
    ASSERT_EQ(reports.size(), 1U);
    std::vector<std::string> names;
    for (const domain::NodeShare& share : reports[0].ports.at(0).second.perNode)
        names.push_back(lab.sim.nodeName(static_cast<serving::NodeKey>(share.ordinal)));
    EXPECT_EQ(names, (std::vector<std::string>{"web-1", "web-2"}));
    EXPECT_EQ(lab.sim.nodeName(999), "");
}

TEST(Simulation, GivesAnotherHashForAnotherSeedEvenWhenNothingHappens) {
    Recorder told;
    Simulation first(smallScenario(), 1, told), again(smallScenario(), 1, told),
        other(smallScenario(), 2, told);
    for (Simulation* sim : {&first, &again, &other})
        sim->runUntil(kSecond);
    EXPECT_EQ(first.traceHash(), again.traceHash());
    EXPECT_NE(first.traceHash(), other.traceHash());
}

TEST(Simulation, GivesTheSameHashForTheSameSeedAndAnotherForAnother) {
    const auto hash = [](std::uint64_t seed, bool look) {
        scenario::Scenario scenario = smallScenario();
        scenario.images = images::builtinImages();
        scenario.deployments = {spec("echo", 3)};
        scenario.workloads = {{"web", 80, domain::ArrivalKind::Poisson, 20, 0, {}}};
        Recorder told;
        Simulation sim(std::move(scenario), seed, told);
        for (int i = 1; i <= 120; ++i) {
            sim.runUntil(i * kSecond);
            if (!look) continue;
            (void)sim.snapshot();
            (void)sim.map();
            (void)sim.deploymentReports();
        }
        return sim.traceHash();
    };
    EXPECT_EQ(hash(7, false), hash(7, false));
    EXPECT_EQ(hash(7, false), hash(7, true));
    EXPECT_NE(hash(7, false), hash(8, false));
}

}  // namespace berth::sim::platform::testing
