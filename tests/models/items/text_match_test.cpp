// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/text_match.h"

#include <gtest/gtest.h>

namespace berth::items {
namespace {

TEST(TextMatch, MatchesEveryWordInAnyText) {
    const TextMatch match("Comfy  API");
    EXPECT_TRUE(match.in({"comfy-api"}));
    EXPECT_TRUE(match.in({"COMFY", "the api"}));
    EXPECT_FALSE(match.in({"comfy"}));
}

TEST(TextMatch, MatchesEverythingWhenNothingWasTyped) {
    EXPECT_TRUE(TextMatch("").in({"x"}));
    EXPECT_TRUE(TextMatch("   ").empty());
}

TEST(TextMatch, TakesOtherLettersAsTheyAre) {
    EXPECT_TRUE(TextMatch("北京").in({"北京一区"}));
    EXPECT_FALSE(TextMatch("北京").in({"河北一区"}));
}

TEST(FindFolded, FindsFromAPlaceOn) {
    EXPECT_EQ(findFolded("Error: ERROR", "error"), 0U);
    EXPECT_EQ(findFolded("Error: ERROR", "error", 1), 7U);
    EXPECT_EQ(findFolded("Error", "errors"), std::string_view::npos);
    EXPECT_EQ(findFolded("a", "a", 2), std::string_view::npos);
}

}  // namespace
}  // namespace berth::items
