// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/spending.h"

#include <gtest/gtest.h>

#include <limits>

#include "tests/support/sample_snapshot.h"
#include "tests/support/seeded_random.h"

namespace berth::domain {
namespace {

using namespace std::chrono_literals;

Node& addNode(Snapshot& snapshot, const char* gpu, const char* region, std::int64_t rate) {
    Node node;
    node.gpuSpec = gpu;
    node.region = {region};
    node.rate = {rate};
    node.state = NodeState::Running;
    node.gpuUse = 0.7;
    return snapshot.nodes.emplace_back(std::move(node));
}

Deployment& addDeployment(Snapshot& snapshot, std::int64_t rate) {
    Deployment deployment;
    deployment.state = DeploymentState::Running;
    deployment.rateNow = {rate};
    return snapshot.deployments.emplace_back(std::move(deployment));
}

TEST(SpendingNow, IsToldByGpuAndByRegionTheDearestFirst) {
    Snapshot snapshot;
    addNode(snapshot, "4090", "beijing-1", 466);
    addNode(snapshot, "H20 x 8", "hebei-1", 16416);
    addNode(snapshot, "4090", "hebei-1", 466);
    addNode(snapshot, "4090", "beijing-1", 0).state = NodeState::Pulling;
    const SpendingNow now = spendingNow(snapshot, true);
    EXPECT_EQ(now.byGpu, (std::vector<SpendingPart>{{"H20 x 8", {16416}, 1}, {"4090", {932}, 2}}));
    EXPECT_EQ(now.byRegion,
              (std::vector<SpendingPart>{{"hebei-1", {16882}, 2}, {"beijing-1", {466}, 1}}));
    EXPECT_EQ(now.notReady, SpendingPart{});
    EXPECT_EQ(now.idle, SpendingPart{});
}

TEST(SpendingNow, KnowsWhatIsPaidForNodesThatDoNoWork) {
    Snapshot snapshot;
    addNode(snapshot, "4090", "a", 466).state = NodeState::NotReady;
    addNode(snapshot, "4090", "a", 100).state = NodeState::Unknown;
    Node& idle = addNode(snapshot, "4090", "a", 466);
    idle.gpuUse = 0.01;
    addNode(snapshot, "4090", "a", 466).gpuUse = 0.9;  // from a queue, which nobody counts
    Node& answering = addNode(snapshot, "4090", "a", 466);
    answering.gpuUse = 0.01;
    answering.requestsPerSecond = 0.2;
    const SpendingNow told = spendingNow(snapshot, true);
    EXPECT_EQ(told.notReady, (SpendingPart{"", {566}, 2}));
    EXPECT_EQ(told.idle, (SpendingPart{"", {466}, 1}));
    EXPECT_EQ(spendingNow(snapshot, false).idle, SpendingPart{})
        << "without measurements nobody can say that a node is idle";
}

TEST(SpendingNow, AddsUpToTheRateOfTheSample) {
    const SnapshotPtr snapshot = support::sampleSnapshot();
    const SpendingNow now = spendingNow(*snapshot, true);
    for (const auto& parts : {now.byGpu, now.byRegion}) {
        Rate sum;
        for (const SpendingPart& part : parts)
            sum = sum + part.rate;
        EXPECT_EQ(sum, snapshot->rateNow);
    }
}

TEST(SpendingForecast, IsWhatWasChargedAndTheRateNowForTheTimeLeft) {
    Snapshot snapshot;
    addDeployment(snapshot, 500);
    const SpendingForecast forecast =
        forecastSpending(snapshot, {7'000'000}, Instant{}, Instant{} + 10h);
    EXPECT_EQ(forecast.charged, (Money{7'000'000}));
    EXPECT_EQ(forecast.lowest, (Money{7'000'000 + 500LL * 36'000}));
    EXPECT_EQ(forecast.highest, forecast.lowest);
}

TEST(SpendingForecast, CountsWhatStopsByItselfUpToThereAtTheLowest) {
    Snapshot snapshot;
    addDeployment(snapshot, 500).stopsAt = Instant{} + 2h;
    addDeployment(snapshot, 100).stopsAt = Instant{} + 90h;  // after the end
    const SpendingForecast forecast = forecastSpending(snapshot, {}, Instant{}, Instant{} + 10h);
    EXPECT_EQ(forecast.lowest, (Money{500LL * 7'200 + 100LL * 36'000}));
    EXPECT_EQ(forecast.highest, (Money{600LL * 36'000}));
}

TEST(SpendingForecast, CountsAJobForTheRunsThatItMissesAtTheLowest) {
    Snapshot snapshot;
    Deployment& job = addDeployment(snapshot, 300);
    job.spec.nodes = 3;
    job.spec.job.emplace();
    job.spec.job->completions = 12;
    job.spec.job->runTime = 10min;
    job.job.emplace();
    job.job->succeeded = 5;  // seven are missing: three turns of ten minutes
    const Instant at{};
    EXPECT_EQ(forecastSpending(snapshot, {}, at, at + 10h).lowest.points, 300 * 1800);
    EXPECT_EQ(forecastSpending(snapshot, {}, at, at + 20min).lowest.points, 300 * 1200);
    job.stopsAt = at + 5min;
    EXPECT_EQ(forecastSpending(snapshot, {}, at, at + 10h).lowest.points, 300 * 300);
    job.stopsAt.reset();
    job.spec.job->runTime = Duration::max();
    EXPECT_EQ(forecastSpending(snapshot, {}, at, at + 10h).lowest.points, 300 * 36000);
}

TEST(SpendingForecast, CountsTheNodesThatAreWantedAtTheHighest) {
    Snapshot snapshot;
    snapshot.catalogue.pools = {{{"a"}, "4090", {466}, 0, 10}, {{"b"}, "4090", {550}, 0, 10}};
    Deployment& waits = addDeployment(snapshot, 466);
    waits.spec.gpuSpec = "4090";
    waits.spec.nodes = 4;
    SpendingForecast forecast = forecastSpending(snapshot, {}, Instant{}, Instant{} + 1h);
    EXPECT_EQ(forecast.lowest, (Money{466LL * 3'600}));
    EXPECT_EQ(forecast.highest, (Money{4LL * 550 * 3'600}));
    waits.state = DeploymentState::Paused;
    waits.rateNow = {};
    forecast = forecastSpending(snapshot, {}, Instant{}, Instant{} + 1h);
    EXPECT_EQ(forecast.highest, Money{}) << "what is paused wants no nodes";
}

TEST(SpendingForecast, IsWhatWasChargedOnceTheSpanIsOver) {
    Snapshot snapshot;
    addDeployment(snapshot, 500).stopsAt = Instant{} - 1h;
    addDeployment(snapshot, 500);
    const SpendingForecast over = forecastSpending(snapshot, {42}, Instant{} + 3h, Instant{} + 1h);
    EXPECT_EQ(over, (SpendingForecast{{42}, {42}, {42}}));
}

TEST(SpendingForecast, NeverFallsBelowWhatWasChargedAndGrowsWithTheTimeLeft) {
    support::SeededRandom random(31);
    for (int round = 0; round < 2'000; ++round) {
        Snapshot snapshot = *support::sampleSnapshot();
        for (Deployment& deployment : snapshot.deployments) {
            deployment.rateNow = {static_cast<std::int64_t>(random.next() % 20'000)};
            deployment.spec.nodes = static_cast<int>(random.next() % 9);
            deployment.stopsAt.reset();
            if (random.next() % 2 == 0) {
                deployment.stopsAt =
                    snapshot.at + std::chrono::minutes(random.next() % 100'000) - 5h;
            }
        }
        const Money charged{static_cast<std::int64_t>(random.next() % 1'000'000'000'000)};
        SpendingForecast before{charged, charged, charged};
        for (int days = 0; days <= 31; days += 1 + static_cast<int>(random.next() % 9)) {
            const SpendingForecast next =
                forecastSpending(snapshot, charged, snapshot.at, snapshot.at + days * 24h);
            EXPECT_GE(next.lowest, before.lowest);
            EXPECT_GE(next.highest, before.highest);
            EXPECT_LE(next.lowest, next.highest);
            before = next;
        }
    }
}

TEST(SpendingForecast, EndsAtTheLargestAmountWhereAPriceIsAbsurd) {
    Snapshot snapshot;
    addDeployment(snapshot, std::numeric_limits<std::int64_t>::max());
    addDeployment(snapshot, std::numeric_limits<std::int64_t>::max());
    const SpendingForecast forecast =
        forecastSpending(snapshot, {1}, Instant{}, Instant{} + 24h * 31);
    EXPECT_EQ(forecast.highest.points, std::numeric_limits<std::int64_t>::max());
}

TEST(Budget, IsPassedByTheForecastBeforeItIsSpent) {
    EXPECT_EQ(budgetLevel({100}, {{20}, {90}, {300}}), BudgetLevel::Within)
        << "what may be is no reason for an alarm";
    EXPECT_EQ(budgetLevel({100}, {{20}, {100}, {100}}), BudgetLevel::Within);
    EXPECT_EQ(budgetLevel({100}, {{20}, {101}, {300}}), BudgetLevel::ForecastAbove);
    EXPECT_EQ(budgetLevel({100}, {{100}, {150}, {300}}), BudgetLevel::Spent);
}

}  // namespace
}  // namespace berth::domain
