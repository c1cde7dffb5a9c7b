// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/serving/behaviours/png.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace berth::sim::serving {
namespace {

std::uint32_t big32(const std::string& bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = (value << 8U) | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

TEST(Png, IsByteForByteTheKnownPictureOfOneRedPixel) {
    // Put together from ISO/IEC 15948; the check sums were computed with zlib.
    const std::string expected(
        "\x89PNG\r\n\x1A\n"
        "\x00\x00\x00\x0D"
        "IHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90\x77\x53\xDE"
        "\x00\x00\x00\x0F"
        "IDAT\x78\x01\x01\x04\x00\xFB\xFF\x00\xFF\x00\x00\x03\x01\x01\x00\x8D\x1D\xE5\x82"
        "\x00\x00\x00\x00"
        "IEND\xAE\x42\x60\x82",
        8 + 25 + 27 + 12);
    EXPECT_EQ(encodePng(1, 1, {255, 0, 0}), expected);
}

TEST(Png, HasChunksWhoseLengthsLeadFromOneToTheNext) {
    for (const std::uint32_t side : {1U, 5U, 64U, 200U}) {  // 200: two deflate blocks
        const std::string png =
            encodePng(side, side, std::vector<std::uint8_t>(std::size_t{3} * side * side, 7));
        std::size_t at = 8;
        std::vector<std::string> types;
        while (at < png.size()) {
            types.push_back(png.substr(at + 4, 4));
            at += 12 + big32(png, at);
        }
        EXPECT_EQ(at, png.size());
        EXPECT_EQ(types, (std::vector<std::string>{"IHDR", "IDAT", "IEND"}));
    }
}

TEST(Pattern, DependsOnTheTextAlone) {
    EXPECT_EQ(patternFor("a ship"), patternFor("a ship"));
    EXPECT_NE(patternFor("a ship"), patternFor("a boat"));
}

}  // namespace
}  // namespace berth::sim::serving
