// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simtool/arguments.h"

#include <gtest/gtest.h>

namespace berth::app {
namespace {

const CommandSpec kSpec{
    "do", "FILE", "", {{"--seed", "N", ""}, {"--fast", "", ""}, {"--later", "P", "", true}}, ""};

tl::expected<Arguments, std::string> parsed(std::vector<std::string> words) {
    return parseArguments(kSpec, words);
}

std::string problemOf(std::vector<std::string> words) {
    const auto arguments = parsed(std::move(words));
    return arguments ? "" : arguments.error();
}

TEST(Arguments, AreAnOperandAndOptionsInAnyOrder) {
    for (const auto& words : {std::vector<std::string>{"a.yaml", "--seed", "7", "--fast"},
                              {"--fast", "--seed=7", "a.yaml"},
                              {"--seed", "7", "--fast", "--", "a.yaml"}}) {
        const auto arguments = parsed(words);
        ASSERT_TRUE(arguments.has_value()) << arguments.error();
        EXPECT_EQ(arguments->operand, "a.yaml");
        EXPECT_EQ(arguments->value("--seed"), "7");
        EXPECT_TRUE(arguments->has("--fast"));
        EXPECT_FALSE(arguments->has("--later"));
    }
}

TEST(Arguments, BehindTwoDashesMayBeginWithADash) {
    EXPECT_EQ(parsed({"--", "--seed"})->operand, "--seed");
    EXPECT_EQ(parsed({"-"})->operand, "-");
}

TEST(Arguments, SuggestTheOptionThatWasMeant) {
    EXPECT_EQ(problemOf({"a", "--sed", "1"}),
              "unknown option --sed (did you mean \"--seed\"?) for do; see berth-sim do --help");
    EXPECT_EQ(problemOf({"a", "--nothing=1"}),
              "unknown option --nothing for do; see berth-sim do --help");
}

TEST(Arguments, SayWhatIsMissingOrTooMuch) {
    EXPECT_EQ(problemOf({}), "do needs FILE: berth-sim do FILE");
    EXPECT_EQ(problemOf({""}), "FILE is empty");
    EXPECT_EQ(problemOf({"a", "b"}), "do takes one FILE, but \"a\" and \"b\" are given");
    EXPECT_EQ(problemOf({"a", "--seed"}), "--seed needs a value: --seed N");
    EXPECT_EQ(problemOf({"a", "--seed="}), "--seed needs a value: --seed N");
    EXPECT_EQ(problemOf({"a", "--fast=1"}), "--fast takes no value");
    EXPECT_EQ(problemOf({"a", "--seed", "1", "--seed", "2"}), "--seed is given twice: keep one");
}

TEST(Arguments, AnswerPlannedOptionsInsteadOfIgnoringThem) {
    EXPECT_EQ(problemOf({"a", "--later", "1"}),
              "--later is not in this version of berth-sim: leave it out");
}

}  // namespace
}  // namespace berth::app
