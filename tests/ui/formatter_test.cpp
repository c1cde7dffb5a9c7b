// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/formatter.h"

#include <gtest/gtest.h>

#include <limits>

#include "ui/support/language.h"

namespace berth::ui {
namespace {

using namespace std::chrono_literals;
using domain::TimeBase;

QString plain(QString text) {
    return text.replace(QChar(QChar::Nbsp), u' ');
}

class English : public testing::Test {
  protected:
    Language language{LanguageCode::English};
    Formatter format{language.locale()};
};

class Chinese : public testing::Test {
  protected:
    Language language{LanguageCode::Chinese};
    Formatter format{language.locale()};
};

TEST_F(English, WritesSizesWithTheirUnitAndOneDecimalBelowAHundred) {
    EXPECT_EQ(plain(format.bytes({0})), QStringLiteral("0 B"));
    EXPECT_EQ(plain(format.bytes({312})), QStringLiteral("312 B"));
    EXPECT_EQ(plain(format.bytes({24 * domain::kGiB})), QStringLiteral("24 GiB"));
    EXPECT_EQ(plain(format.bytes({domain::kGiB * 11 / 5})), QStringLiteral("2.2 GiB"));
    EXPECT_EQ(plain(format.bytes({640 * domain::kMiB + 300 * domain::kKiB})),
              QStringLiteral("640 MiB"));
    EXPECT_EQ(plain(format.bytesOf({domain::kGiB * 31 / 2}, {domain::kGiB * 127 / 5})),
              QStringLiteral("15.5 of 25.4 GiB"));
}

TEST_F(English, WritesMoneyToTheCentRoundedHalfAwayFromZero) {
    EXPECT_EQ(format.money({1'204'664'999}), QStringLiteral("¥1,204.66"));
    EXPECT_EQ(format.money({1'204'665'000}), QStringLiteral("¥1,204.67"));
    EXPECT_EQ(format.money({0}), QStringLiteral("¥0.00"));
    EXPECT_EQ(format.money({-1'500'000}), QStringLiteral("−¥1.50"));
    EXPECT_EQ(format.perHour({2'797}), QStringLiteral("¥10.07/h"));
    EXPECT_EQ(format.moneyRange({3'360'000}, {6'710'000}), QStringLiteral("¥3.36 – 6.71"));
    EXPECT_EQ(format.moneyRange({3'360'000}, {3'360'001}), QStringLiteral("¥3.36"));
}

TEST_F(English, WritesDurationsInTheirTwoLargestUnits) {
    EXPECT_EQ(format.duration(0s), QStringLiteral("0 s"));
    EXPECT_EQ(format.duration(-5s), QStringLiteral("0 s"));
    EXPECT_EQ(format.duration(250ms), QStringLiteral("250 ms"));
    EXPECT_EQ(format.duration(44min), QStringLiteral("44 m"));
    EXPECT_EQ(format.duration(8min + 12s), QStringLiteral("8 m 12 s"));
    EXPECT_EQ(format.duration(2h + 14min + 59s), QStringLiteral("2 h 14 m"));
    EXPECT_EQ(format.duration(24h * 21), QStringLiteral("21 d"));
    EXPECT_EQ(format.ago(40s), QStringLiteral("40 s ago"));
    EXPECT_EQ(format.ago(0s), QStringLiteral("just now"));
}

TEST_F(English, CountsTheDaysOfASimulationFromOne) {
    const domain::Instant morning{std::chrono::nanoseconds(10h + 42min).count()};
    EXPECT_EQ(format.moment(morning, TimeBase::SimulationStart), QStringLiteral("Day 1, 10:42:00"));
    EXPECT_EQ(format.moment(morning + 24h, TimeBase::SimulationStart),
              QStringLiteral("Day 2, 10:42:00"));
    EXPECT_EQ(format.clock(morning + 118ms, TimeBase::SimulationStart, true),
              QStringLiteral("10:42:00.118"));
    EXPECT_EQ(format.clock({-1}, TimeBase::SimulationStart), QStringLiteral("23:59:59"));
}

TEST_F(English, ShowsADashForWhatIsNoNumber) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(format.percent(nan), Formatter::none());
    EXPECT_EQ(format.milliseconds(nan), Formatter::none());
    EXPECT_EQ(format.number(nan, 1), Formatter::none());
}

TEST_F(English, WritesRatesPercentagesAndLatencies) {
    EXPECT_EQ(plain(format.percent(0.47)), QStringLiteral("47 %"));
    EXPECT_EQ(plain(format.percent(0.201, 1)), QStringLiteral("20.1 %"));
    EXPECT_EQ(format.milliseconds(0.412), QStringLiteral("412 ms"));
    EXPECT_EQ(format.milliseconds(0.0042), QStringLiteral("4.2 ms"));
    EXPECT_EQ(format.ratePerSecond(18.2), QStringLiteral("18.2/s"));
    EXPECT_EQ(format.number(qint64{1204}), QStringLiteral("1,204"));
    EXPECT_EQ(format.countOf(3, 4), QStringLiteral("3/4"));
}

TEST_F(Chinese, WritesTheSameValuesInChinese) {
    EXPECT_EQ(format.duration(2h + 14min), QStringLiteral("2 小时 14 分"));
    EXPECT_EQ(format.ago(40s), QStringLiteral("40 秒前"));
    EXPECT_EQ(format.perHour({2'797}), QStringLiteral("¥10.07/时"));
    EXPECT_EQ(
        format.moment({std::chrono::nanoseconds(10h + 42min).count()}, TimeBase::SimulationStart),
        QStringLiteral("第 1 天 10:42:00"));
    EXPECT_EQ(plain(format.bytesOf({domain::kGiB * 31 / 2}, {domain::kGiB * 127 / 5})),
              QStringLiteral("15.5 / 25.4 GiB"));
    EXPECT_EQ(format.money({1'204'660'000}), QStringLiteral("¥1,204.66"));
}

}  // namespace
}  // namespace berth::ui
