// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario/suggest.h"

#include <gtest/gtest.h>

#include <array>

namespace berth::sim::scenario {
namespace {

constexpr std::array<std::string_view, 5> kWords{"nodes", "name", "image", "regions",
                                                 "environment"};

TEST(Nearest, FindsMissingExtraWrongAndSwappedLetters) {
    EXPECT_EQ(nearest("node", kWords), "nodes");
    EXPECT_EQ(nearest("imagge", kWords), "image");
    EXPECT_EQ(nearest("nane", kWords), "name");
    EXPECT_EQ(nearest("nmae", kWords), "name");
    EXPECT_EQ(nearest("enviroment", kWords), "environment");
}

TEST(Nearest, GuessesNothingFarAway) {
    EXPECT_EQ(nearest("functions", kWords), std::nullopt);
    EXPECT_EQ(nearest("", kWords), std::nullopt);
    EXPECT_EQ(nearest("x", kWords), std::nullopt);
    EXPECT_EQ(nearest(std::string(100'000, 'n'), kWords), std::nullopt);
    EXPECT_EQ(nearest("nodes", {}), std::nullopt);
}

TEST(DidYouMean, IsEmptyWithoutAGuess) {
    EXPECT_EQ(didYouMean("node", kWords), " (did you mean \"nodes\"?)");
    EXPECT_EQ(didYouMean("functions", kWords), "");
}

}  // namespace
}  // namespace berth::sim::scenario
