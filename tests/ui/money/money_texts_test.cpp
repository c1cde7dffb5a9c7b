// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <chrono>

#include "ui/money/billing_export.h"
#include "ui/money/period_texts.h"

namespace berth::ui {
namespace {

using namespace std::chrono;
using domain::BillingStep;
using domain::TimeBase;

domain::TimeSpan of(BillingStep step, domain::Instant at, TimeBase base) {
    return domain::billingPeriod(step, at, base, domain::kPlatformUtcOffsetMinutes);
}

struct Words {
    std::string tick, text;
};

Words wordsOf(BillingStep step, domain::Instant at, TimeBase base) {
    const Formatter format;
    const domain::TimeSpan span = of(step, at, base);
    return {periodTick(span, step, base, format).toStdString(),
            periodText(span, step, base, format).toStdString()};
}

// 26 November 2026, 18:30 UTC: half past two of the next day where the platform is.
const domain::Instant kEvening{
    nanoseconds(sys_days(2026y / November / 26).time_since_epoch() + hours(18) + minutes(30))
        .count()};
// Day 40, 14:20.
const domain::Instant kSimulated{nanoseconds(hours(39 * 24 + 14) + minutes(20)).count()};

TEST(PeriodTexts, GoByTheClockOfThePlatformWhereverTheDeskIs) {
    EXPECT_EQ(wordsOf(BillingStep::Hour, kEvening, TimeBase::UnixEpoch).tick, "02:00");
    const Words day = wordsOf(BillingStep::Day, kEvening, TimeBase::UnixEpoch);
    EXPECT_EQ(day.tick, "27");
    EXPECT_NE(day.text.find("27"), std::string::npos) << day.text;
    const Words month = wordsOf(BillingStep::Month, kEvening, TimeBase::UnixEpoch);
    EXPECT_EQ(month.tick, "Nov");
    EXPECT_EQ(month.text, "November 2026");
}

TEST(PeriodTexts, CountTheDaysAndMonthsOfASimulation) {
    EXPECT_EQ(wordsOf(BillingStep::Hour, kSimulated, TimeBase::SimulationStart).text,
              "Day 40, 14:00");
    EXPECT_EQ(wordsOf(BillingStep::Hour, kSimulated, TimeBase::SimulationStart).tick, "14:00");
    EXPECT_EQ(wordsOf(BillingStep::Day, kSimulated, TimeBase::SimulationStart).text, "Day 40");
    EXPECT_EQ(wordsOf(BillingStep::Day, kSimulated, TimeBase::SimulationStart).tick, "40");
    EXPECT_EQ(wordsOf(BillingStep::Month, kSimulated, TimeBase::SimulationStart).text, "Month 2");
    EXPECT_EQ(wordsOf(BillingStep::Month, kSimulated, TimeBase::SimulationStart).tick, "2");
}

bridge::BillingFeed::Bills billsOf(domain::Billing billing, domain::Instant at, TimeBase base) {
    bridge::BillingFeed::Bills bills;
    bills.query = domain::queryOf(domain::BillingWindow::Days30, at, base);
    bills.periods = domain::periodsOf(domain::BillingWindow::Days30, at, base);
    bills.billing = std::move(billing);
    bills.at = at;
    return bills;
}

int linesOf(const std::string& bytes) {
    return static_cast<int>(std::count(bytes.begin(), bytes.end(), '\n'));
}

TEST(BillingCsv, HasALineForEachDayAlsoWithoutACharge) {
    domain::Billing billing;
    const domain::TimeSpan today = of(BillingStep::Day, kEvening, TimeBase::UnixEpoch);
    billing.periods = {{today.from, today.to, {1'500'000}, {2'000'000}}};
    const std::string csv =
        periodsCsv(billsOf(billing, kEvening, TimeBase::UnixEpoch), TimeBase::UnixEpoch)
            .toStdString();
    EXPECT_EQ(linesOf(csv), 31);
    EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBF\"From\",\"To\",\"Charged, ¥\",\"List price, ¥\"\r\n"))
        << csv;
    EXPECT_TRUE(csv.ends_with("\"2026-11-27 00:00\",\"2026-11-28 00:00\",1.500000,2.000000\r\n"))
        << csv;
    EXPECT_NE(csv.find("\"2026-10-29 00:00\",\"2026-10-30 00:00\",0.000000,0.000000\r\n"),
              std::string::npos);
}

TEST(BillingCsv, TellsOfASimulationUpToTheDayThatRuns) {
    const domain::Instant third{nanoseconds(hours(2 * 24 + 3)).count()};
    const std::string csv =
        periodsCsv(billsOf({}, third, TimeBase::SimulationStart), TimeBase::SimulationStart)
            .toStdString();
    EXPECT_EQ(linesOf(csv), 4);
    EXPECT_TRUE(csv.ends_with("\"Day 3 00:00\",\"Day 4 00:00\",0.000000,0.000000\r\n")) << csv;
}

TEST(BillingCsv, DisarmsTheNamesOfDeployments) {
    domain::Billing billing;
    billing.shares = {{{"d-1"}, "=HYPERLINK(\"http://x\",\"free\")", {3}, {3}},
                      {{"@id"}, "two\"\r\nlines", {2}, {2}}};
    const std::string csv =
        sharesCsv(billsOf(billing, kEvening, TimeBase::UnixEpoch)).toStdString();
    EXPECT_NE(csv.find("\"'=HYPERLINK(\"\"http://x\"\",\"\"free\"\")\",\"d-1\",0.000003,0.000003"),
              std::string::npos)
        << csv;
    EXPECT_NE(csv.find("\"two\"\"\r\nlines\",\"'@id\","), std::string::npos) << csv;
}

}  // namespace
}  // namespace berth::ui
