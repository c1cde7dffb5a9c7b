// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/plain_text.h"

#include <gtest/gtest.h>

#include "models/domain/text.h"
#include "tests/support/seeded_random.h"

namespace berth::support_bundle {
namespace {

TEST(PlainText, DrivesNoTerminal) {
    EXPECT_EQ(oneLine("a\nb\tc\r\x1b[31m\x7f"), "a b c ␛[31m␡");
    EXPECT_EQ(oneLine("a\xE2\x80\xAE"
                      "b\xC2\x9B"),
              "a<U+202E>b<U+009B>");
    EXPECT_EQ(oneLine("机器 1 é 😀"), "机器 1 é 😀");
    EXPECT_EQ(oneLine(std::string_view("\0x", 2)), "␀x");
}

TEST(PlainText, IsUtf8WhateverItIsMadeFrom) {
    support::SeededRandom random(7);
    for (int i = 0; i < 2000; ++i) {
        std::string bytes;
        for (std::uint64_t n = random.next() % 24; n > 0; --n)
            bytes += static_cast<char>(random.next() % 4 == 0 ? random.next() % 128
                                                              : 0xC0 + random.next() % 64);
        const std::string text = oneLine(bytes);
        EXPECT_TRUE(domain::isUtf8(text));
        EXPECT_EQ(oneLine(text), text);
        for (std::size_t most = 0; most < text.size(); ++most) {
            EXPECT_TRUE(domain::isUtf8(shortened(text, most)));
            EXPECT_LE(shortened(text, most).size(), most + 3);
        }
    }
}

TEST(PlainText, SaysWhatItLeavesOut) {
    const std::string text = "one\ntwo\nthree\n";
    EXPECT_EQ(boundedLines(text, text.size()), text);
    EXPECT_EQ(boundedLines(text, 9), "one\ntwo\n[cut here: 6 more bytes are left out]\n");
    EXPECT_EQ(boundedLines(text, 2), "[cut here: 14 more bytes are left out]\n");
    EXPECT_EQ(boundedLines(text, 0), "[cut here: 14 more bytes are left out]\n");
}

}  // namespace
}  // namespace berth::support_bundle
