// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/units.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "models/domain/money.h"

namespace berth::domain {
namespace {

using namespace std::chrono_literals;

TEST(Units, SizesAreReadWithTheirUnit) {
    EXPECT_EQ(parseBytes("24GiB")->count, 24 * kGiB);
    EXPECT_EQ(parseBytes(" 1.5 GiB ")->count, 3 * kGiB / 2);
    EXPECT_EQ(parseBytes("25.4 GB")->count, 25'400'000'000);
    EXPECT_EQ(parseBytes("312B")->count, 312);
    EXPECT_EQ(parseBytes("2kB")->count, 2000);
    EXPECT_EQ(parseBytes("0.3 B")->count, 0);
    EXPECT_EQ(parseBytes("0.5 B")->count, 1);
    EXPECT_EQ(parseBytes("8388607TiB")->count, 8388607 * kTiB);
}

TEST(Units, SizesWithoutAUnitOrPastTheRangeAreRefusedWithWhatIsAccepted) {
    for (const char* text : {"", " ", "24", "GiB", "24 gib", "-1GiB", "+1GiB", "1e3B", "1.GiB",
                             ".5GiB", "1,5GiB", "1GiB x", "1GiB2", "0x10B", "8388608TiB",
                             "99999999999999999999B", "1.0000000001GiB", "inf B", "\xff"}) {
        const auto size = parseBytes(text);
        ASSERT_FALSE(size.has_value()) << text;
        EXPECT_EQ(size.error().code, ErrorCode::Malformed);
        EXPECT_NE(size.error().detail.find("GiB"), std::string::npos);
    }
}

TEST(Units, DurationsAreSumsOfPartsLargestFirst) {
    EXPECT_EQ(*parseDuration("1h30m"), 90min);
    EXPECT_EQ(*parseDuration("1h 30m"), 90min);
    EXPECT_EQ(*parseDuration("1.5h"), 90min);
    EXPECT_EQ(*parseDuration("250ms"), 250ms);
    EXPECT_EQ(*parseDuration("2d"), 48h);
    EXPECT_EQ(*parseDuration("0s"), 0s);
    EXPECT_EQ(*parseDuration("0.1ns"), 0ns);
}

TEST(Units, DurationsOutOfOrderOrWithoutUnitAreRefused) {
    for (const char* text : {"", "5", "m", "30m1h", "1h1h", "-5m", "5 minutes", "5M", "1h,30m",
                             "200000d", "106751d1000000h", "1h30"}) {
        const auto duration = parseDuration(text);
        ASSERT_FALSE(duration.has_value()) << text;
        EXPECT_EQ(duration.error().code, ErrorCode::Malformed);
        EXPECT_NE(duration.error().detail.find("1h30m"), std::string::npos);
    }
}

TEST(Units, RatesArePerSecondMinuteOrHour) {
    EXPECT_DOUBLE_EQ(*parseRatePerSecond("0.9/s"), 0.9);
    EXPECT_DOUBLE_EQ(*parseRatePerSecond("90 / m"), 1.5);
    EXPECT_DOUBLE_EQ(*parseRatePerSecond("3600/h"), 1);
    for (const char* text :
         {"", "1", "/s", "1/d", "-1/s", "inf/s", "nan/s", "1e3/s", "1//s", "0x1/s"}) {
        EXPECT_FALSE(parseRatePerSecond(text).has_value()) << text;
    }
}

TEST(Units, SizesAreWrittenInTheLargestPowerOf1024ThatFits) {
    EXPECT_EQ(toText(Bytes{0}), "0 B");
    EXPECT_EQ(toText(Bytes{312}), "312 B");
    EXPECT_EQ(toText(Bytes{1023}), "1023 B");
    EXPECT_EQ(toText(Bytes{1024}), "1 KiB");
    EXPECT_EQ(toText(Bytes{3 * kGiB / 2}), "1.5 GiB");
    EXPECT_EQ(toText(Bytes{24 * kGiB}), "24 GiB");
    EXPECT_EQ(toText(Bytes{1023 * kKiB}), "1023 KiB");
    EXPECT_EQ(toText(Bytes{kMiB - 1}), "1 MiB");
    EXPECT_EQ(toText(Bytes{-kGiB}), "-1 GiB");
    EXPECT_EQ(toText(Bytes{std::numeric_limits<std::int64_t>::min()}), "-8388608 TiB");
    EXPECT_EQ(toText(Bytes{std::numeric_limits<std::int64_t>::max()}), "8388608 TiB");
}

TEST(Units, DurationsAreWrittenAsTheSumThatIsReadBack) {
    EXPECT_EQ(toText(Duration{300s}), "5m");
    EXPECT_EQ(toText(Duration{90min}), "1h30m");
    EXPECT_EQ(toText(Duration{250ms}), "250ms");
    EXPECT_EQ(toText(Duration{0}), "0s");
    EXPECT_EQ(toText(Duration{-90min}), "-1h30m");
}

TEST(Units, EveryDurationFromZeroIsReadBackExactly) {
    std::mt19937_64 random(7);
    for (int i = 0; i < 20'000; ++i) {
        const auto count = static_cast<std::int64_t>(random() >> (1 + random() % 63));
        const auto back = parseDuration(toText(Duration{count}));
        ASSERT_TRUE(back.has_value()) << count;
        ASSERT_EQ(back->count(), count);
    }
    EXPECT_EQ(parseDuration(toText(Duration::max())).value(), Duration::max());
}

TEST(Units, AWrittenSizeIsWithinATwentiethOfItsUnit) {
    std::mt19937_64 random(8);
    for (int i = 0; i < 20'000; ++i) {
        const auto count = static_cast<std::int64_t>(random() >> (2 + random() % 62));
        const auto back = parseBytes(toText(Bytes{count}));
        ASSERT_TRUE(back.has_value()) << count;
        const double error = std::abs(static_cast<double>(back->count - count));
        ASSERT_LE(error, 0.0501 * static_cast<double>(std::max<std::int64_t>(count, 1)));
    }
}

TEST(Units, NoTextCrashesTheParsers) {
    std::mt19937_64 random(9);
    const std::string alphabet = "0123456789.+-e dhmsunkKMGTiB/\0x\xff";
    for (int i = 0; i < 50'000; ++i) {
        std::string text;
        for (auto length = random() % 24; length > 0; --length) {
            text += alphabet[random() % alphabet.size()];
        }
        if (const auto size = parseBytes(text)) {
            ASSERT_GE(size->count, 0);
        }
        if (const auto duration = parseDuration(text)) {
            ASSERT_GE(duration->count(), 0);
        }
        if (const auto rate = parseRatePerSecond(text)) {
            ASSERT_GE(*rate, 0);
        }
    }
}

TEST(Money, YuanAreRoundedHalfAwayFromZero) {
    EXPECT_EQ(toYuanText(Rate{466}.perHour()), "1.68");
    EXPECT_EQ(toYuanText(Money{0}), "0.00");
    EXPECT_EQ(toYuanText(Money{4'999}), "0.00");
    EXPECT_EQ(toYuanText(Money{5'000}), "0.01");
    EXPECT_EQ(toYuanText(Money{-4'999}), "0.00");
    EXPECT_EQ(toYuanText(Money{-5'000}), "-0.01");
    EXPECT_EQ(toYuanText(Money{-1'005'000}), "-1.01");
    EXPECT_EQ(toYuanText(Money{std::numeric_limits<std::int64_t>::min()}), "-9223372036854.78");
}

}  // namespace
}  // namespace berth::domain
