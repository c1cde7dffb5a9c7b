// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/metering/meter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "sim/engine/random.h"

namespace berth::sim::metering {
namespace {

using domain::Money;
using domain::Rate;
using engine::kMillisecond;
using engine::kSecond;
using engine::Time;

TEST(Meter, GivesTheDocumentedBillOfALiveNode) {
    Meter meter(Rate{466});
    meter.start(0);
    EXPECT_EQ(meter.settled(14'593 * kSecond), Money{6'710'400});
}

TEST(Meter, GivesTheDocumentedBillOfANodeThatHasEnded) {
    Meter meter(Rate{466});
    meter.start(0);
    meter.end(124'371 * kSecond);
    EXPECT_EQ(meter.settled(124'371 * kSecond), Money{57'956'886});
    EXPECT_EQ(meter.settled(999'999 * kSecond), Money{57'956'886});
}

TEST(Meter, SettlesAtTheEndOfEachPeriodAndNotBefore) {
    Meter meter(Rate{10});
    const Time started = 1'234 * kMillisecond;
    meter.start(started);
    EXPECT_EQ(meter.settled(started + 300 * kSecond - 1), Money{0});
    EXPECT_EQ(meter.settled(started + 300 * kSecond), Money{3'000});
    EXPECT_EQ(meter.settled(started + 600 * kSecond - 1), Money{3'000});
    EXPECT_EQ(meter.nextSettlement(started + 300 * kSecond), started + 600 * kSecond);
    EXPECT_EQ(meter.nextSettlement(started + 301 * kSecond), started + 600 * kSecond);
}

TEST(Meter, CostsNothingBeforeItStartsAndWhilePaused) {
    Meter meter(Rate{10});
    EXPECT_EQ(meter.settled(1'000 * kSecond), Money{0});
    EXPECT_EQ(meter.rateNow(), Rate{0});
    meter.start(1'000 * kSecond);
    EXPECT_EQ(meter.rateNow(), Rate{10});
    meter.stop(1'200 * kSecond);
    EXPECT_EQ(meter.rateNow(), Rate{0});
    EXPECT_EQ(meter.nextSettlement(1'200 * kSecond), std::numeric_limits<Time>::max());
    EXPECT_EQ(meter.billedTime(9'000 * kSecond), 200 * kSecond);
    EXPECT_EQ(meter.settled(9'000 * kSecond), Money{0});
    meter.start(9'000 * kSecond);
    EXPECT_EQ(meter.settled(9'100 * kSecond), Money{3'000});
    meter.end(9'150 * kSecond);
    EXPECT_EQ(meter.settled(9'150 * kSecond), Money{3'500});
}

TEST(Meter, AddsUpPartsOfSecondsOverPauses) {
    Meter meter(Rate{7});
    for (int i = 0; i < 10; ++i) {
        meter.start(i * kSecond);
        meter.stop(i * kSecond + 250 * kMillisecond);
    }
    meter.end(20 * kSecond);  // 2.5 s
    EXPECT_EQ(meter.settled(20 * kSecond), Money{14});
}

TEST(Meter, ANodeThatNeverRanCostsNothing) {
    Meter meter(Rate{466});
    meter.end(5'000 * kSecond);
    meter.start(6'000 * kSecond);
    EXPECT_FALSE(meter.running());
    EXPECT_EQ(meter.settled(90'000 * kSecond), Money{0});
}

TEST(Meter, StartingOrStoppingTwiceIsDoingItOnce) {
    Meter meter(Rate{1});
    meter.start(0);
    meter.start(100 * kSecond);
    meter.stop(400 * kSecond);
    meter.stop(900 * kSecond);
    EXPECT_EQ(meter.billedTime(1'000 * kSecond), 400 * kSecond);
    EXPECT_EQ(meter.settled(1'000 * kSecond), Money{300});
}

TEST(Meter, FollowsAnotherPeriod) {
    Meter meter(Rate{3}, 60 * kSecond);
    meter.start(0);
    EXPECT_EQ(meter.settled(119 * kSecond), Money{180});
}

// Against a plain sum of spans, with the settled value never falling and never ahead of what has
// come together.
TEST(Meter, KeepsItsRulesInRandomSequences) {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        engine::RandomStream random(seed, "meter sequence");
        const Rate rate{static_cast<std::int64_t>(random.below(20'000))};
        Meter meter(rate);
        Time now = 0;
        Time billed = 0;
        Money last;
        bool running = false;
        for (int step = 0; step < 200; ++step) {
            const auto pause = static_cast<Time>(random.below(400 * kSecond));
            now += pause;
            if (running) billed += pause;
            if (random.below(2) == 0) {
                running = random.below(2) == 0;
                running ? meter.start(now) : meter.stop(now);
            }
            ASSERT_EQ(meter.billedTime(now), billed);
            const Money settled = meter.settled(now);
            ASSERT_GE(settled, last);
            ASSERT_EQ(settled, rate.forSeconds(billed / kSecond / 300 * 300));
            ASSERT_LE(meter.accrued(now) - settled, rate.forSeconds(300));
            if (running) {
                const Time next = meter.nextSettlement(now);
                ASSERT_EQ(meter.settled(next - 1), settled);
                ASSERT_EQ(meter.settled(next) - settled, rate.forSeconds(300));
            }
            last = settled;
        }
        meter.end(now);
        ASSERT_EQ(meter.settled(now), rate.forSeconds(billed / kSecond));
    }
}

TEST(MeterDeathTest, RefusesAPriceBelowZeroAndAPeriodOfPartsOfSeconds) {
    EXPECT_DEATH(Meter(Rate{-1}), "price");
    EXPECT_DEATH(Meter(Rate{1}, 1'500 * kMillisecond), "period");
}

}  // namespace
}  // namespace berth::sim::metering
