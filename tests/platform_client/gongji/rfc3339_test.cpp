// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/rfc3339.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace berth::platform_client::gongji {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

TEST(Rfc3339, ReadsMicrosecondsAndOffsets) {
    const std::int64_t base = 1767238077 * kSecond;  // 2026-01-01T03:27:57Z
    EXPECT_EQ(parseRfc3339("2026-01-01T11:27:57.653136+08:00")->ns, base + 653'136'000);
    EXPECT_EQ(parseRfc3339("2026-01-01T03:27:57Z")->ns, base);
    EXPECT_EQ(parseRfc3339("2025-12-31 22:27:57-05:00")->ns, base);
    EXPECT_EQ(parseRfc3339("2026-01-01t03:27:57.5z")->ns, base + kSecond / 2);
    EXPECT_EQ(parseRfc3339("2026-01-01T03:27:57.1234567891Z")->ns, base + 123'456'789)
        << "cut to nanoseconds";
    EXPECT_EQ(parseRfc3339("1970-01-01T00:00:00Z")->ns, 0);
    EXPECT_EQ(parseRfc3339("2024-02-29T00:00:00Z")->ns, 1709164800 * kSecond);
}

TEST(Rfc3339, RefusesEverythingElse) {
    for (const char* text :
         {"", "2026", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "2025-02-29T00:00:00Z",
          "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:61Z",
          "2026-01-01T00:00:00", "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00+8:00",
          "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00Zx", "1969-12-31T23:59:59Z",
          "9999-01-01T00:00:00Z", "26-01-01T00:00:00Z", " 2026-01-01T00:00:00Z"})
        EXPECT_FALSE(parseRfc3339(text)) << text;
}

TEST(Rfc3339, ReadsATimeAtTheStartOfALine) {
    const auto found = leadingRfc3339("2026-01-01T03:27:57.123Z listening on 80");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->length, 24U);
    EXPECT_FALSE(leadingRfc3339("listening since 2026-01-01T03:27:57Z"));
}

TEST(Rfc3339, WhatIsWrittenIsReadBack) {
    std::mt19937_64 random(3);
    for (int i = 0; i < 5000; ++i) {
        const domain::Instant at{static_cast<std::int64_t>(random() % 4'000'000'000U) * kSecond};
        const int offset = static_cast<int>(random() % 1440) - 720;
        const std::string text = toRfc3339(at, offset);
        const auto back = parseRfc3339(text);
        ASSERT_TRUE(back) << text;
        EXPECT_EQ(*back, at) << text;
    }
    EXPECT_EQ(toRfc3339({1767238077 * kSecond}, 480), "2026-01-01T11:27:57+08:00");
}

TEST(Rfc3339, ATimeCutAtAnyByteIsRefused) {
    const std::string text = "2026-01-01T11:27:57.653136+08:00";
    for (std::size_t length = 0; length < text.size(); ++length)
        EXPECT_FALSE(parseRfc3339(text.substr(0, length))) << length;
}

}  // namespace
}  // namespace berth::platform_client::gongji
