// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/query.h"

#include <gtest/gtest.h>

#include <random>

namespace berth::sim::open_api {
namespace {

TEST(Query, DecodesPercentSignsAndPlus) {
    const auto query = Query::parse("a=1%2C2&b=x+y&c=%E5%8C%97&d=%2B08%3a00");
    ASSERT_TRUE(query.has_value());
    EXPECT_EQ(query->text("a"), "1,2");
    EXPECT_EQ(query->text("b"), "x y");
    EXPECT_EQ(query->text("c"), "北");
    EXPECT_EQ(query->text("d"), "+08:00");
    EXPECT_FALSE(query->text("e").has_value());
}

TEST(Query, TakesAnEmptyValueForNoneAtAll) {
    const auto query = Query::parse("status=&&name&=x");
    ASSERT_TRUE(query.has_value());
    EXPECT_FALSE(query->text("status").has_value());
    EXPECT_TRUE(query->list("status").empty());
    EXPECT_FALSE(query->text("name").has_value());
    EXPECT_EQ(query->text(""), "x");
}

TEST(Query, SplitsListsAtCommas) {
    const auto query = Query::parse("status=Running%2CPending,,Paused,");
    ASSERT_TRUE(query.has_value());
    EXPECT_EQ(query->list("status"),
              (std::vector<std::string_view>{"Running", "Pending", "Paused"}));
}

TEST(Query, RefusesWhatCanBeReadInTwoWays) {
    for (const char* text : {"a=%", "a=%4", "a=%zz", "a=%4g", "%=1", "a=%FF", "a=%C0%80", "a=%00",
                             "a=1&a=2", "a=1&%61=2"}) {
        EXPECT_FALSE(Query::parse(text).has_value()) << text;
    }
    std::string many;
    for (int i = 0; i < 65; ++i)
        many += "k" + std::to_string(i) + "=1&";
    EXPECT_FALSE(Query::parse(many).has_value());
}

TEST(Query, CountsPagesFromOne) {
    const auto page = [](const char* text) { return Query::parse(text)->page(); };
    EXPECT_EQ(page("")->first, 0U);
    EXPECT_EQ(page("")->size, 10U);
    EXPECT_EQ(page("page=3&page_size=20")->first, 40U);
    EXPECT_EQ(page("page_size=9999999")->size, 1000U);
    for (const char* text : {"page=0", "page=-1", "page=x", "page=1.5", "page_size=0",
                             "page=99999999999999999999", "page_size=1e3", "page=+1", "page=1 "})
        EXPECT_FALSE(page(text).has_value()) << text;
    // Further than any list, and no wrapping around.
    const auto far = page("page=9223372036854775807&page_size=1000");
    ASSERT_TRUE(far.has_value());
    EXPECT_EQ(far->begin(100), 100U);
    EXPECT_EQ(far->end(100), 100U);
}

TEST(Query, NeedsWhatItIsAskedFor) {
    const auto query = Query::parse("task_id=12&name=x&big=99999999999999999999");
    EXPECT_EQ(query->needNumber("task_id"), 12);
    EXPECT_NE(query->needNumber("point_id").error().message.find("缺少 point_id"),
              std::string::npos);
    EXPECT_NE(query->needNumber("name").error().message.find("name 必须为正整数"),
              std::string::npos);
    EXPECT_FALSE(query->needNumber("big").has_value());
}

TEST(Query, ReadsAnyBytesWithoutHarm) {
    std::mt19937 random(7);
    const std::string alphabet = "a&=%+,0f\xE5\x00\xFF~";
    for (int round = 0; round < 5'000; ++round) {
        std::string text(random() % 24, '\0');
        for (char& c : text)
            c = alphabet[random() % alphabet.size()];
        const auto query = Query::parse(text);
        if (!query) continue;
        for (const auto part : query->list("a"))
            EXPECT_FALSE(part.empty());
        (void)query->page();
    }
}

}  // namespace
}  // namespace berth::sim::open_api
