// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/command_line_text.h"

#include <gtest/gtest.h>

#include <random>

namespace berth::ui {
namespace {

using Words = std::vector<std::string>;

TEST(CommandLineText, SplitsAsPeopleWriteCommands) {
    EXPECT_EQ(splitCommand(""), Words{});
    EXPECT_EQ(splitCommand("  \t\n "), Words{});
    EXPECT_EQ(splitCommand("python  main.py\t--fast"), (Words{"python", "main.py", "--fast"}));
    EXPECT_EQ(splitCommand("sh -c 'sleep 1; echo \"x\"'"),
              (Words{"sh", "-c", "sleep 1; echo \"x\""}));
    EXPECT_EQ(splitCommand(R"("a b" a\ b a'b'"c")"), (Words{"a b", "a b", "abc"}));
    EXPECT_EQ(splitCommand(R"('' "")"), (Words{"", ""}));
    EXPECT_EQ(splitCommand(R"('a\b' "a\"b")"), (Words{"a\\b", "a\"b"}));
    EXPECT_EQ(splitCommand("$HOME `id` *"), (Words{"$HOME", "`id`", "*"}));
}

TEST(CommandLineText, HasNoWordsWhileAQuoteIsOpen) {
    for (const char* text : {"'", "\"", "a 'b", "a \"b", "a\\", "\"a\\\""}) {
        EXPECT_FALSE(splitCommand(text).has_value()) << text;
    }
}

TEST(CommandLineText, JoinsPlainWordsWithoutQuotes) {
    EXPECT_EQ(joinCommand({"python", "main.py", "--n=3"}), "python main.py --n=3");
    EXPECT_EQ(joinCommand({"", "a b"}), "\"\" \"a b\"");
    EXPECT_EQ(joinCommand({}), "");
}

TEST(CommandLineText, ReadsBackWhatItJoinedForAnyWords) {
    std::mt19937 random(20'260'101);
    const std::string signs = std::string("ab \t\n\r\"'\\$*-=/\0\x01\xff", 18);
    for (int round = 0; round < 5'000; ++round) {
        Words words(random() % 5);
        for (std::string& word : words) {
            for (std::size_t left = random() % 7; left > 0; --left)
                word += signs[random() % signs.size()];
        }
        EXPECT_EQ(splitCommand(joinCommand(words)), words) << joinCommand(words);
    }
}

TEST(CommandLineText, TakesAnyTextAndItsWordsReadBackTheSame) {
    std::mt19937 random(7);
    const std::string signs = "a b\"'\\\n";
    for (int round = 0; round < 5'000; ++round) {
        std::string text;
        for (std::size_t left = random() % 12; left > 0; --left)
            text += signs[random() % signs.size()];
        const auto words = splitCommand(text);
        if (!words) continue;
        EXPECT_EQ(splitCommand(joinCommand(*words)), words) << text;
    }
}

}  // namespace
}  // namespace berth::ui
