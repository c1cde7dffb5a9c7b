// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/json_writer.h"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <random>

namespace berth::sim::open_api {
namespace {

TEST(JsonWriter, SetsCommasWhereTheyBelong) {
    JsonWriter out;
    out.beginObject().number("a", 1).key("b").beginArray().beginObject().endObject();
    out.beginArray().endArray().text("x").null().boolean(true).raw("[2]").endArray();
    out.textOrNull("c", "").textOrNull("d", "y").null("e").raw("f", "{}").endObject();
    EXPECT_EQ(out.take(),
              R"({"a":1,"b":[{},[],"x",null,true,[2]],"c":null,"d":"y","e":null,"f":{}})");
}

TEST(JsonWriter, WritesEveryNumber) {
    JsonWriter out;
    out.beginArray().number(std::numeric_limits<std::int64_t>::min()).number(0);
    out.number(std::numeric_limits<std::int64_t>::max()).endArray();
    EXPECT_EQ(out.take(), "[-9223372036854775808,0,9223372036854775807]");
}

TEST(JsonWriter, WritesTextThatCanAlwaysBeReadAgain) {
    std::mt19937 random(5);
    for (int round = 0; round < 5'000; ++round) {
        std::string text(random() % 12, '\0');
        for (char& c : text)
            c = static_cast<char>(random() % 4 == 0 ? random() % 256 : 0x20 + random() % 0x5F);
        JsonWriter out;
        out.beginObject().text(text, text).endObject();
        const auto read = nlohmann::json::parse(out.take(), nullptr, false);
        ASSERT_TRUE(read.is_object());
        ASSERT_EQ(read.size(), 1U);
    }
}

TEST(JsonWriter, KeepsTextThatIsUtf8AndMarksWhatIsNot) {
    const auto back = [](const std::string& text) {
        JsonWriter out;
        out.text(text);
        return nlohmann::json::parse(out.take()).get<std::string>();
    };
    for (const std::string text : {"", "北京\t\"a\\b\"\n", "\x01\x1F\x7F", "😀"})
        EXPECT_EQ(back(text), text);
    EXPECT_EQ(back("a\xFF"), "a\uFFFD");
}

}  // namespace
}  // namespace berth::sim::open_api
