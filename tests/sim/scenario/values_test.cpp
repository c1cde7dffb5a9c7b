// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario/values.h"

#include <gtest/gtest.h>

#include <array>

namespace berth::sim::scenario {
namespace {

// Reads a plain scalar with `read` and keeps the complaint.
template <class Read>
auto plain(std::string text, Read read, bool inQuotes = false) {
    YamlNode node;
    node.kind = YamlNode::Kind::Scalar;
    node.text = std::move(text);
    node.quoted = inQuotes;
    ErrorList errors;
    const std::string path = "field";
    const auto result = read(Place{node, path, errors});
    EXPECT_EQ(result.has_value(), errors.empty());
    return result;
}

TEST(Values, WholeNumbersAreDecimalAndWithinTheirRange) {
    const auto read = [](const Place& p) { return readInteger(p, -5, 10); };
    EXPECT_EQ(plain("10", read), 10);
    EXPECT_EQ(plain("-5", read), -5);
    for (const char* bad : {"11", "-6", "1.0", "0x1", "1_0", "1e1", "", " 1", "1 ", "+1", "one",
                            "99999999999999999999"}) {
        EXPECT_EQ(plain(bad, read), std::nullopt) << bad;
    }
    EXPECT_EQ(plain("1", read, true), std::nullopt);
}

TEST(Values, SeedsMayUseAll64Bits) {
    EXPECT_EQ(plain("18446744073709551615", readSeed), 18446744073709551615U);
    EXPECT_EQ(plain("18446744073709551616", readSeed), std::nullopt);
    EXPECT_EQ(plain("-1", readSeed), std::nullopt);
}

TEST(Values, NumbersAreFinite) {
    const auto read = [](const Place& p) { return readNumber(p, 0, 100); };
    EXPECT_EQ(plain("0.5", read), 0.5);
    for (const char* bad : {"nan", "inf", ".inf", "1e3", "-0.1", "100.1", "0,5"})
        EXPECT_EQ(plain(bad, read), std::nullopt) << bad;
}

TEST(Values, FlagsAreTrueOrFalseAndNothingElse) {
    EXPECT_EQ(plain("true", readFlag), true);
    EXPECT_EQ(plain("false", readFlag), false);
    for (const char* bad : {"yes", "no", "True", "1", "on"})
        EXPECT_EQ(plain(bad, readFlag), std::nullopt) << bad;
    EXPECT_EQ(plain("true", readFlag, true), std::nullopt);
}

TEST(Values, PricesAreRoundedToPointsPerSecond) {
    EXPECT_EQ(plain("1.68 yuan/h", readPrice), (domain::Rate{467}));
    EXPECT_EQ(plain("59.1yuan/h", readPrice), (domain::Rate{16417}));
    EXPECT_EQ(plain("466 points/s", readPrice), (domain::Rate{466}));
    EXPECT_EQ(plain("0 yuan/h", readPrice), (domain::Rate{0}));
    for (const char* bad : {"1.68", "466", "1.68 yuan", "466.5 points/s", "-1 yuan/h", "yuan/h",
                            "1e9 yuan/h", "9999999 yuan/h", "1.68 yuan/s"}) {
        EXPECT_EQ(plain(bad, readPrice), std::nullopt) << bad;
    }
}

TEST(Values, PercentagesLieBetweenNothingAndAll) {
    EXPECT_EQ(plain("50%", readPercent), 0.5);
    EXPECT_EQ(plain("99.9 %", readPercent), 0.999);  // exactly: it is compared with
    for (const char* bad : {"0.5", "101%", "-1%", "%", "50 percent"})
        EXPECT_EQ(plain(bad, readPercent), std::nullopt) << bad;
}

TEST(Values, AmountsRatesAndBandwidthsHaveTheirUnits) {
    EXPECT_EQ(plain("12.5 yuan", readYuan), 12.5);
    EXPECT_EQ(plain("12.5", readYuan), std::nullopt);
    EXPECT_EQ(plain("200MB/s", readBytesPerSecond), 200e6);
    EXPECT_EQ(plain("0MB/s", readBytesPerSecond), std::nullopt);
    EXPECT_EQ(plain("200MB", readBytesPerSecond), std::nullopt);
    EXPECT_EQ(plain("/s", readBytesPerSecond), std::nullopt);
    const auto rate = [](const Place& p) { return readRate(p, 100); };
    EXPECT_EQ(plain("90/m", rate), 1.5);
    EXPECT_EQ(plain("0/s", rate), std::nullopt);
    EXPECT_EQ(plain("101/s", rate), std::nullopt);
    EXPECT_EQ(plain("0.00000001/s", rate), std::nullopt);  // once in three years
}

TEST(Values, ChoicesSuggestTheNearestWord) {
    constexpr std::array<std::string_view, 2> kTwoWords{"poisson", "constant"};
    YamlNode node;
    node.kind = YamlNode::Kind::Scalar;
    node.text = "poison";
    ErrorList errors;
    EXPECT_EQ(readChoice({node, "arrivals", errors}, kTwoWords), std::nullopt);
    EXPECT_EQ(errors.take()[0].message,
              "must be one of poisson, constant, not \"poison\" (did you mean \"poisson\"?)");
}

TEST(Values, AreQuotedShortAndWholeCharacters) {
    std::string text;
    for (int i = 0; i < 40; ++i)
        text += "中";
    EXPECT_EQ(quote(text), "\"" + text.substr(0, 60) + "…\"");
    EXPECT_EQ(quote("a" + text), "\"a" + text.substr(0, 57) + "…\"");
}

}  // namespace
}  // namespace berth::sim::scenario
