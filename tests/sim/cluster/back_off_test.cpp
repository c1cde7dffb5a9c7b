// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/cluster/back_off.h"

#include <gtest/gtest.h>

namespace berth::sim::cluster {

using engine::kSecond;

TEST(BackOff, WaitsNotAtAllThenTenSecondsAndTwiceAsLongEachTimeUpToFiveMinutes) {
    BackOff backOff;
    for (const int seconds : {0, 10, 20, 40, 80, 160, 300, 300, 300})
        EXPECT_EQ(backOff.next(), seconds * kSecond);
}

TEST(BackOff, StartsAnewAfterTenMinutesOfRunningAndNotBefore) {
    BackOff backOff;
    (void)backOff.next();
    (void)backOff.next();
    backOff.ran(600 * kSecond - 1);
    EXPECT_EQ(backOff.next(), 20 * kSecond);
    backOff.ran(600 * kSecond);
    EXPECT_EQ(backOff.next(), 0);
    EXPECT_EQ(backOff.next(), 10 * kSecond);
}

TEST(BackOff, NeverOverflowsHoweverOftenItFails) {
    BackOff backOff;
    for (int i = 0; i < 100'000; ++i) {
        const engine::Time wait = backOff.next();
        ASSERT_GE(wait, 0);
        ASSERT_LE(wait, 300 * kSecond);
    }
}

}  // namespace berth::sim::cluster
