// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/pacer.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

#include "tests/support/fake_clock.h"

namespace berth::sim::platform {
namespace {

using engine::kSecond;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;

struct PacerTest : ::testing::Test {
    PacerTest() { clock.advance(seconds(1000)); }

    support::FakeClock clock;
    Pacer pacer{clock};
};

TEST_F(PacerTest, FollowsTheWallClockAtTheChosenSpeed) {
    pacer.set({false, 60}, 5 * kSecond);
    EXPECT_EQ(pacer.target(5 * kSecond), 5 * kSecond);
    clock.advance(milliseconds(40));
    EXPECT_EQ(pacer.target(5 * kSecond), 5 * kSecond + 60 * kSecond / 25);
}

TEST_F(PacerTest, StandsStillWhilePaused) {
    pacer.set({true, 60}, 5 * kSecond);
    clock.advance(seconds(10));
    EXPECT_EQ(pacer.target(5 * kSecond), 5 * kSecond);
    EXPECT_EQ(pacer.untilDue(6 * kSecond), std::nullopt);
}

TEST_F(PacerTest, GoesOnFromWhereItWasPaused) {
    pacer.set({true, 1}, 5 * kSecond);
    clock.advance(seconds(10));
    pacer.set({false, 1}, 5 * kSecond);
    clock.advance(milliseconds(20));
    EXPECT_EQ(pacer.target(5 * kSecond), 5 * kSecond + kSecond / 50);
}

TEST_F(PacerTest, NeverAsksForAnInstantBeforeNow) {
    pacer.set({false, 1}, 0);
    clock.advance(seconds(1));
    EXPECT_EQ(pacer.target(9 * kSecond), 9 * kSecond);
}

TEST_F(PacerTest, SaysHowLongUntilAnInstantIsDue) {
    pacer.set({false, 10}, 0);
    EXPECT_EQ(pacer.untilDue(20 * kSecond), seconds(2));
    clock.advance(seconds(5));
    EXPECT_EQ(pacer.untilDue(20 * kSecond), seconds(0));
}

TEST_F(PacerTest, ForgivesASimulationThatCannotKeepUp) {
    pacer.set({false, 100}, 0);
    clock.advance(seconds(2));
    // It should be at 200 s and has come to 20 s: the 180 s are not caught up.
    pacer.arrived(20 * kSecond);
    EXPECT_EQ(pacer.target(20 * kSecond), 20 * kSecond);
    clock.advance(milliseconds(10));
    EXPECT_EQ(pacer.target(20 * kSecond), 21 * kSecond);
}

TEST_F(PacerTest, CatchesUpAShortDelay) {
    pacer.set({false, 1}, 0);
    clock.advance(milliseconds(30));
    pacer.arrived(0);
    EXPECT_EQ(pacer.target(0), 30 * engine::kMillisecond);
}

TEST_F(PacerTest, JumpsWithoutOvershootingAndFallsBackToItsPace) {
    pacer.set({true, 1}, 0);
    pacer.jumpTo(3600 * kSecond, 0);
    clock.advance(seconds(60));
    EXPECT_EQ(pacer.target(0), 3600 * kSecond);
    pacer.arrived(3600 * kSecond);
    EXPECT_EQ(pacer.jumpTarget(), std::nullopt);
    clock.advance(seconds(60));
    EXPECT_EQ(pacer.target(3600 * kSecond), 3600 * kSecond) << "it was paused before the jump";
}

TEST_F(PacerTest, IgnoresAJumpIntoThePast) {
    pacer.set({false, 1}, 10 * kSecond);
    pacer.jumpTo(5 * kSecond, 10 * kSecond);
    EXPECT_EQ(pacer.jumpTarget(), std::nullopt);
}

TEST_F(PacerTest, StandsStillAtTheEndOfTimeInsteadOfPassingIt) {
    pacer.set({false, 0}, Pacer::kEnd - kSecond);
    clock.advance(hours(24 * 365));
    EXPECT_EQ(pacer.target(Pacer::kEnd - kSecond), Pacer::kEnd);
    pacer.arrived(Pacer::kEnd);
    clock.advance(hours(1));
    EXPECT_EQ(pacer.target(Pacer::kEnd), Pacer::kEnd);
    pacer.jumpTo(INT64_MAX, Pacer::kEnd);
    EXPECT_FALSE(pacer.jumpTarget());
}

TEST_F(PacerTest, TakesASpeedThatIsNoNumberForOne) {
    pacer.set({false, std::numeric_limits<double>::quiet_NaN()}, 0);
    clock.advance(seconds(3));
    EXPECT_EQ(pacer.target(0), 3 * kSecond);
}

TEST_F(PacerTest, HoldsAsFastAsItGoesBelowItsTopSpeed) {
    pacer.set({false, 0}, 0);
    clock.advance(seconds(1));
    EXPECT_EQ(pacer.target(0), static_cast<engine::Time>(Pacer::kTopSpeed) * kSecond);
}

}  // namespace
}  // namespace berth::sim::platform
