// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario/yaml_document.h"

#include <gtest/gtest.h>

namespace berth::sim::scenario {
namespace {

std::string problemOf(std::string_view text, const YamlLimits& limits = {}) {
    const auto document = parseYaml(text, limits);
    return document ? "" : document.error().message;
}

bool mentions(const std::string& message, const char* words) {
    return message.find(words) != std::string::npos;
}

std::string repeated(std::string_view unit, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes)
        text += unit;
    return text;
}

TEST(YamlDocument, KeepsKindsPlacesAndQuotes) {
    const auto document = parseYaml("a: 1\nb: ['2', ~]\n中文: {键: \"值\"}\n");
    ASSERT_TRUE(document.has_value());
    ASSERT_EQ(document->entries.size(), 3U);
    EXPECT_EQ(document->find("a")->text, "1");
    EXPECT_FALSE(document->find("a")->quoted);
    const YamlNode& list = *document->find("b");
    ASSERT_EQ(list.items.size(), 2U);
    EXPECT_TRUE(list.items[0].quoted);
    EXPECT_EQ(list.items[1].kind, YamlNode::Kind::Null);
    EXPECT_EQ(list.line, 2);
    EXPECT_EQ(list.column, 4);
    EXPECT_EQ(document->find("中文")->find("键")->text, "值");
    EXPECT_EQ(document->find("c"), nullptr);
}

TEST(YamlDocument, CountsColumnsInCharacters) {
    const auto document = parseYaml("{中文: 一, 中文: 二}\n");
    ASSERT_FALSE(document.has_value());
    EXPECT_EQ(document.error().line, 1);
    EXPECT_EQ(document.error().column, 9);
}

TEST(YamlDocument, AcceptsTheByteOrderMarkOfUtf8AndNoOther) {
    EXPECT_TRUE(parseYaml("\xEF\xBB\xBF"
                          "a: 1\n")
                    .has_value());
    EXPECT_TRUE(mentions(problemOf("\xFF\xFE"
                                   "a\0:\0"),
                         "not UTF-8"));
}

TEST(YamlDocument, RefusesControlCharactersWithTheirPlace) {
    using namespace std::string_view_literals;
    const auto document = parseYaml("a: 1\n中: \0\n"sv);
    ASSERT_FALSE(document.has_value());
    EXPECT_EQ(document.error().line, 2);
    EXPECT_EQ(document.error().column, 4);
    EXPECT_TRUE(mentions(document.error().message, "0x00"));
    EXPECT_TRUE(mentions(problemOf("a: \x04\n"), "0x04"));
    EXPECT_TRUE(mentions(problemOf("a: \x7F\n"), "0x7F"));
}

TEST(YamlDocument, RefusesWhatIsNotUtf8) {
    for (const char* bad : {"\x80", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
                            "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE4\xB8", "\xFF"}) {
        EXPECT_TRUE(mentions(problemOf(std::string("a: ") + bad), "not UTF-8"));
    }
    EXPECT_EQ(problemOf("a: \xF0\x9F\x9A\xA2\xEF\xBF\xBD\n"), "");
}

TEST(YamlDocument, RefusesWhatIsNested33Deep) {
    const auto nested = [](int depth) {
        return std::string(static_cast<std::size_t>(depth), '[') +
               std::string(static_cast<std::size_t>(depth), ']');
    };
    EXPECT_EQ(problemOf(nested(32)), "");
    EXPECT_TRUE(mentions(problemOf(nested(33)), "32 levels"));
}

TEST(YamlDocument, CountsEveryValueAndKey) {
    YamlLimits limits;
    limits.nodes = 5;
    EXPECT_EQ(problemOf("a: 1\nb: 2\n", limits), "");
    EXPECT_TRUE(mentions(problemOf("a: 1\nb: [2]\n", limits), "more than 5 values"));
}

TEST(YamlDocument, RefusesTextsOverTheLimitWithoutLooking) {
    YamlLimits limits;
    limits.bytes = 4;
    EXPECT_EQ(problemOf("a: 1", limits), "");
    EXPECT_TRUE(mentions(problemOf("a: 12", limits), "larger than"));
}

TEST(YamlDocument, RefusesKeysThatAreNoText) {
    EXPECT_TRUE(mentions(problemOf("? [a]\n: 1\n"), "a key must be plain text"));
    EXPECT_TRUE(mentions(problemOf(": 1\n"), "a key is missing"));
}

// The library alone never ends on a stray "," and takes gigabytes for the brackets.
TEST(YamlDocument, StaysWithinItsBudgetWhateverIsRepeated) {
    for (const char* unit :
         {"[",      "{",  "[\n", "{\n", "- ",    "? ",          "a\n",   "&a ",   "! ",
          "!a",     ",",  "\"",  "'\n", "a: ",   "a ",          "[a,",   "{a: ",  "'a': 1, ",
          "a: |\n", "# ", "\n",  "%a",  "-\n",   "*a ",         "---\n", "...\n", "'",
          ": ",     "[]", "{a,", "[? ", "{? ",   "}",           "]",     "@",     "`",
          "|",      ">",  "\r",  "\t",  "- - [", "a: &a [*a, ", "\"\\",  "<<: "}) {
        const std::string text = repeated(unit, 1U << 20U);
        const auto document = parseYaml(text);
        if (!document) {
            EXPECT_FALSE(document.error().message.empty()) << unit;
        }
    }
}

TEST(YamlDocument, SaysHowToMendAListThatIsTooLongForOneLine) {
    EXPECT_TRUE(mentions(problemOf("[" + repeated("b, ", 1U << 20U) + "]\n"), "after a dash"));
    EXPECT_EQ(problemOf("a:\n" + repeated("  - b\n", 1U << 20U)), "");
}

TEST(YamlDocument, EndsAtASecondDocument) {
    EXPECT_TRUE(mentions(problemOf("a: 1\n---\nb: 2\n"), "second document"));
    EXPECT_TRUE(mentions(problemOf(","), "second document"));
    EXPECT_EQ(problemOf("---\na: 1\n...\n"), "");
}

}  // namespace
}  // namespace berth::sim::scenario
