// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/serving/warmth.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/sim/serving/room.h"

namespace berth::sim::serving {
namespace {

using engine::kMillisecond;
using engine::kSecond;

constexpr LinkKey kWarmed{1, 80};

// Warm ones take 10 ms, cold ones a second; a node is kept warm for a minute.
struct WarmRoom {
    WarmRoom() : image(room.image), serving(room.serving) {
        image.coldServiceTime = engine::Distribution{engine::DistributionKind::Constant, 1, 0};
        image.keepWarm = 60 * kSecond;
        image.concurrency = 4;
        serving.openLink(kWarmed, domain::BalancingPolicy::RoundRobin);
        startNode(1);
    }
    void startNode(NodeKey node) { room.startNode(node); }
    void run(engine::Time span) { room.run(span); }
    // How long one request took.
    engine::Time once(const GeneratedRequest& request = {}) {
        const double before = total();
        serving.arrive(kWarmed, request);
        run(2 * kSecond);
        return static_cast<engine::Time>(std::llround((total() - before) * 1e9));
    }
    double total() const {
        const LinkReport report = serving.report(kWarmed);
        return report.latency.mean * static_cast<double>(report.totals.completed);
    }

    test::Room room;
    images::ImageModel& image;
    Serving& serving;
};

TEST(WarmAndCold, TheFirstRequestFindsItsNodeColdAndSoDoesOneAfterALongRest) {
    WarmRoom room;
    EXPECT_EQ(room.once(), kSecond);
    EXPECT_EQ(room.once(), 10 * kMillisecond);
    room.run(57 * kSecond);
    EXPECT_EQ(room.once(), 10 * kMillisecond);
    room.run(60 * kSecond);
    EXPECT_EQ(room.once(), kSecond);
    EXPECT_EQ(room.once(), 10 * kMillisecond);
    room.startNode(1);  // its container starts again
    EXPECT_EQ(room.once(), kSecond);
}

TEST(WarmAndCold, AsManyAreColdAsTheImageSays) {
    WarmRoom room;
    room.image.coldRequests = 3;
    room.startNode(1);
    for (int i = 0; i < 4; ++i)
        room.serving.arrive(kWarmed);
    room.run(2 * kSecond);
    const LinkReport report = room.serving.report(kWarmed);
    ASSERT_TRUE(report.warmths);
    EXPECT_EQ(report.warmths->coldCompleted, 3);
    EXPECT_EQ(report.warmths->warmCompleted, 1);
    EXPECT_NEAR(report.warmths->cold.mean, 1, 1e-9);
    EXPECT_NEAR(report.warmths->warm.mean, 0.01, 1e-9);
}

TEST(WarmAndCold, ABusyNodeIsNeverIdle) {
    WarmRoom room;
    room.image.serviceTime.mean = 50;
    room.startNode(1);
    for (int i = 0; i < 6; ++i) {
        room.serving.arrive(kWarmed);
        room.run(40 * kSecond);
    }
    EXPECT_EQ(room.serving.report(kWarmed).warmths->coldCompleted, 1);
}

TEST(WarmAndCold, AreNotToldApartWithoutTimesForColdOnes) {
    WarmRoom room;
    room.image.coldServiceTime.reset();
    room.startNode(1);
    EXPECT_EQ(room.once(), 10 * kMillisecond);
    EXPECT_FALSE(room.serving.report(kWarmed).warmths);
}

TEST(WarmAndCold, StayApartWhenMeasuringBeginsAnew) {
    WarmRoom room;
    EXPECT_EQ(room.once(), kSecond);
    room.serving.restartMeasuring();
    room.serving.arrive(kWarmed);
    room.run(kSecond);
    const LinkReport report = room.serving.report(kWarmed);
    ASSERT_TRUE(report.warmths);
    EXPECT_EQ(report.warmths->coldCompleted, 0);
    EXPECT_EQ(report.warmths->warmCompleted, 1);
}

TEST(WarmAndCold, AWorkloadBringsTimesOfItsOwnAndATraceThoseOfItsLines) {
    WarmRoom room;
    const std::uint32_t times = room.serving.addServiceTimes(
        {engine::DistributionKind::Constant, 0.2, 0},
        engine::Distribution{engine::DistributionKind::Constant, 0.5, 0});
    EXPECT_EQ(room.once({-1, times}), 500 * kMillisecond);
    EXPECT_EQ(room.once({-1, times}), 200 * kMillisecond);
    EXPECT_EQ(room.once({7 * kMillisecond, times}), 7 * kMillisecond);
    EXPECT_EQ(room.once(), 10 * kMillisecond);
    // The image's cold ones are not those of a workload that has none.
    const std::uint32_t warmOnly =
        room.serving.addServiceTimes({engine::DistributionKind::Constant, 0.3, 0}, std::nullopt);
    room.startNode(1);
    EXPECT_EQ(room.once({-1, warmOnly}), 300 * kMillisecond);
    EXPECT_EQ(room.once(), 10 * kMillisecond);
}

}  // namespace
}  // namespace berth::sim::serving
