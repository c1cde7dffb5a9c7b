// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/json/json_writer.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "models/domain/text.h"
#include "platform_client/json/json_reader.h"

namespace berth::platform_client {
namespace {

TEST(JsonWriter, WritesCompactJsonWithLettersAsTheyAre) {
    JsonWriter writer;
    writer.beginObject().field("name", "\u6cca\u4f4d \"x\"\\").field("n", -3);
    writer.key("list").beginList().integer(1).null().boolean(true).beginObject().endObject();
    writer.beginList().endList().endList();
    writer.key("raw").raw("{\"a\":1}").key("empty").text("").endObject();
    EXPECT_EQ(writer.take(),
              "{\"name\":\"\u6cca\u4f4d \\\"x\\\"\\\\\",\"n\":-3,"
              "\"list\":[1,null,true,{},[]],\"raw\":{\"a\":1},\"empty\":\"\"}");
}

TEST(JsonWriter, EscapesControlCharacters) {
    JsonWriter writer;
    writer.text(std::string_view("\n\r\t\b\0\x1f\x7f", 7));
    EXPECT_EQ(writer.take(), "\"\\n\\r\\t\\u0008\\u0000\\u001f\x7f\"");
}

TEST(JsonWriter, AnyBytesAreWrittenSoThatTheyCanBeRead) {
    std::mt19937_64 random(7);
    for (int i = 0; i < 2000; ++i) {
        std::string bytes;
        for (auto length = random() % 40; length > 0; --length)
            bytes += static_cast<char>(random() & 0xFF);
        JsonWriter writer;
        writer.beginObject().field("text", bytes).endObject();
        const std::string written = writer.take();
        const auto read = JsonDocument::parse(written);
        ASSERT_TRUE(read.has_value()) << written;
        JsonStatus status;
        const auto text = JsonReader(*read, status).text("text");
        ASSERT_TRUE(text);
        if (domain::isUtf8(bytes)) {
            EXPECT_EQ(*text, bytes);
        }
    }
}

TEST(JsonWriter, TextThatIsUtf8ComesBackAsItWas) {
    std::string all;
    for (int c = 0; c < 128; ++c)
        all += static_cast<char>(c);
    all += "\u00e9\u6cca\U0001F600";
    JsonWriter writer;
    writer.beginObject().field("text", all).endObject();
    const auto read = JsonDocument::parse(writer.take());
    ASSERT_TRUE(read);
    JsonStatus status;
    EXPECT_EQ(JsonReader(*read, status).text("text"), all);
}

}  // namespace
}  // namespace berth::platform_client
