// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/metering/billing_calendar.h"

#include <gtest/gtest.h>

#include "sim/engine/random.h"

namespace berth::sim::metering {

using domain::BillingStep;
using engine::kHour;
using engine::kMinute;
using engine::Time;

namespace {

constexpr Time kOneDay = 24 * kHour;
constexpr int kHome = 480;
constexpr BillingStep kSteps[] = {BillingStep::Hour, BillingStep::Day, BillingStep::Week,
                                  BillingStep::Month};

}  // namespace

TEST(BillingCalendar, BeginsHoursDaysWeeksAndMonthsWithTheSimulation) {
    EXPECT_EQ(billingPeriod(BillingStep::Hour, 0, kHome), (BillingSpan{0, kHour}));
    EXPECT_EQ(billingPeriod(BillingStep::Day, kOneDay - 1, kHome), (BillingSpan{0, kOneDay}));
    EXPECT_EQ(billingPeriod(BillingStep::Week, 7 * kOneDay, kHome),
              (BillingSpan{7 * kOneDay, 14 * kOneDay}));
    EXPECT_EQ(billingPeriod(BillingStep::Month, 30 * kOneDay, kHome),
              (BillingSpan{0, 31 * kOneDay}));
}

TEST(BillingCalendar, HasTheMonthsOfTheCalendar) {
    const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    Time at = 0;
    for (int year = 2001; year < 2009; ++year) {
        for (int month = 0; month < 12; ++month) {
            const Time days = lengths[month] + (month == 1 && year % 4 == 0 ? 1 : 0);
            const BillingSpan span{at, at + days * kOneDay};
            EXPECT_EQ(billingPeriod(BillingStep::Month, at, kHome), span) << year << " " << month;
            EXPECT_EQ(billingPeriod(BillingStep::Month, span.to - 1, kHome), span);
            at = span.to;
        }
    }
}

TEST(BillingCalendar, GoesOnBeforeTheSimulationBegan) {
    EXPECT_EQ(billingPeriod(BillingStep::Hour, -1, kHome), (BillingSpan{-kHour, 0}));
    EXPECT_EQ(billingPeriod(BillingStep::Week, -1, kHome), (BillingSpan{-7 * kOneDay, 0}));
    EXPECT_EQ(billingPeriod(BillingStep::Month, -1, kHome), (BillingSpan{-31 * kOneDay, 0}));
}

TEST(BillingCalendar, HasItsMidnightsWhereTheClockOfTheQueryHasThem) {
    // Day 1, 08:00 at UTC+8 is midnight at UTC; 02:30 there is midnight at UTC+5:30 the day before.
    EXPECT_EQ(billingPeriod(BillingStep::Day, 8 * kHour, 0), (BillingSpan{8 * kHour, 32 * kHour}));
    EXPECT_EQ(billingPeriod(BillingStep::Day, 3 * kHour, 330),
              (BillingSpan{150 * kMinute, 150 * kMinute + kOneDay}));
    EXPECT_EQ(billingPeriod(BillingStep::Hour, 0, 345), (BillingSpan{-45 * kMinute, 15 * kMinute}));
    // The last hours of the year 2000.
    EXPECT_EQ(billingPeriod(BillingStep::Month, 0, 0),
              (BillingSpan{8 * kHour - 31 * kOneDay, 8 * kHour}));
}

TEST(BillingCalendar, CutsTimeIntoPeriodsWithoutGapOrOverlap) {
    engine::RandomStream random(3, "calendar");
    for (int i = 0; i < 20'000; ++i) {
        const BillingStep step = kSteps[random.below(4)];
        const int offset = static_cast<int>(random.below(26 * 60 + 1)) - 12 * 60;
        const Time at = static_cast<Time>(random.below(4000)) * kOneDay - 1000 * kOneDay +
                        static_cast<Time>(random.below(static_cast<std::uint64_t>(kOneDay)));
        const BillingSpan span = billingPeriod(step, at, offset);
        ASSERT_LE(span.from, at);
        ASSERT_LT(at, span.to);
        ASSERT_EQ(billingPeriod(step, span.from, offset), span);
        ASSERT_EQ(billingPeriod(step, span.to - 1, offset), span);
        ASSERT_EQ(billingPeriod(step, span.to, offset).from, span.to);
        // A shorter period never reaches over the border of a longer one, weeks and months apart.
        const BillingSpan day = billingPeriod(BillingStep::Day, at, offset);
        const BillingSpan month = billingPeriod(BillingStep::Month, at, offset);
        ASSERT_LE(month.from, day.from);
        ASSERT_LE(day.to, month.to);
    }
}

}  // namespace berth::sim::metering
