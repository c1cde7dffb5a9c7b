// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/billing_calendar.h"

#include <gtest/gtest.h>

#include <chrono>

#include "tests/support/seeded_random.h"

namespace berth::domain {
namespace {

using namespace std::chrono;

constexpr int kHome = kPlatformUtcOffsetMinutes;
constexpr BillingWindow kWindows[] = {BillingWindow::ThisMonth, BillingWindow::Hours24,
                                      BillingWindow::Days30, BillingWindow::Months12};

Instant utc(year_month_day date, hours hour = hours(0)) {
    return {nanoseconds(sys_days(date).time_since_epoch() + hour).count()};
}
Instant simulated(nanoseconds since) {
    return {since.count()};
}

TEST(BillingPeriods, BeginAtTheMidnightsOfThePlatformAndNotOfUtc) {
    // 20:00 UTC is 04:00 of the next day at UTC+8.
    const Instant evening = utc(2026y / November / 30, hours(20));
    const TimeSpan day = billingPeriod(BillingStep::Day, evening, TimeBase::UnixEpoch, kHome);
    EXPECT_EQ(day.from, utc(2026y / November / 30, hours(16)));
    EXPECT_EQ(day.to, utc(2026y / December / 1, hours(16)));
    const TimeSpan month = billingPeriod(BillingStep::Month, evening, TimeBase::UnixEpoch, kHome);
    EXPECT_EQ(month.from, utc(2026y / November / 30, hours(16)));
    EXPECT_EQ(month.to, utc(2026y / December / 31, hours(16)));
}

TEST(BillingPeriods, BeginWeeksOnMondays) {
    // 26 November 2026 is a Thursday.
    const TimeSpan week =
        billingPeriod(BillingStep::Week, utc(2026y / November / 26), TimeBase::UnixEpoch, 0);
    EXPECT_EQ(week.from, utc(2026y / November / 23));
    EXPECT_EQ(week.to, utc(2026y / November / 30));
}

TEST(BillingPeriods, OfASimulationBeginWithItsDays) {
    const Instant noon = simulated(hours(24 * 31 + 12));
    const auto of = [&](BillingStep step) {
        return billingPeriod(step, noon, TimeBase::SimulationStart, kHome);
    };
    EXPECT_EQ(of(BillingStep::Day),
              (TimeSpan{simulated(hours(24 * 31)), simulated(hours(24 * 32))}));
    EXPECT_EQ(of(BillingStep::Month),
              (TimeSpan{simulated(hours(24 * 31)), simulated(hours(24 * 59))}));
    EXPECT_EQ(simulatedMonth(simulated(hours(24 * 31 - 1))), 1);
    EXPECT_EQ(simulatedMonth(noon), 2);
    EXPECT_EQ(simulatedMonth(simulated(hours(24 * 365))), 13);
}

TEST(BillingWindows, EndWithThePeriodThatRuns) {
    const Instant now = utc(2026y / November / 27, hours(2));
    const auto hoursShown = periodsOf(BillingWindow::Hours24, now, TimeBase::UnixEpoch);
    ASSERT_EQ(hoursShown.size(), 24U);
    EXPECT_EQ(hoursShown.back().from, now);
    const auto days = periodsOf(BillingWindow::Days30, now, TimeBase::UnixEpoch);
    ASSERT_EQ(days.size(), 30U);
    EXPECT_EQ(days.back().to, utc(2026y / November / 27, hours(16)));
    const auto months = periodsOf(BillingWindow::Months12, now, TimeBase::UnixEpoch);
    ASSERT_EQ(months.size(), 12U);
    EXPECT_EQ(months.front().from, utc(2025y / November / 30, hours(16)));
    EXPECT_EQ(months.back().to, utc(2026y / November / 30, hours(16)));
    EXPECT_EQ(periodsOf(BillingWindow::ThisMonth, now, TimeBase::UnixEpoch).size(), 27U);
}

TEST(BillingWindows, OfAYoungSimulationBeginWithItAndReachAhead) {
    const Instant now = simulated(hours(10) + minutes(42));
    const auto shown = periodsOf(BillingWindow::Hours24, now, TimeBase::SimulationStart);
    ASSERT_EQ(shown.size(), 24U);
    EXPECT_EQ(shown.front().from, Instant{});
    EXPECT_EQ(shown.back().to, simulated(hours(24)));
    const BillingQuery query = queryOf(BillingWindow::Hours24, now, TimeBase::SimulationStart);
    EXPECT_EQ(query.from, Instant{});
    EXPECT_EQ(query.to, simulated(hours(11))) << "what has not begun is not asked about";
    EXPECT_EQ(query.utcOffsetMinutes, kHome);
}

TEST(BillingWindows, HaveNoGapsHoldTheMomentAndCanBeAsked) {
    support::SeededRandom random(12);
    for (int round = 0; round < 3'000; ++round) {
        const TimeBase base = round % 2 == 0 ? TimeBase::UnixEpoch : TimeBase::SimulationStart;
        // Up to 60 years, of which those of Unix time have 55 before them.
        Instant at{static_cast<std::int64_t>(random.next() % (60ULL * 31'557'600)) * 1'000'000'000};
        const int offset = static_cast<int>(random.next() % 105) * 15 - 12 * 60;
        for (const BillingWindow window : kWindows) {
            const auto periods = periodsOf(window, at, base, offset);
            ASSERT_FALSE(periods.empty());
            bool holds = false;
            for (std::size_t i = 0; i < periods.size(); ++i) {
                EXPECT_LT(periods[i].from, periods[i].to);
                if (i > 0) {
                    EXPECT_EQ(periods[i].from, periods[i - 1].to);
                }
                holds = holds || (periods[i].from <= at && at < periods[i].to);
            }
            EXPECT_TRUE(holds);
            const BillingQuery query = queryOf(window, at, base, offset);
            EXPECT_LT(query.from, query.to);
            EXPECT_LE(query.from, at);
            EXPECT_GT(query.to, at);
            EXPECT_LE(query.to - query.from, hours(24 * 400)) << "the longest that can be asked";
        }
    }
}

TEST(BillingWindows, CountEveryChargeOnce) {
    support::SeededRandom random(7);
    for (int round = 0; round < 300; ++round) {
        const Instant at{static_cast<std::int64_t>(random.next() % 40'000'000) * 1'000'000'000};
        const BillingWindow window = kWindows[round % 4];
        const auto periods = periodsOf(window, at, TimeBase::SimulationStart);
        Billing billing;
        for (const TimeSpan& period : periods) {
            if (random.next() % 3 == 0) continue;
            // A clipped answer begins later than its period.
            const Instant from{period.from.ns + static_cast<std::int64_t>(random.next() % 1000)};
            const Money charged{static_cast<std::int64_t>(random.next() % 1'000'000)};
            billing.periods.push_back({from, period.to, charged, charged + charged});
        }
        const Money inside = billing.charged();
        billing.periods.push_back({periods.back().to, periods.back().to, {9}, {9}});
        billing.periods.insert(billing.periods.begin(),
                               {{periods.front().from.ns - 1}, periods.front().from, {9}, {9}});
        Money sum;
        const auto filled = chargedIn(periods, billing);
        ASSERT_EQ(filled.size(), periods.size());
        for (const BillingPeriod& period : filled) {
            sum += period.charged;
            EXPECT_EQ(period.listPrice, period.charged + period.charged);
        }
        EXPECT_EQ(sum, inside);
    }
}

}  // namespace
}  // namespace berth::domain
