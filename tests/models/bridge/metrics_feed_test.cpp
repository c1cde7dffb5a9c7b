// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/metrics_feed.h"

#include <gtest/gtest.h>

#include <memory>

#include "models/bridge/platform_bridge.h"
#include "tests/support/event_loop.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_journal.h"
#include "tests/support/fake_platform.h"
#include "tests/support/sample_snapshot.h"

namespace berth::bridge {
namespace {

using namespace std::chrono_literals;
using namespace domain;
using support::drain;

class MetricsFeedTest : public ::testing::Test {
  protected:
    MetricsFeedTest() {
        platform.onMetrics([](const MetricsQuery&) { return support::sampleMetrics(); });
        QObject::connect(&feed, &MetricsFeed::metricsChanged, [this](const Metrics&) { ++told; });
        QObject::connect(&feed, &MetricsFeed::failed, [this](const Error&) { ++failures; });
    }
    void passTime() {
        auto later = std::make_shared<Snapshot>(*platform.snapshot());
        later->at = later->at + 1s;
        platform.publish(later);
        drain();
    }

    support::FakeClock clock;
    support::FakeJournal journal;
    support::FakePlatform platform{support::sampleSnapshot()};
    PlatformBridge bridge{platform, journal, clock, {.snapshotInterval = 0ms}};
    MetricsFeed feed{bridge, {.window = 10min, .interval = 1ms}};
    int told = 0;
    int failures = 0;
};

TEST_F(MetricsFeedTest, ReadsTheWindowBeforeTheNewestState) {
    feed.setTarget({"d-echo"}, 80);
    drain();
    EXPECT_TRUE(platform.metricsAsked().empty()) << "nobody looks";
    feed.setActive(true);
    ASSERT_TRUE(support::runUntil([&] { return told == 1; }));
    const MetricsQuery asked = platform.metricsAsked().at(0);
    EXPECT_EQ(asked.deployment.value, "d-echo");
    EXPECT_EQ(asked.port, 80);
    EXPECT_EQ(asked.to, bridge.snapshot()->at);
    EXPECT_EQ(asked.to - asked.from, 10min);
    EXPECT_EQ(feed.metrics().points.size(), 180U);
}

TEST_F(MetricsFeedTest, ReadsAgainOnlyWhenTimeHasMoved) {
    feed.setTarget({"d-echo"}, 80);
    feed.setActive(true);
    ASSERT_TRUE(support::runUntil([&] { return told == 1; }));
    drain();
    EXPECT_EQ(platform.metricsAsked().size(), 1U);
    passTime();
    ASSERT_TRUE(support::runUntil([&] { return told == 2; }));
    feed.setActive(false);
    passTime();
    drain();
    EXPECT_EQ(platform.metricsAsked().size(), 2U);
}

TEST_F(MetricsFeedTest, ShowsNothingOfTheFormerTarget) {
    platform.hold(true);
    feed.setTarget({"d-echo"}, 80);
    feed.setActive(true);
    feed.setTarget({"d-ollama-chat"}, 8000);
    ASSERT_EQ(platform.waiting(), 2U);
    platform.release(0);
    drain();
    EXPECT_EQ(told, 0);
    platform.release(0);
    drain();
    EXPECT_EQ(told, 1);
}

TEST_F(MetricsFeedTest, TriesAgainAfterAFailure) {
    platform.onMetrics([](const MetricsQuery&) -> Result<Metrics> {
        return fail(ErrorCode::Unavailable, "away");
    });
    feed.setTarget({"d-echo"}, 80);
    feed.setActive(true);
    ASSERT_TRUE(support::runUntil([&] { return failures >= 2; }));
    platform.onMetrics([](const MetricsQuery&) { return support::sampleMetrics(); });
    ASSERT_TRUE(support::runUntil([&] { return told == 1; }));
}

}  // namespace
}  // namespace berth::bridge
