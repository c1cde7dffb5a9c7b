// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/objectives/error_budget.h"

#include <gtest/gtest.h>

namespace berth::sim::objectives {
namespace {

using domain::BudgetUnit;
using engine::kHour;
using engine::kMinute;

TEST(BurnRate, IsThatOfTheSiteReliabilityWorkbook) {
    // Chapter 5: at a target of 99.9 % an error rate of 1.44 % burns 14.4 times as fast as allowed.
    EXPECT_NEAR(burnRate({98.56, 1.44}, 0.999), 14.4, 1e-9);
    EXPECT_NEAR(burnRate({999, 1}, 0.999), 1, 1e-9);
    EXPECT_EQ(burnRate({0, 0}, 0.999), 0);
    EXPECT_EQ(burnRate({5, 0}, 1), 0);
    EXPECT_GT(burnRate({5, 1}, 1), 1000);  // a number all the same
}

TEST(TallyHistory, KnowsItsWindowsAndForgetsWhatIsOlderThanTwoHours) {
    TallyHistory history;
    for (int minute = 1; minute <= 300; ++minute)
        history.add(minute * kMinute, {1, minute > 295 ? 1.0 : 0.0});
    const engine::Time now = 300 * kMinute;
    EXPECT_EQ(history.over(now, 5 * kMinute).good, 5);
    EXPECT_EQ(history.over(now, 5 * kMinute).bad, 5);
    EXPECT_EQ(history.over(now, kHour).all(), 65);
    EXPECT_EQ(history.over(now, 100 * kHour).good, 120);
    EXPECT_EQ(history.sum().good, 300);
}

TEST(BudgetWatch, OfTimeIsUsedUpInTheMinuteInWhichItIs) {
    // 99.9 % of ten hours: 36 s.
    BudgetWatch watch(BudgetUnit::Seconds, 0.999, 0, 10 * kHour);
    EXPECT_FALSE(watch.look(kMinute, {40, 20}));
    EXPECT_NEAR(watch.status(kMinute).allowed, 36, 1e-9);
    EXPECT_NEAR(watch.status(kMinute).remaining(), 16, 1e-9);
    EXPECT_FALSE(watch.status(kMinute).exhausted.has_value());
    EXPECT_TRUE(watch.look(2 * kMinute, {40, 20}));
    EXPECT_FALSE(watch.look(3 * kMinute, {40, 20}));  // told once
    EXPECT_EQ(watch.status(3 * kMinute).exhausted, domain::Instant{2 * kMinute});
    EXPECT_NEAR(watch.status(3 * kMinute).burn5m, 60.0 / 180 / 0.001, 1e-6);
}

TEST(BudgetWatch, OfRequestsGrowsWithThem) {
    BudgetWatch watch(BudgetUnit::Requests, 0.99, 0, kHour);
    // 100 requests a minute are 6,000 in the hour: 60 may fail.
    EXPECT_FALSE(watch.look(kMinute, {50, 50}));
    EXPECT_NEAR(watch.status(kMinute).allowed, 60, 1e-9);
    EXPECT_TRUE(watch.look(2 * kMinute, {80, 20}));
    EXPECT_TRUE(watch.status(2 * kMinute).exhausted.has_value());
    // Much more traffic, all of it good, makes up for it.
    EXPECT_FALSE(watch.look(3 * kMinute, {10'000, 0}));
    EXPECT_FALSE(watch.status(3 * kMinute).exhausted.has_value());
    // At the end of the run, and after it, the budget is that of what came.
    EXPECT_NEAR(watch.status(kHour).allowed, 102, 1e-9);
    EXPECT_NEAR(watch.status(2 * kHour).allowed, 102, 1e-9);
}

}  // namespace
}  // namespace berth::sim::objectives
