// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

namespace {

// The echo image is ready 15.27 s after its creation.
constexpr engine::Time kReady = 15 * kSecond + 270 * kMillisecond;
constexpr std::int64_t kPrice = 466;

}  // namespace

TEST(Billing, BeginsWhenANodeIsFirstReadyAndSettlesEveryFiveMinutes) {
    Lab lab;
    const auto id = lab.create(spec("echo", 1));
    lab.runTo(kReady - 1);
    EXPECT_EQ(lab.deployment(id).rateNow.pointsPerSecond, 0);
    lab.runTo(kReady);
    EXPECT_EQ(lab.deployment(id).rateNow.pointsPerSecond, kPrice);
    lab.runTo(kReady + 300 * kSecond - 1);
    EXPECT_EQ(lab.deployment(id).costSoFar.points, 0);
    lab.runTo(kReady + 300 * kSecond);
    EXPECT_EQ(lab.deployment(id).costSoFar.points, 300 * kPrice);
    lab.runTo(kReady + 899 * kSecond);
    EXPECT_EQ(lab.deployment(id).costSoFar.points, 600 * kPrice);
}

TEST(Billing, SettlesTheRestWhenTheNodeEndsAndShutDownIsFree) {
    Lab lab;
    const auto id = lab.create(spec("echo", 1));
    lab.runTo(kReady + 421 * kSecond + 500 * kMillisecond);
    ASSERT_TRUE(lab.apply(domain::PauseDeployment{id}));
    EXPECT_EQ(lab.deployment(id).rateNow.pointsPerSecond, 0);
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.deployment(id).costSoFar.points, 421 * kPrice);
    EXPECT_EQ(lab.node("web-1").cost.points, 421 * kPrice);
    lab.runFor(3600 * kSecond);
    EXPECT_EQ(lab.sim.snapshot().costSoFar.points, 421 * kPrice);
}

TEST(Billing, TellsADeploymentSoonAfterItsFirstSettlementAndOfTheRestAtOnce) {
    Lab lab;
    const auto id = lab.create(spec("echo", 1));
    lab.runTo(kReady + 421 * kSecond);
    ASSERT_TRUE(lab.apply(domain::PauseDeployment{id}));
    lab.runFor(60 * kSecond);
    const auto settled = lab.told.of(domain::EventKind::BillSettled);
    ASSERT_EQ(settled.size(), 2U);
    EXPECT_EQ(settled[0].at.ns, kReady + 360 * kSecond);
    EXPECT_EQ(settled[0].value, 300 * kPrice);
    EXPECT_EQ(settled[0].severity, domain::Severity::Debug);
    EXPECT_EQ(settled[1].at.ns, lab.node("web-1").ended->ns);
    EXPECT_EQ(settled[1].value, 121 * kPrice);
    EXPECT_EQ(settled[1].severity, domain::Severity::Info);
    for (const domain::Event& event : settled) {
        EXPECT_EQ(event.deploymentName, "web");
        EXPECT_TRUE(event.node.empty());
    }
}

TEST(Billing, TellsManyNodesTogetherAndTheirDeploymentAtMostOnceAnHour) {
    Lab lab;
    const auto id = lab.create(spec("echo", 8));
    lab.runTo(24 * engine::kHour);
    const auto settled = lab.told.of(domain::EventKind::BillSettled);
    ASSERT_EQ(settled.size(), 24U);
    EXPECT_EQ(settled[0].value, 8 * 300 * kPrice);
    EXPECT_EQ(settled[1].value, 8 * 3600 * kPrice);
    EXPECT_EQ(settled[23].value, 8 * 3600 * kPrice);
    EXPECT_EQ(settled[2].at.ns - settled[1].at.ns, engine::kHour);
    ASSERT_TRUE(lab.apply(domain::DeleteDeployment{id}));
    lab.runFor(60 * kSecond);
    EXPECT_TRUE(lab.sim.snapshot().deployments.empty());
    domain::Money told;
    for (const domain::Event& event : lab.told.of(domain::EventKind::BillSettled))
        told += {event.value};
    EXPECT_EQ(told, lab.sim.snapshot().costSoFar);
    EXPECT_EQ(lab.told.of(domain::EventKind::BillSettled).back().severity, domain::Severity::Info);
}

TEST(Billing, TellsNothingOfADeploymentThatCostNothing) {
    Lab lab;
    const auto id = lab.create(spec("echo", 2));
    lab.runTo(5 * kSecond);
    ASSERT_TRUE(lab.apply(domain::DeleteDeployment{id}));
    lab.runFor(3600 * kSecond);
    EXPECT_TRUE(lab.told.of(domain::EventKind::BillSettled).empty());
}

TEST(Billing, GoesOnThroughRestartsButNotOnALostMachine) {
    Lab lab;
    const auto id = lab.create(spec("echo", 1));
    lab.runTo(kReady + 100 * kSecond);
    lab.inject(domain::FaultKind::CrashContainer, lab.node("web-1").id.value);
    lab.runFor(100 * kSecond);
    lab.inject(domain::FaultKind::MachineDown, lab.node("web-1").machine.value);
    EXPECT_EQ(lab.deployment(id).rateNow.pointsPerSecond, 0);
    lab.runFor(100 * kSecond);  // Unknown after 40 s, replaced after 100 s
    EXPECT_EQ(lab.node("web-1").cost.points, 200 * kPrice);
}

TEST(Billing, KeepsTheAccountAfterADeploymentIsGone) {
    Lab lab;
    const auto id = lab.create(spec("echo", 2));
    lab.runTo(kReady + 60 * kSecond);
    ASSERT_TRUE(lab.apply(domain::DeleteDeployment{id}));
    lab.runFor(1200 * kSecond);
    EXPECT_TRUE(lab.sim.snapshot().deployments.empty());
    EXPECT_TRUE(lab.sim.snapshot().nodes.empty());
    const std::int64_t cost = lab.sim.snapshot().costSoFar.points;
    EXPECT_GT(cost, 2 * 50 * kPrice);
    const auto reports = lab.sim.deploymentReports();
    ASSERT_EQ(reports.size(), 1U);
    EXPECT_EQ(reports[0].cost.points, cost);
}

namespace {

domain::Billing billsOf(const Lab& lab, domain::BillingStep step, engine::Time from,
                        engine::Time to, std::vector<domain::DeploymentId> deployments = {}) {
    auto bills = lab.sim.bills({step, {from}, {to}, std::move(deployments), 480});
    EXPECT_TRUE(bills) << bills.error().detail;
    return bills ? *bills : domain::Billing{};
}

}  // namespace

TEST(Bills, AddUpToWhatTheAccountPaidAndTheDeploymentsCostAlsoOfThoseThatAreGone) {
    Lab lab;
    const auto gone = lab.create(spec("echo", 3));
    domain::DeploymentSpec other = spec("echo", 1);
    other.name = "other";
    const auto there = lab.create(other);
    lab.runTo(2 * engine::kHour + kReady);
    ASSERT_TRUE(lab.apply(domain::DeleteDeployment{gone}));
    lab.runTo(49 * engine::kHour);
    const domain::Snapshot snapshot = lab.sim.snapshot();
    for (const auto step : {domain::BillingStep::Hour, domain::BillingStep::Day,
                            domain::BillingStep::Week, domain::BillingStep::Month}) {
        const domain::Billing bills = billsOf(lab, step, 0, lab.sim.now());
        EXPECT_EQ(bills.charged(), snapshot.costSoFar);
        ASSERT_EQ(bills.shares.size(), 2U);
        EXPECT_EQ(bills.shares[0].name, "other") << "the dearest first";
        EXPECT_EQ(bills.shares[0].charged, lab.deployment(there).costSoFar);
        EXPECT_EQ(bills.shares[1].deployment, gone);
        EXPECT_EQ(bills.shares[1].name, "web");
        EXPECT_EQ(bills.shares[1].charged,
                  lab.sim.endedDeployments()->front().deployment.costSoFar);
        for (const domain::BillingPeriod& period : bills.periods)
            EXPECT_EQ(period.listPrice, period.charged);
    }
    const domain::Billing days = billsOf(lab, domain::BillingStep::Day, 0, lab.sim.now());
    ASSERT_EQ(days.periods.size(), 3U);
    EXPECT_EQ(days.periods[1].from.ns, 24 * engine::kHour);
    EXPECT_EQ(days.periods[1].to.ns, 48 * engine::kHour);
    EXPECT_EQ(days.periods[1].charged.points, 86400 * kPrice);
    const domain::Billing one = billsOf(lab, domain::BillingStep::Day, 0, lab.sim.now(), {gone});
    EXPECT_EQ(one.charged(), one.shares.at(0).charged);
    EXPECT_EQ(one.periods.size(), 1U);
}

TEST(Bills, TellEachHourWhatWasSettledInIt) {
    Lab lab;
    (void)lab.create(spec("echo", 2));
    lab.runTo(3 * engine::kHour + kReady);
    const domain::Billing bills = billsOf(lab, domain::BillingStep::Hour, 0, lab.sim.now());
    ASSERT_EQ(bills.periods.size(), 4U);
    // Ready at 15.27 s: the twelfth settlement of an hour comes 15.27 s into the next one.
    EXPECT_EQ(bills.periods[0].charged.points, 2 * 11 * 300 * kPrice);
    EXPECT_EQ(bills.periods[1].charged.points, 2 * 12 * 300 * kPrice);
    EXPECT_EQ(bills.periods[1].from.ns, engine::kHour);
    EXPECT_EQ(bills.periods[1].to.ns, 2 * engine::kHour);
    EXPECT_EQ(bills.periods[3].charged.points, 2 * 300 * kPrice);
    EXPECT_EQ(bills.periods[3].to.ns, lab.sim.now()) << "the span ends within that hour";
}

TEST(Reports, GiveMeanReadyNodesAvailabilityAndRestarts) {
    Lab lab;
    lab.create(spec("echo", 2));
    lab.runTo(100 * kSecond);
    lab.inject(domain::FaultKind::CrashContainer, lab.node("web-1").id.value);
    lab.runTo(200 * kSecond);
    const auto report = lab.sim.deploymentReports().at(0);
    EXPECT_EQ(report.name, "web");
    EXPECT_EQ(report.restarts, 1);
    // Two machines in two regions: both nodes were ready from 15.27 s on, one missed a second.
    EXPECT_NEAR(report.availability, (200 - 15.27) / 200, 1e-9);
    EXPECT_NEAR(report.nodesReadyMean, (2 * (200 - 15.27) - 1) / 200, 1e-9);
    const auto cluster = lab.sim.clusterReport();
    EXPECT_EQ(cluster.gpuCapacity, 16);
    EXPECT_EQ(cluster.gpuAllocated, 2);
    EXPECT_DOUBLE_EQ(cluster.gpuAllocatedRatio, 0.125);
}

TEST(Reports, LeaveOutTheWarmUp) {
    scenario::Scenario scenario = smallScenario();
    scenario.warmUp = 100 * kSecond;
    scenario.deployments = {spec("echo", 1)};
    scenario.workloads = {{"web", 80, domain::ArrivalKind::Constant, 10, 0, {}}};
    Lab lab(std::move(scenario));
    lab.runTo(200 * kSecond);
    const auto report = lab.sim.deploymentReports().at(0);
    EXPECT_DOUBLE_EQ(report.availability, 1);
    EXPECT_DOUBLE_EQ(report.nodesReadyMean, 1);
    const auto totals = report.ports.at(0).second.totals;
    EXPECT_NEAR(static_cast<double>(totals.offered), 1000, 1);
    EXPECT_EQ(totals.rejected, 0);
    EXPECT_EQ(lab.sim.nodeName(
                  static_cast<serving::NodeKey>(report.ports.at(0).second.perNode.at(0).ordinal)),
              "web-1");
}

}  // namespace berth::sim::platform::testing
