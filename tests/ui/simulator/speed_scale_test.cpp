// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/speed_scale.h"

#include <gtest/gtest.h>

namespace berth::ui {
namespace {

TEST(SpeedScale, EveryStepFindsItselfAgain) {
    for (int step = 0; step < speedSteps(); ++step)
        EXPECT_EQ(stepFor(speedAt(step)), step);
}

TEST(SpeedScale, RisesFromRealTimeToTenThousandAndEndsWithAsFastAsItGoes) {
    EXPECT_EQ(speedAt(0), 1);
    for (int step = 1; step + 1 < speedSteps(); ++step)
        EXPECT_GT(speedAt(step), speedAt(step - 1));
    EXPECT_EQ(speedAt(speedSteps() - 2), 10'000);
    EXPECT_EQ(speedAt(speedSteps() - 1), 0);
}

TEST(SpeedScale, TakesTheNearestStepForSpeedsBetweenAndBeyond) {
    EXPECT_EQ(stepFor(1e9), speedSteps() - 2);
    EXPECT_EQ(stepFor(0.001), 0);
    EXPECT_EQ(speedAt(stepFor(950)), 1000);
    EXPECT_EQ(speedAt(stepFor(4)), 5);
    EXPECT_EQ(speedAt(-3), 1);
    EXPECT_EQ(speedAt(1000), 0);
}

}  // namespace
}  // namespace berth::ui
