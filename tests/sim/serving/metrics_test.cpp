// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/engine/random.h"
#include "sim/serving/interval_histogram.h"
#include "tests/sim/serving/room.h"

namespace berth::sim::serving {
namespace {

using domain::BalancingPolicy;
using engine::DistributionKind;
using engine::kHour;
using engine::kMillisecond;
using engine::kMinute;
using engine::kSecond;
using test::Room;

constexpr LinkKey kMeasured{1, 80};

TEST(IntervalHistogram, GivesQuantilesToASixtyFourth) {
    engine::RandomStream random(5, "values");
    IntervalHistogram histogram;
    std::vector<engine::Time> values;
    for (int i = 0; i < 20'000; ++i) {
        values.push_back(static_cast<engine::Time>(std::pow(10.0, random.uniform() * 11)));
        histogram.add(values.back());
    }
    std::sort(values.begin(), values.end());
    for (const double q : {0.01, 0.5, 0.95, 0.99, 1.0}) {
        const double exact =
            static_cast<double>(values[static_cast<std::size_t>(std::ceil(q * 20'000)) - 1]);
        EXPECT_NEAR(static_cast<double>(histogram.quantile(q)), exact, exact / 64 + 1);
    }
    IntervalHistogram merged;
    merged.add(histogram.cells());
    EXPECT_EQ(merged.total(), 20'000U);
    EXPECT_EQ(merged.quantile(0.5), histogram.quantile(0.5));
}

TEST(IntervalHistogram, PutsEachValueIntoTheBucketWhoseMiddleItIsNearTo) {
    std::uint32_t before = 0;
    for (engine::Time value = 0; value < 100'000; ++value) {
        const std::uint32_t bucket = IntervalHistogram::bucketOf(value);
        ASSERT_TRUE(bucket == before || bucket == before + 1);
        ASSERT_EQ(IntervalHistogram::bucketOf(IntervalHistogram::middleOf(bucket)), bucket);
        before = bucket;
    }
    EXPECT_EQ(IntervalHistogram::bucketOf(-5), 0U);
}

class Metrics : public ::testing::Test {
  protected:
    Metrics() {
        room.image.serviceTime = {DistributionKind::Constant, 0.020, 0};
        room.serving.openLink(kMeasured, BalancingPolicy::RoundRobin);
        room.startNode(1);
        room.startNode(2);
    }
    // Ten requests a second.
    void load(engine::Time span) {
        const engine::Time end = room.engine.now() + span;
        while (room.engine.now() < end) {
            room.serving.arrive(kMeasured);
            room.run(100 * kMillisecond);
        }
    }

    Room room;
};

TEST_F(Metrics, HasAPointForEveryFiveSecondsWithOrWithoutTraffic) {
    load(10 * kSecond);
    room.run(10 * kSecond);
    load(kSecond);
    const domain::Metrics metrics = room.serving.metrics(1, 80, 0, room.engine.now(), 600);
    ASSERT_EQ(metrics.points.size(), 5U);
    const std::vector<std::int64_t> expected{50, 50, 0, 0, 10};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(metrics.points[i].completed, expected[i]);
        EXPECT_EQ(metrics.points[i].offered, expected[i]);
    }
    EXPECT_NEAR(metrics.points[0].p50, 0.020, 0.020 / 64);
    EXPECT_EQ(metrics.points[2].p99, 0);
    EXPECT_EQ(metrics.points[1].at.ns, 10 * kSecond);
    EXPECT_EQ(metrics.points[4].at.ns, room.engine.now());
    EXPECT_EQ(metrics.points[4].length.count(), kSecond);
    ASSERT_EQ(metrics.shares.size(), 2U);
    EXPECT_EQ(metrics.shares[0].ordinal, 1);
    EXPECT_EQ(metrics.shares[0].completed, 55);
    EXPECT_EQ(metrics.shares[1].completed, 55);
}

TEST_F(Metrics, LosesNothingWhenPointsAreJoined) {
    load(2 * kMinute);
    for (const int most : {1, 2, 3, 7, 10, 23, 24, 100}) {
        const domain::Metrics metrics = room.serving.metrics(1, 0, 0, room.engine.now(), most);
        EXPECT_LE(metrics.points.size(), static_cast<std::size_t>(most));
        std::int64_t sum = 0;
        for (const domain::MetricPoint& point : metrics.points)
            sum += point.completed;
        EXPECT_EQ(sum, 1200);
    }
}

TEST_F(Metrics, ForgetsWhatIsOlderThanTwoHours) {
    load(10 * kSecond);
    room.run(3 * kHour);
    load(5 * kSecond);
    const domain::Metrics metrics = room.serving.metrics(1, 80, 0, room.engine.now(), 10'000);
    std::int64_t sum = 0;
    for (const domain::MetricPoint& point : metrics.points)
        sum += point.completed;
    EXPECT_EQ(sum, 50);
    EXPECT_LE(metrics.points.size(), 1441U);
    EXPECT_EQ(room.serving.report(kMeasured).totals.completed, 150);
}

TEST_F(Metrics, MeasuresFromTheEndOfTheWarmUp) {
    load(kMinute);
    room.serving.arrive(kMeasured);  // on its way when measuring begins: does not count
    room.serving.restartMeasuring();
    room.run(kSecond);
    load(10 * kSecond);
    const LinkReport report = room.serving.report(kMeasured);
    EXPECT_EQ(report.totals.offered, 100);
    EXPECT_EQ(report.totals.completed, 100);
    EXPECT_NEAR(report.latency.mean, 0.020, 1e-9);
    ASSERT_EQ(report.perNode.size(), 2U);
    EXPECT_EQ(report.perNode[0].completed + report.perNode[1].completed, 100);
}

TEST_F(Metrics, TellTheTrafficOfANodeOverTheLastMinute) {
    load(10 * kMinute);
    const NodeTraffic busy = room.serving.traffic(1);
    EXPECT_EQ(busy.served, 3000);
    EXPECT_NEAR(busy.requestsPerSecond, 5, 0.1);
    EXPECT_NEAR(busy.busy, 5 * 0.020 / room.image.concurrency, 0.001);
    room.run(2 * kMinute);
    const NodeTraffic idle = room.serving.traffic(1);
    EXPECT_EQ(idle.served, 3000);
    EXPECT_EQ(idle.requestsPerSecond, 0);
    EXPECT_EQ(idle.busy, 0);
    EXPECT_EQ(room.serving.traffic(99).served, 0);
}

TEST(NodeTraffic, IsFullyBusyWhileOneLongRequestFillsIt) {
    Room room;
    room.image.concurrency = 1;
    room.image.serviceTime = {DistributionKind::Constant, 1000, 0};
    room.serving.openLink(kMeasured, BalancingPolicy::RoundRobin);
    room.startNode(1);
    room.serving.arrive(kMeasured);
    room.run(500 * kSecond);
    EXPECT_NEAR(room.serving.traffic(1).busy, 1, 1e-9);
}

}  // namespace
}  // namespace berth::sim::serving
