// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/environment_text.h"

#include <gtest/gtest.h>

namespace berth::platform_client::gongji {
namespace {

TEST(EnvironmentText, ReadsWhatLeavesNoDoubt) {
    EXPECT_EQ(readEnvironmentText("K=V K2=V2"),
              (std::vector<WireVariable>{{"K", "V"}, {"K2", "V2"}}));
    EXPECT_EQ(readEnvironmentText(" A=\tURL=http://x:80/a,b \n"),
              (std::vector<WireVariable>{{"A", ""}, {"URL", "http://x:80/a,b"}}));
    EXPECT_EQ(readEnvironmentText(""), std::vector<WireVariable>{});
}

TEST(EnvironmentText, LeavesAloneWhatCanBeReadInTwoWays) {
    for (const char* text : {"K=\"a b\"", "K='a", "K=a\\ b", "K=$HOME", "words only", "=x", "A-B=c",
                             "K={\"a\":1}", "K=a;b"})
        EXPECT_FALSE(readEnvironmentText(text)) << text;
}

TEST(EnvironmentText, KnowsWhatCanBeWritten) {
    EXPECT_TRUE(fitsEnvironmentText("A_1", "x.y-z/1:2,3+4=5@6%7~8*"));
    EXPECT_FALSE(fitsEnvironmentText("A", "")) << "an empty value may be read as none";
    EXPECT_FALSE(fitsEnvironmentText("A", "b c"));
    EXPECT_FALSE(fitsEnvironmentText("A", "\u6cca"));
    EXPECT_FALSE(fitsEnvironmentText("A-B", "c"));
}

}  // namespace
}  // namespace berth::platform_client::gongji
