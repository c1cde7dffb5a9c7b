// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/billing_feed.h"

#include <gtest/gtest.h>

#include <chrono>
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

Billing billed(std::int64_t points) {
    Billing billing;
    billing.periods.push_back({{0}, {0}, {points}, {points}});
    return billing;
}

class BillingFeedTest : public ::testing::Test {
  protected:
    BillingFeedTest() {
        Capabilities can;
        can.billing = true;
        platform.setCapabilities(can);
        platform.setBilling(billed(10));
    }
    void passTime(Duration span) {
        auto later = std::make_shared<Snapshot>(*platform.snapshot());
        later->at = later->at + span;
        platform.publish(later);
        ASSERT_TRUE(support::runUntil([&] { return bridge.snapshot()->at == later->at; }));
    }
    [[nodiscard]] std::size_t asked() const { return platform.billingAsked().size(); }
    [[nodiscard]] bool waitForAsked(std::size_t times) {
        return support::runUntil([&] { return asked() == times && !feed.loading(); });
    }
    [[nodiscard]] Money shown() const {
        return feed.bills() ? feed.bills()->billing.charged() : Money{-1};
    }
    // Long enough for a feed that would ask to have asked.
    void lookAround() {
        int looks = 0;
        QTimer timer;
        QObject::connect(&timer, &QTimer::timeout, [&] { ++looks; });
        timer.start(1ms);
        ASSERT_TRUE(support::runUntil([&] { return looks >= 20; }));
        drain();
    }

    support::FakeClock clock;
    support::FakeJournal journal;
    support::FakePlatform platform{support::sampleSnapshot()};
    PlatformBridge bridge{platform, journal, clock, {.snapshotInterval = 0ms}};
    BillingFeed feed{
        bridge, BillingWindow::Hours24, {.settledEvery = 5min, .look = 1ms, .retry = 1ms}};
};

TEST_F(BillingFeedTest, AsksWhenSomebodyLooksAndSaysOfWhichInstantTheAnswerIs) {
    lookAround();
    EXPECT_EQ(asked(), 0U) << "nobody looks";
    platform.hold(true);
    feed.setActive(true);
    EXPECT_TRUE(feed.loading());
    EXPECT_FALSE(feed.bills());
    platform.releaseAll();
    ASSERT_TRUE(support::runUntil([&] { return !feed.loading(); }));
    EXPECT_EQ(shown(), Money{10});
    EXPECT_EQ(feed.bills()->at, bridge.snapshot()->at);
    EXPECT_EQ(platform.billingAsked()[0],
              queryOf(BillingWindow::Hours24, bridge.snapshot()->at, TimeBase::SimulationStart));
    EXPECT_EQ(feed.bills()->periods.size(), 24U);
}

TEST_F(BillingFeedTest, AsksAgainOnlyWhenBillsCanHaveChanged) {
    feed.setActive(true);
    ASSERT_TRUE(waitForAsked(1));
    passTime(4min);
    lookAround();
    EXPECT_EQ(asked(), 1U) << "nothing has been settled yet";
    passTime(1min);
    EXPECT_TRUE(waitForAsked(2));
    feed.setActive(false);
    passTime(1h);
    lookAround();
    EXPECT_EQ(asked(), 2U) << "nobody looks any more";
    feed.setActive(true);
    EXPECT_TRUE(waitForAsked(3));
}

TEST_F(BillingFeedTest, AsksAtOnceWhenAnotherPeriodBegins) {
    passTime(17min);  // 10:59
    feed.setActive(true);
    ASSERT_TRUE(waitForAsked(1));
    passTime(1min);
    ASSERT_TRUE(waitForAsked(2));
    EXPECT_EQ(platform.billingAsked()[1].to, Instant{} + 12h);
}

TEST_F(BillingFeedTest, KeepsTheFormerAnswerWhenAskingFailsAndTriesAgain) {
    feed.setActive(true);
    ASSERT_TRUE(waitForAsked(1));
    const Instant before = feed.bills()->at;
    bool works = false;
    platform.onBilling([&](const BillingQuery&) -> Result<Billing> {
        if (works) return billed(30);
        return fail(ErrorCode::Unavailable, "no answer", {}, true);
    });
    passTime(5min);
    ASSERT_TRUE(support::runUntil([&] { return feed.problem().has_value(); }));
    EXPECT_EQ(feed.problem()->code, ErrorCode::Unavailable);
    EXPECT_EQ(shown(), Money{10}) << "old, and still there";
    EXPECT_EQ(feed.bills()->at, before);
    works = true;
    ASSERT_TRUE(support::runUntil([&] { return shown() == Money{30}; }));
    EXPECT_FALSE(feed.problem());
    EXPECT_EQ(feed.bills()->at, before + 5min);
}

TEST_F(BillingFeedTest, DoesNotRepeatWhatWouldFailAgainUnlessItIsTold) {
    platform.onBilling([](const BillingQuery&) -> Result<Billing> {
        return fail(ErrorCode::PermissionDenied, "not yours");
    });
    feed.setActive(true);
    ASSERT_TRUE(support::runUntil([&] { return feed.problem().has_value(); }));
    lookAround();
    EXPECT_EQ(asked(), 1U);
    feed.readNow();
    EXPECT_TRUE(waitForAsked(2));
    passTime(5min);
    EXPECT_TRUE(waitForAsked(3)) << "by then it may be allowed";
}

TEST_F(BillingFeedTest, ShowsNothingOfAnotherWindow) {
    platform.hold(true);
    feed.setActive(true);
    feed.setWindow(BillingWindow::Months12);
    ASSERT_EQ(platform.waiting(), 2U);
    platform.release(0);
    drain();
    EXPECT_FALSE(feed.bills()) << "that answer was about hours";
    EXPECT_TRUE(feed.loading());
    platform.releaseAll();
    ASSERT_TRUE(support::runUntil([&] { return feed.bills().has_value(); }));
    EXPECT_EQ(feed.bills()->query.step, BillingStep::Month);
}

TEST_F(BillingFeedTest, ForgetsTheBillsOfASimulationThatHasStartedOver) {
    feed.setActive(true);
    ASSERT_TRUE(waitForAsked(1));
    platform.setBilling(billed(0));
    passTime(-10h);
    ASSERT_TRUE(support::runUntil([&] { return shown() == Money{0}; }));
    EXPECT_EQ(feed.bills()->at, bridge.snapshot()->at);
}

TEST_F(BillingFeedTest, AsksNothingOfAPlatformThatTellsNoBills) {
    platform.setCapabilities({});
    feed.setActive(true);
    feed.readNow();
    lookAround();
    EXPECT_EQ(asked(), 0U);
    EXPECT_FALSE(feed.loading());
}

TEST_F(BillingFeedTest, MayGoWhileAnAnswerIsOnItsWay) {
    platform.hold(true);
    auto shortLived =
        std::make_unique<BillingFeed>(bridge, BillingWindow::ThisMonth, BillingFeed::Options{});
    shortLived->setActive(true);
    ASSERT_EQ(platform.waiting(), 1U);
    shortLived.reset();
    platform.releaseAll();
    drain();
}

}  // namespace
}  // namespace berth::bridge
