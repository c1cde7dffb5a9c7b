// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/json/json_reader.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace berth::platform_client {
namespace {

// What reading noted, or an empty text.
std::string noted(const std::string& text, const std::function<void(const JsonReader&)>& read) {
    const auto document = JsonDocument::parse(text);
    if (!document) return "not parsed: " + document.error().detail;
    JsonStatus status;
    read(JsonReader(*document, status));
    return status.ok() ? std::string() : status.error().detail;
}

TEST(JsonReader, ReadsWholeNumbersHoweverTheyAreWritten) {
    EXPECT_EQ(noted(R"({"n":8,"t":"8","d":8.0,"neg":"-1","big":9223372036854775807,"e":1e3})",
                    [](const JsonReader& root) {
                        EXPECT_EQ(root.integer("n"), 8);
                        EXPECT_EQ(root.integer("t"), 8);
                        EXPECT_EQ(root.integer("d"), 8);
                        EXPECT_EQ(root.integer("neg"), -1);
                        EXPECT_EQ(root.integer("big"), 9223372036854775807);
                        EXPECT_EQ(root.integer("e"), 1000);
                    }),
              "");
}

TEST(JsonReader, RefusesWhatIsNoWholeNumberAndSaysWhere) {
    for (const std::string value : {"\"8 \"", "\"\"", "\"0x8\"", "8.5", "true", "[]", "{}",
                                    "18446744073709551615", "\"9223372036854775808\"", "1e300"}) {
        const std::string text = "{\"list\":[{\"ok\":1},{\"n\":" + value + "}]}";
        const std::string detail = noted(text, [](const JsonReader& root) {
            root.list("list", [](const JsonReader& each) { (void)each.integer("n"); });
        });
        EXPECT_EQ(detail.rfind("list[1].n: expected a whole number", 0), 0U) << detail;
    }
}

TEST(JsonReader, ReadsWhatIsAbsentOrNullAsNothing) {
    EXPECT_EQ(noted(R"({"null":null})",
                    [](const JsonReader& root) {
                        for (const char* key : {"null", "absent"}) {
                            EXPECT_FALSE(root.has(key));
                            EXPECT_FALSE(root.text(key));
                            EXPECT_FALSE(root.integer(key));
                            EXPECT_FALSE(root.boolean(key));
                            EXPECT_FALSE(root.label(key));
                            EXPECT_FALSE(root.raw(key));
                            const auto never = [](const JsonReader&) { ADD_FAILURE(); };
                            EXPECT_FALSE(root.object(key, never));
                            EXPECT_FALSE(root.list(key, never));
                        }
                    }),
              "");
}

TEST(JsonReader, NotesTheFirstMistakeOnly) {
    EXPECT_EQ(noted(R"({"a":1,"b":{"c":[]}})",
                    [](const JsonReader& root) {
                        root.object("b", [](const JsonReader& b) { (void)b.text("c"); });
                        (void)root.text("a");
                        root.need("z");
                    }),
              "b.c: expected a text, found a list");
}

TEST(JsonReader, SaysWhatIsMissing) {
    EXPECT_EQ(noted(R"({"data":{"results":[{"x":null}]}})",
                    [](const JsonReader& root) {
                        root.object("data", [](const JsonReader& data) {
                            data.list("results", [](const JsonReader& each) { each.need("x"); });
                        });
                    }),
              "data.results[0].x: it is missing");
}

TEST(JsonReader, LeavesOutNullElementsAndCountsThem) {
    std::vector<std::string> seen;
    EXPECT_EQ(noted(R"({"l":[null,"a",null,7]})",
                    [&](const JsonReader& root) {
                        root.list("l", [&](const JsonReader& each) {
                            if (const auto text = each.asText()) seen.push_back(*text);
                        });
                    }),
              "l[3]: expected a text, found a number");
    EXPECT_EQ(seen, std::vector<std::string>{"a"});
}

TEST(JsonReader, ReadsLabelsThatAreTextsOrNumbers) {
    EXPECT_EQ(noted(R"({"a":"0000","b":200})",
                    [](const JsonReader& root) {
                        EXPECT_EQ(root.label("a"), "0000");
                        EXPECT_EQ(root.label("b"), "200");
                    }),
              "");
}

TEST(JsonReader, ReadsNumbersThatFitAnInt) {
    EXPECT_EQ(noted(R"({"a":2147483647,"b":2147483648})",
                    [](const JsonReader& root) {
                        EXPECT_EQ(root.small("a"), 2147483647);
                        EXPECT_FALSE(root.small("b"));
                    }),
              "b: the number is too large");
}

TEST(JsonReader, GivesAnObjectWithoutSomeMembersWhateverTheirOrder) {
    const auto rest = [](const std::string& text) {
        std::string found;
        EXPECT_EQ(noted(text, [&](const JsonReader& root) { found = root.without({"known"}); }),
                  "");
        return found;
    };
    EXPECT_EQ(rest(R"({"known":1})"), "{}");
    EXPECT_EQ(rest(R"({ "z" : {"b":1,"a":[1.50]}, "known":1, "n":null })"),
              R"({"n":null,"z":{"a":[1.5],"b":1}})");
    EXPECT_EQ(rest(R"({"n":null,"z":{"a":[1.5],"b":1},"known":{}})"),
              R"({"n":null,"z":{"a":[1.5],"b":1}})");
}

TEST(JsonReader, RefusesMembersOfWhatIsNoObject) {
    EXPECT_EQ(noted("[1]", [](const JsonReader& root) { (void)root.text("a"); }),
              "expected an object, found a list");
}

}  // namespace
}  // namespace berth::platform_client
