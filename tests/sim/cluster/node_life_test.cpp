// SPDX-License-Identifier: GPL-3.0-or-later
// The ways up: pulling, starting, probing, restarting. At 100 MB/s the echo image takes 14.27 s.
#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

using domain::EventKind;
using domain::NodeState;
using domain::ReasonKind;

namespace {

domain::Probe httpProbe(const std::string& path, int period = 10, int threshold = 3) {
    domain::Probe probe;
    probe.path = path;
    probe.period = std::chrono::seconds(period);
    probe.failureThreshold = threshold;
    return probe;
}

// Whole seconds since `from` at which events of the kind came.
std::vector<int> secondsOf(const Recorder& told, EventKind kind, engine::Time from) {
    std::vector<int> seconds;
    for (const domain::Event& event : told.of(kind))
        seconds.push_back(static_cast<int>((event.at.ns - from + kSecond / 2) / kSecond));
    return seconds;
}

// One node whose spec has not passed validation, as scenarios may ask for.
scenario::Scenario with(const domain::DeploymentSpec& spec) {
    scenario::Scenario scenario = smallScenario();
    scenario.deployments = {spec};
    return scenario;
}

}  // namespace

TEST(NodeLife, RestartsACrashingContainerAtOnceThenWithGrowingWaits) {
    Lab lab(with(spec("crash-loop", 1)));
    lab.runTo(3600 * kSecond);
    const auto exits = lab.told.of(EventKind::NodeContainerExited);
    const auto restarts = lab.told.of(EventKind::NodeRestarting);
    ASSERT_GT(restarts.size(), 7U);
    const std::vector<int> waits{0, 10, 20, 40, 80, 160, 300, 300};
    for (std::size_t i = 0; i < waits.size(); ++i) {
        EXPECT_EQ((restarts[i].at.ns - exits[i].at.ns) / kSecond, waits[i]);
        EXPECT_EQ(exits[i].value, 1);
    }
    // Each run lasts 20 s from the start of the process.
    EXPECT_EQ(exits[1].at.ns - restarts[0].at.ns, 20 * kSecond);
}

TEST(NodeLife, ShowsTheWaitForTheNextRestartAndTheLastExit) {
    Lab lab(with(spec("crash-loop", 1)));
    lab.runTo(14 * kSecond + 270 * kMillisecond + 41 * kSecond);
    const domain::Node node = lab.node("web-1");
    EXPECT_EQ(node.state, NodeState::CrashLoop);
    EXPECT_EQ(node.reason, ReasonKind::ContainerExited);
    EXPECT_EQ(node.restarts, 1);
    ASSERT_TRUE(node.lastExit);
    EXPECT_EQ(node.lastExit->code, 1);
    EXPECT_EQ(node.lastExit->reason, "Error");
    EXPECT_EQ(node.nextTry->ns - node.lastExit->at.ns, 10 * kSecond);
    lab.runFor(10 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Running);
    EXPECT_EQ(lab.node("web-1").restarts, 2);
}

TEST(NodeLife, SaysThatAContainerWhoseMemoryLeaksRanOutOfIt) {
    Lab lab;
    lab.deploy(spec("memory-leak", 1));
    lab.runFor(30 * kSecond);
    const domain::Node node = lab.node("web-1");
    ASSERT_TRUE(node.lastExit);
    EXPECT_EQ(node.lastExit->code, 137);
    EXPECT_EQ(node.lastExit->reason, "OutOfMemory");
}

TEST(NodeLife, ForgetsItsCrashesAfterTenMinutesOfRunning) {
    Lab lab;
    lab.deploy(spec("echo", 1));
    const std::string id = lab.node("web-1").id.value;
    lab.inject(domain::FaultKind::CrashContainer, id);
    lab.runFor(5 * kSecond);
    lab.inject(domain::FaultKind::CrashContainer, id);
    EXPECT_EQ(lab.node("web-1").state, NodeState::CrashLoop);
    lab.runFor(11 * kSecond + 600 * kSecond);
    lab.inject(domain::FaultKind::CrashContainer, id);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Starting);  // at once, as the first time
}

TEST(NodeLife, TriesAnUnknownImageAgainWithGrowingWaits) {
    Lab lab;
    domain::DeploymentSpec unknown = spec("docker.io/library/nginx:latest", 1);
    lab.create(unknown);
    lab.runTo(700 * kSecond);
    // Each try takes a second; waits of 0, 10, 20, 40, 80, 160 and 300 s lie between.
    EXPECT_EQ(secondsOf(lab.told, EventKind::NodePullFailed, 0),
              (std::vector<int>{1, 2, 13, 34, 75, 156, 317, 618}));
    const domain::Node node = lab.node("web-1");
    EXPECT_EQ(node.state, NodeState::ImagePullBackOff);
    EXPECT_EQ(node.reason, ReasonKind::PullFailed);
    EXPECT_NE(node.reasonDetail.find("not found"), std::string::npos);
    EXPECT_EQ(node.nextTry->ns, 918 * kSecond);
}

TEST(NodeLife, ComesUpAfterARegistryThatWasDownIsBack) {
    Lab lab;
    lab.inject(domain::FaultKind::RegistryDown, "", std::chrono::seconds(20));
    const auto id = lab.create(spec("echo", 2));
    lab.runTo(10 * kSecond);
    EXPECT_EQ(lab.deployment(id).warnings.at(0).kind, domain::WarningKind::ImagePullFailing);
    EXPECT_EQ(lab.deployment(id).state, domain::DeploymentState::Failing);
    lab.runTo(80 * kSecond);
    EXPECT_EQ(lab.deployment(id).nodesReady, 2);
    EXPECT_EQ(lab.deployment(id).warnings.size(), 0U);
}

TEST(NodeLife, StartsWithoutAnyPullWhereTheImageIsCached) {
    Lab lab(smallScenario(1, 4));
    domain::DeploymentSpec one = spec("echo", 1);
    one.regions = {{"north"}};
    const auto id = lab.deploy(one);
    lab.inject(domain::FaultKind::RegistryDown, "");
    ASSERT_TRUE(lab.apply(domain::ScaleDeployment{id, 3}));
    EXPECT_EQ(lab.node("web-3").state, NodeState::Starting);
    lab.runFor(kSecond);
    EXPECT_EQ(lab.deployment(id).nodesReady, 3);
}

TEST(NodeLife, IsReadyWhenItListensWithoutAnyProbe) {
    Lab lab;
    lab.create(spec("slow-start", 1));
    lab.runTo(14 * kSecond + 271 * kMillisecond + 89 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Starting);
    lab.runFor(kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Running);
}

TEST(NodeLife, IsNotReadyUntilTheReadinessProbePasses) {
    domain::DeploymentSpec probed = spec("echo", 1);
    probed.health.readiness = httpProbe("/health", 10);
    Lab lab;
    lab.create(probed);
    // The process starts at 14.27 s: probed at once, refused; listens at 15.27 s; probed at 24.27
    // s.
    lab.runTo(16 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::NotReady);
    EXPECT_EQ(lab.node("web-1").reason, ReasonKind::ReadinessProbeFailed);
    lab.runTo(24 * kSecond);
    EXPECT_EQ(lab.ask("GET", "/")->status, 503);
    lab.runTo(25 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Running);
    EXPECT_EQ(lab.ask("GET", "/")->status, 200);
}

TEST(NodeLife, NeverBecomesReadyWithAReadinessPathThatIsNotThere) {
    domain::DeploymentSpec probed = spec("echo", 1);
    probed.health.readiness = httpProbe("/ready");
    Lab lab(with(probed));
    lab.runTo(600 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::NotReady);
    EXPECT_EQ(lab.node("web-1").restarts, 0);
    EXPECT_EQ(lab.node("web-1").reasonDetail, "GET /ready on 80: 404");
    EXPECT_EQ(lab.liveNodes().size(), 1U);  // it was never ready: no replacement would be better
    EXPECT_FALSE(lab.node("web-1").runningSince);
    EXPECT_EQ(lab.sim.snapshot().costSoFar.points, 0);
}

TEST(NodeLife, IsRestartedWhenTheLivenessProbeFailsThreeTimes) {
    domain::DeploymentSpec probed = spec("echo", 1);
    probed.health.liveness = httpProbe("/live");
    Lab lab(with(probed));
    const engine::Time start = 14 * kSecond + 270 * kMillisecond;
    lab.runTo(start + 100 * kSecond);
    // Failures at 0, 10 and 20 s of each run; restarts at once, then after 10 s, 20 s …
    EXPECT_EQ(secondsOf(lab.told, EventKind::NodeContainerExited, start),
              (std::vector<int>{20, 40, 70}));
    EXPECT_EQ(lab.node("web-1").lastExit->code, 143);
    EXPECT_EQ(lab.node("web-1").restarts, 3);
}

TEST(NodeLife, RestartsASlowImageForEverThatALivenessProbeWatchesFromTheStart) {
    domain::DeploymentSpec probed = spec("slow-start", 1);
    probed.health.liveness = httpProbe("/");
    Lab lab(with(probed));
    lab.runTo(600 * kSecond);
    EXPECT_FALSE(lab.node("web-1").runningSince);
    EXPECT_GT(lab.node("web-1").restarts, 3);
}

TEST(NodeLife, LetsASlowImageComeUpBehindAStartupProbe) {
    domain::DeploymentSpec probed = spec("slow-start", 1);
    probed.health.startup = httpProbe("/", 10, 30);
    probed.health.liveness = httpProbe("/");
    probed.health.readiness = httpProbe("/");
    Lab lab(with(probed));
    lab.runTo(14 * kSecond + 270 * kMillisecond + 90 * kSecond + kMillisecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Running);
    EXPECT_EQ(lab.node("web-1").restarts, 0);
}

TEST(NodeLife, SaysWhenRequestsComeForAPortThatNobodyListensOn) {
    Lab lab;
    const auto id = lab.deploy(spec("broken-port", 1));
    EXPECT_EQ(lab.ask("GET", "/")->status, 502);
    const auto warnings = lab.deployment(id).warnings;
    ASSERT_EQ(warnings.size(), 1U);
    EXPECT_EQ(warnings[0].kind, domain::WarningKind::PortNobodyListens);
    EXPECT_EQ(warnings[0].port, 80);
    EXPECT_NE(warnings[0].detail.find("8080"), std::string::npos);
}

TEST(NodeLife, TellsItsStoryInItsLog) {
    Lab lab;
    lab.deploy(spec("echo", 1));
    std::string story;
    for (const domain::LogLine& line : lab.sim.logs({{}, {}, 100}).lines)
        story += line.text + "\n";
    for (const char* part : {"placed on north-4090-001", "pulling image echo", "pulled image echo",
                             "container started", "listening on port 80", "ready"})
        EXPECT_NE(story.find(part), std::string::npos) << part << " in\n" << story;
}

}  // namespace berth::sim::platform::testing
