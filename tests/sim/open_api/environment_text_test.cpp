// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/environment_text.h"

#include <gtest/gtest.h>

#include <random>

namespace berth::sim::open_api {
namespace {

using Variables = std::vector<domain::EnvironmentVariable>;

TEST(EnvironmentText, IsPairsBetweenBlanks) {
    EXPECT_EQ(parseEnvironmentText("K=V K2=V2"), (Variables{{"K", "V"}, {"K2", "V2"}}));
    EXPECT_EQ(parseEnvironmentText("  A=1\n\tB=\r\n"), (Variables{{"A", "1"}, {"B", ""}}));
    EXPECT_EQ(parseEnvironmentText(""), Variables{});
    EXPECT_EQ(environmentText({{"K", "V"}, {"K2", "V2"}}), "K=V K2=V2");
}

TEST(EnvironmentText, TakesAValueAsItIsUnlessItBeginsWithAQuote) {
    EXPECT_EQ(parseEnvironmentText(R"(J={"a":1} P=C:\new U=a=b)"),
              (Variables{{"J", R"({"a":1})"}, {"P", R"(C:\new)"}, {"U", "a=b"}}));
    EXPECT_EQ(parseEnvironmentText(R"(A="x y" B="q\"\\\n\r\t\z" C="")"),
              (Variables{{"A", "x y"}, {"B", "q\"\\\n\r\tz"}, {"C", ""}}));
}

TEST(EnvironmentText, RefusesWhatIsNoPairAndSaysWhich) {
    for (const char* text :
         {"A", "A=1 B", "A=1 --flag", "A=\"x", "A=\"x\\", "A=\"x\"y", "A=\"x\\\""})
        EXPECT_FALSE(parseEnvironmentText(text).has_value()) << text;
    EXPECT_NE(parseEnvironmentText("A=1 B").error().find("第 2 项"), std::string::npos);
}

TEST(EnvironmentText, ReadsBackWhateverItWrites) {
    std::mt19937 random(11);
    const std::string alphabet = "ab\" \\\n\t\r={}'$";
    for (int round = 0; round < 5'000; ++round) {
        Variables variables;
        for (std::size_t i = random() % 4; i > 0; --i) {
            std::string value(random() % 8, '\0');
            for (char& c : value)
                c = alphabet[random() % alphabet.size()];
            variables.push_back({"N" + std::to_string(i), value});
        }
        EXPECT_EQ(parseEnvironmentText(environmentText(variables)), variables);
    }
}

}  // namespace
}  // namespace berth::sim::open_api
