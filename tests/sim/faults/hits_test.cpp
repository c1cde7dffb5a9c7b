// SPDX-License-Identifier: GPL-3.0-or-later
// Faults that are met again and again: by requests, pulls, health checks, starts.
#include <algorithm>
#include <cmath>

#include "models/domain/fault_traits.h"
#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

using domain::ErrorCode;
using domain::EventKind;
using domain::FaultKind;
using domain::NodeState;

namespace {

std::uint64_t inject(Lab& lab, FaultKind kind, const std::string& target, double probability = 1) {
    domain::Fault fault = domain::usualFault(kind);
    fault.target = target;
    fault.probability = probability;
    const auto id = lab.sim.inject(fault);
    EXPECT_TRUE(id) << id.error().detail;
    return id.value_or(0);
}

std::uint64_t hits(const Lab& lab, FaultKind kind) {
    for (const auto& report : lab.sim.faultReports()) {
        if (report.kind == kind) return report.hits;
    }
    return 0;
}

serving::LinkReport report(const Lab& lab) {
    return lab.sim.deploymentReports().front().ports.front().second;
}

void load(Lab& lab, const domain::DeploymentId& id, double rate, engine::Time span) {
    ASSERT_TRUE(lab.sim.startLoad({id, 80, domain::ArrivalKind::Poisson, rate}));
    lab.sim.runUntil(lab.sim.now() + span);
    ASSERT_TRUE(lab.sim.stopLoad(id, 80));
    lab.sim.runUntil(lab.sim.now() + 60 * kSecond);
}

}  // namespace

TEST(NetworkLoss, SendsLostTriesAgainAndFailsFewRequests) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 4));
    inject(lab, FaultKind::NetworkLoss, "", 0.5);
    load(lab, id, 10, 400 * kSecond);
    const serving::LinkReport after = report(lab);
    // A try is lost with 1/2: as many are sent again as there are requests, and 1 of 64 gives up.
    const auto offered = static_cast<double>(after.totals.offered);
    EXPECT_NEAR(static_cast<double>(hits(lab, FaultKind::NetworkLoss)) / offered, 63.0 / 64, 0.1);
    EXPECT_NEAR(static_cast<double>(after.totals.timedOut) / offered, 1.0 / 64, 0.01);
    EXPECT_GT(after.latency.mean, 0.4);
}

TEST(NetworkLoss, IsOverWhenItIsCleared) {
    Lab lab;
    (void)lab.deploy(spec("echo", 1));
    const auto fault = inject(lab, FaultKind::NetworkLoss, "");
    EXPECT_EQ(lab.ask("GET", "/")->status, 504);
    ASSERT_TRUE(lab.sim.clearFault(fault));
    EXPECT_EQ(lab.ask("GET", "/")->status, 200);
    EXPECT_EQ(lab.told.of(EventKind::FaultCleared).back().detail, "met 6 times");
}

TEST(NetworkDelay, AddsToEveryRequestOfItsAreaAndSumsUp) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 1));
    load(lab, id, 1, 60 * kSecond);
    const double before = report(lab).latency.max;
    domain::Fault fault = domain::usualFault(FaultKind::NetworkDelay);
    fault.delay = std::chrono::seconds(2);
    fault.target = lab.node("web-1").region.value;
    ASSERT_TRUE(lab.sim.inject(fault));
    fault.target = lab.node("web-1").machine.value;
    ASSERT_TRUE(lab.sim.inject(fault));
    const auto client = lab.send("GET", "/");
    lab.runFor(3900 * kMillisecond);
    EXPECT_FALSE(client->done);
    lab.runFor(engine::toTime(std::chrono::seconds(1)));
    EXPECT_EQ(client->status, 200);
    EXPECT_LT(before, 2);
    EXPECT_EQ(hits(lab, FaultKind::NetworkDelay), 1U);
}

TEST(SlowDisk, MakesWritesAndPullsSlowerAndNothingElse) {
    scenario::Scenario scenario = smallScenario();
    for (images::ImageModel& image : scenario.images)
        image.serviceTime = {engine::DistributionKind::Constant, 1, 0};
    Lab lab(std::move(scenario));
    (void)lab.deploy(spec("files", 1));
    inject(lab, FaultKind::SlowDisk, lab.node("web-1").machine.value);
    const auto write = lab.send("PUT", "/a", "text");
    const auto read = lab.send("GET", "/");
    lab.runFor(2 * kSecond);
    EXPECT_TRUE(read->done);
    EXPECT_FALSE(write->done);
    lab.runFor(9 * kSecond);  // a tenth of the speed
    EXPECT_TRUE(write->done);
    EXPECT_EQ(hits(lab, FaultKind::SlowDisk), 1U);
}

TEST(SlowDisk, SlowsAPullInTheMiddle) {
    const auto readyAfter = [](bool slow) {
        Lab lab;
        const auto id = lab.create(spec("llm", 1));
        lab.runFor(kSecond);
        if (slow) inject(lab, FaultKind::SlowDisk, lab.node("web-1").machine.value);
        while (lab.deployment(id).nodesReady == 0 && lab.sim.now() < 10'000 * kSecond)
            lab.runFor(kSecond);
        return static_cast<double>(lab.sim.now()) / kSecond;
    };
    EXPECT_GT(readyAfter(true), 5 * readyAfter(false));
}

TEST(RegistryRefusals, AreToldAndTriedAgainWithBackOffUntilTheyAreOver) {
    for (const auto& [kind, words] :
         {std::pair{FaultKind::RegistryUnauthorized, "401 Unauthorized"},
          std::pair{FaultKind::RegistryThrottled, "429 Too Many Requests"}}) {
        Lab lab;
        const auto fault = inject(lab, kind, "");
        const auto id = lab.create(spec("echo", 1));
        lab.runFor(40 * kSecond);
        const auto failures = lab.told.of(EventKind::NodePullFailed);
        ASSERT_EQ(failures.size(), 4U);  // after 1 s each, and waits of 0, 10 and 20 s
        EXPECT_NE(failures[0].detail.find(words), std::string::npos) << failures[0].detail;
        EXPECT_EQ(hits(lab, kind), 4U);
        EXPECT_EQ(lab.node("web-1").state, NodeState::ImagePullBackOff);
        ASSERT_TRUE(lab.sim.clearFault(fault));
        lab.runFor(300 * kSecond);
        EXPECT_EQ(lab.deployment(id).nodesReady, 1);
    }
}

TEST(LayerInvalid, PullsLayersAgainThatTheMachineHad) {
    Lab lab(smallScenario(1, 1));
    domain::DeploymentSpec wanted = spec("echo", 1);
    wanted.regions = {{"north"}};
    const auto id = lab.deploy(wanted);
    ASSERT_TRUE(lab.apply(domain::PauseDeployment{id}));
    lab.runFor(60 * kSecond);
    const auto pulls = lab.told.of(EventKind::NodePulled).size();
    inject(lab, FaultKind::LayerInvalid, "north");
    ASSERT_TRUE(lab.apply(domain::ResumeDeployment{id}));
    lab.runFor(120 * kSecond);
    EXPECT_EQ(lab.told.of(EventKind::NodePulled).size(), pulls + 1);
    EXPECT_GT(hits(lab, FaultKind::LayerInvalid), 0U);
    EXPECT_EQ(lab.deployment(id).nodesReady, 1);
}

TEST(ProbeFlapping, FailsChecksOfItsNodeAndEndsWithIt) {
    Lab lab;
    domain::DeploymentSpec wanted = spec("echo", 2);
    wanted.health.liveness = domain::Probe{};
    (void)lab.deploy(wanted);
    inject(lab, FaultKind::ProbeFlapping, lab.node("web-1").id.value);
    lab.runFor(60 * kSecond);
    EXPECT_GT(lab.node("web-1").restarts, 0);
    EXPECT_EQ(lab.node("web-2").restarts, 0);
    EXPECT_GE(hits(lab, FaultKind::ProbeFlapping), 3U);
    lab.inject(FaultKind::KillNode, lab.node("web-1").id.value);
    EXPECT_TRUE(lab.sim.faults().empty());
}

TEST(ClockSkew, GivesLogLinesAndFilesOfItsMachineWrongTimes) {
    Lab lab;
    (void)lab.deploy(spec("files", 1));
    domain::Fault fault = domain::usualFault(FaultKind::ClockSkew);
    fault.target = lab.node("web-1").machine.value;
    fault.delay = std::chrono::hours(2);
    ASSERT_TRUE(lab.sim.inject(fault));
    EXPECT_EQ(lab.ask("PUT", "/a", "text")->status / 100, 2);
    const engine::Time ahead = lab.sim.now() + 7000 * kSecond;
    EXPECT_GT(lab.told.lines.back().at.ns, ahead);
    const auto files = lab.sim.files(lab.node("web-1").id);
    ASSERT_TRUE(files && !files->empty());
    EXPECT_GT(files->front().modified.ns, ahead);
}

TEST(VersionCrashes, StopsTheNewestRevisionFromStartingUntilAnEditLeadsOut) {
    Lab lab;
    domain::DeploymentSpec wanted = spec("echo", 2);
    const auto id = lab.deploy(wanted);
    domain::Fault fault = domain::usualFault(FaultKind::VersionCrashes);
    fault.target = id.value;
    fault.exitCode = 42;
    ASSERT_TRUE(lab.sim.inject(fault));
    ASSERT_TRUE(lab.apply(domain::RestartDeployment{id}));  // the same revision
    lab.runFor(120 * kSecond);
    const auto exits = lab.told.of(EventKind::NodeContainerExited);
    ASSERT_FALSE(exits.empty());
    EXPECT_EQ(exits.back().value, 42);
    EXPECT_EQ(lab.deployment(id).nodesReady, 2);  // the old ones stay until new ones are ready
    wanted.environment = {{"FIXED", "1"}};
    ASSERT_TRUE(lab.apply(domain::EditDeployment{id, wanted}));
    lab.runFor(600 * kSecond);
    EXPECT_EQ(lab.deployment(id).nodesReady, 2);
    EXPECT_EQ(lab.liveNodes().size(), 2U);
}

TEST(VersionErrors, AnswersWith500AtItsRateAndEndsWithTheFault) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 2));
    const auto fault = inject(lab, FaultKind::VersionErrors, id.value, 0.25);
    load(lab, id, 10, 400 * kSecond);
    const serving::LinkTotals totals = report(lab).totals;
    EXPECT_NEAR(static_cast<double>(totals.failed) / static_cast<double>(totals.offered), 0.25,
                0.04);
    EXPECT_EQ(hits(lab, FaultKind::VersionErrors), static_cast<std::uint64_t>(totals.failed));
    ASSERT_TRUE(lab.sim.clearFault(fault));
    EXPECT_EQ(lab.ask("GET", "/")->status, 200);
    inject(lab, FaultKind::VersionErrors, id.value);
    EXPECT_EQ(lab.ask("GET", "/")->status, 500);
}

TEST(FaultTargets, ThatThereAreNotAreRefusedByName) {
    Lab lab;
    const auto refusal = [&lab](FaultKind kind, const std::string& target) {
        domain::Fault fault = domain::usualFault(kind);
        fault.target = target;
        const auto done = lab.sim.inject(fault);
        EXPECT_FALSE(done);
        return done ? std::string() : done.error().detail;
    };
    EXPECT_EQ(refusal(FaultKind::RackDown, "shelf"), "there is no rack shelf");
    EXPECT_EQ(refusal(FaultKind::RegionDown, "east"), "there is no region east");
    EXPECT_EQ(refusal(FaultKind::Partition, "x"), "there is no machine, rack or region x");
    EXPECT_EQ(refusal(FaultKind::Drain, "x"), "there is no machine x");
    EXPECT_EQ(refusal(FaultKind::VersionErrors, "x"), "there is no deployment with nodes called x");
    EXPECT_EQ(refusal(FaultKind::ProbeFlapping, "x"), "there is no node x");
    EXPECT_EQ(refusal(FaultKind::ApiErrors, "x"), "a fault of the platform's API has no target");
    EXPECT_TRUE(lab.sim.faultReports().empty());
}

TEST(FaultValues, OutOfBoundsAreRefusedWithTheirField) {
    Lab lab;
    const auto field = [&lab](FaultKind kind, const auto& change) {
        domain::Fault fault = domain::usualFault(kind);
        fault.target = kind == FaultKind::SlowDisk || kind == FaultKind::ClockSkew
                           ? lab.sim.map().regions[0].machines[0].id.value
                           : "";
        change(fault);
        const auto done = lab.sim.inject(fault);
        if (done) return std::string("taken");
        EXPECT_EQ(done.error().code, ErrorCode::InvalidArgument);
        return done.error().field;
    };
    for (const double wrong : {0.0, -0.1, 1.5, std::nan("")}) {
        EXPECT_EQ(field(FaultKind::NetworkLoss, [=](auto& f) { f.probability = wrong; }),
                  "probability");
    }
    EXPECT_EQ(field(FaultKind::SlowDisk, [](auto& f) { f.factor = 1; }), "factor");
    EXPECT_EQ(field(FaultKind::NetworkDelay, [](auto& f) { f.delay = domain::Duration{0}; }),
              "delay");
    EXPECT_EQ(field(FaultKind::NetworkDelay, [](auto& f) { f.delay = std::chrono::hours(1); }),
              "delay");
    EXPECT_EQ(field(FaultKind::ClockSkew, [](auto& f) { f.delay = domain::Duration{0}; }), "delay");
    EXPECT_EQ(field(FaultKind::ApiErrors, [](auto& f) { f.status = 404; }), "status");
    EXPECT_EQ(field(FaultKind::Partition, [](auto& f) { f.duration = domain::Duration{0}; }),
              "duration");
}

}  // namespace berth::sim::platform::testing
