// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/http/http_date.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <ctime>
#include <random>
#include <string>

namespace berth::platform_client {
namespace {

constexpr domain::Instant kReadAt{1'790'000'000'000'000'000};  // September 2026

std::optional<std::int64_t> seconds(std::string_view text) {
    const auto instant = parseHttpDate(text, kReadAt);
    if (!instant) return std::nullopt;
    EXPECT_EQ(instant->ns % 1'000'000'000, 0);
    return instant->ns / 1'000'000'000;
}

std::string written(const char* form, std::time_t moment) {
    std::tm parts{};
    gmtime_r(&moment, &parts);
    std::array<char, 64> text{};
    return {text.data(), std::strftime(text.data(), text.size(), form, &parts)};
}

TEST(HttpDate, ReadsTheThreeFormsOfTheStandard) {
    EXPECT_EQ(seconds("Sun, 06 Nov 1994 08:49:37 GMT"), 784111777);
    EXPECT_EQ(seconds("Sunday, 06-Nov-94 08:49:37 GMT"), 784111777);
    EXPECT_EQ(seconds("Sun Nov  6 08:49:37 1994"), 784111777);
    EXPECT_EQ(seconds("Thu, 01 Jan 1970 00:00:00 GMT"), 0);
    EXPECT_EQ(seconds("Tue, 29 Feb 2028 23:59:60 GMT"), 1835481599);
}

TEST(HttpDate, TakesTwoDigitsForAYearNotMoreThanFiftyYearsAhead) {
    EXPECT_EQ(seconds("Friday, 01-Jan-76 00:00:00 GMT"), seconds("Wed, 01 Jan 2076 00:00:00 GMT"));
    EXPECT_EQ(seconds("Friday, 01-Jan-77 00:00:00 GMT"), seconds("Sat, 01 Jan 1977 00:00:00 GMT"));
}

TEST(HttpDate, ReadsWhatTheSystemWritesInEachForm) {
    std::mt19937_64 random(3);
    for (int i = 0; i < 20'000; ++i) {
        const auto moment = static_cast<std::time_t>(random() % 9'000'000'000U);
        for (const char* form : {"%a, %d %b %Y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"})
            EXPECT_EQ(seconds(written(form, moment)), moment);
        const auto near = static_cast<std::time_t>(random() % 3'000'000'000U + 300'000'000U);
        EXPECT_EQ(seconds(written("%A, %d-%b-%y %H:%M:%S GMT", near)), near);
    }
}

TEST(HttpDate, RefusesEverythingElse) {
    for (const char* text : {"", "0", "1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 08:49:37",
                             "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 6 Nov 1994 08:49:37 GMT",
                             "Sun, 06 nov 1994 08:49:37 GMT", "Xxx, 06 Nov 1994 08:49:37 GMT",
                             "Sun, 31 Nov 1994 08:49:37 GMT", "Sun, 00 Nov 1994 08:49:37 GMT",
                             "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:60:37 GMT",
                             "Sun, 06 Nov 1994 08:49:61 GMT", "Sun, 06 Nov 1969 08:49:37 GMT",
                             "Sun, 06 Nov 9999 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT ",
                             "Sun Nov 6 08:49:37 1994"})
        EXPECT_EQ(seconds(text), std::nullopt) << text;
}

TEST(HttpDate, RefusesADateCutAnywhere) {
    for (const std::string whole : {"Sun, 06 Nov 1994 08:49:37 GMT",
                                    "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"})
        for (std::size_t cut = 0; cut < whole.size(); ++cut)
            EXPECT_EQ(seconds(whole.substr(0, cut)), std::nullopt);
}

}  // namespace
}  // namespace berth::platform_client
