// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/throttle.h"

#include <gtest/gtest.h>

#include "tests/support/event_loop.h"
#include "tests/support/fake_clock.h"

namespace berth::bridge {
namespace {

using namespace std::chrono_literals;
using support::FakeClock;

TEST(Throttle, RunsTheFirstRequestAtOnceAndHoldsTheNextBack) {
    const FakeClock clock;
    int runs = 0;
    Throttle throttle(clock, 1h, [&] { ++runs; });
    throttle.request();
    EXPECT_EQ(runs, 1);
    for (int i = 0; i < 100; ++i)
        throttle.request();
    support::drain();
    EXPECT_EQ(runs, 1);
}

TEST(Throttle, RunsAtOnceAgainWhenTheIntervalIsOver) {
    FakeClock clock;
    int runs = 0;
    Throttle throttle(clock, 1h, [&] { ++runs; });
    throttle.request();
    clock.advance(1h);
    throttle.request();
    EXPECT_EQ(runs, 2);
}

TEST(Throttle, RunsOnceForAllThatWasHeldBack) {
    const FakeClock clock;
    int runs = 0;
    Throttle throttle(clock, 5ms, [&] { ++runs; });
    for (int i = 0; i < 100; ++i)
        throttle.request();
    ASSERT_TRUE(support::runUntil([&] { return runs == 2; }));
    support::drain();
    EXPECT_EQ(runs, 2);
}

}  // namespace
}  // namespace berth::bridge
