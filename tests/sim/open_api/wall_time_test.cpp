// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/wall_time.h"

#include <gtest/gtest.h>

#include <random>

namespace berth::sim::open_api {
namespace {

constexpr std::int64_t kNewYear = 1'767'225'600'000;  // 2026-01-01T00:00:00Z

TEST(WallTime, WritesTheTimesOfThePlatform) {
    const WallTime wall({0}, kNewYear);
    EXPECT_EQ(wall.text({0}), "2026-01-01T08:00:00.000000+08:00");
    EXPECT_EQ(wall.text({12'477'653'136'999}), "2026-01-01T11:27:57.653136+08:00");
    EXPECT_EQ(wall.plainText({12'477'653'136'999}), "2026-01-01 11:27:57");
    EXPECT_EQ(wall.text({-1}), "2026-01-01T07:59:59.999999+08:00");
    EXPECT_EQ(WallTime({0}, 0).text({-1}), "1970-01-01T07:59:59.999999+08:00");
    EXPECT_EQ(WallTime({0}, 951'782'400'000).text({0}), "2000-02-29T08:00:00.000000+08:00");
}

TEST(WallTime, IsAnchoredWhereItWasTold) {
    const domain::Instant now{5'000'000'000};
    const WallTime wall(now, kNewYear);
    EXPECT_EQ(wall.text(now), "2026-01-01T08:00:00.000000+08:00");
    EXPECT_EQ(wall.text({0}), "2026-01-01T07:59:55.000000+08:00");
}

TEST(WallTime, ReadsWhatItWrites) {
    const WallTime wall({0}, kNewYear);
    std::mt19937_64 random(3);
    for (int i = 0; i < 10'000; ++i) {
        const domain::Instant at{static_cast<std::int64_t>(random() % 1'000'000'000) * 1'000'000};
        EXPECT_EQ(wall.parse(wall.text(at)), at);
    }
}

TEST(WallTime, ReadsEveryOffsetAndPrecision) {
    const WallTime wall({0}, kNewYear);
    for (const char* text :
         {"2026-01-01T00:00:01Z", "2026-01-01T08:00:01+08:00", "2025-12-31T19:00:01-05:00",
          "2026-01-01t08:00:01.0+08:00", "2026-01-01 00:00:01.000000000z"})
        EXPECT_EQ(wall.parse(text), domain::Instant{1'000'000'000}) << text;
    EXPECT_EQ(wall.parse("2026-01-01T00:00:00.000000001Z"), domain::Instant{1});
}

TEST(WallTime, RefusesWhatIsNoTime) {
    const WallTime wall({0}, kNewYear);
    for (const char* text :
         {"", "2026-01-01", "2026-01-01T08:00:00", "2026-02-29T08:00:00Z", "2026-13-01T08:00:00Z",
          "2026-00-10T08:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T08:60:00Z",
          "2026-01-01T08:00:60Z", "2026-01-01T08:00:00.Z", "2026-01-01T08:00:00.1234567891Z",
          "2026-01-01T08:00:00 08:00", "2026-01-01T08:00:00+8:00", "2026-01-01T08:00:00+24:00",
          "2026-01-01T08:00:00Zx", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "now"})
        EXPECT_FALSE(wall.parse(text).has_value()) << text;
    const std::string whole = "2026-01-01T08:00:00.123456+08:00";
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_FALSE(wall.parse(whole.substr(0, length)).has_value()) << length;
}

TEST(WallTime, WritesTheTimesOfHttpAndOfTokens) {
    EXPECT_EQ(httpDate(784'111'777'000), "Sun, 06 Nov 1994 08:49:37 GMT");  // RFC 9110, 5.6.7
    EXPECT_EQ(compactTime(kNewYear + 12'477'000), "20260101112757");
}

}  // namespace
}  // namespace berth::sim::open_api
