// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "sim/engine/random.h"
#include "sim/storage/disk.h"
#include "sim/storage/utf8.h"

namespace berth::sim::storage {
namespace {

TEST(Path, LosesDoubledSlashesDotsAndTheLastSlash) {
    EXPECT_EQ(normalisePath("/").value(), "/");
    EXPECT_EQ(normalisePath("//").value(), "/");
    EXPECT_EQ(normalisePath("/a//b/./c/").value(), "/a/b/c");
    EXPECT_EQ(normalisePath("/./").value(), "/");
    EXPECT_EQ(normalisePath("/..a/b..").value(), "/..a/b..");
    EXPECT_EQ(normalisePath("/数据/一").value(), "/数据/一");
}

TEST(Path, IsRefusedWhenItCouldLeadAstray) {
    for (const std::string_view bad :
         {std::string_view(""), std::string_view("a"), std::string_view("./a"),
          std::string_view("/.."), std::string_view("/a/../b"), std::string_view("/a/.."),
          std::string_view("/a\0b", 4), std::string_view("/a\nb"), std::string_view("/a\x7f"),
          std::string_view("/\xC2\x85"), std::string_view("/\xFF"), std::string_view("/\xC0\xAF"),
          std::string_view("/\xED\xA0\x80"), std::string_view("/\xE2\x80\xAE")}) {
        const auto result = normalisePath(bad);
        ASSERT_FALSE(result.has_value()) << bad;
        EXPECT_EQ(result.error().code, domain::ErrorCode::Malformed);
    }
    EXPECT_TRUE(normalisePath("/" + std::string(4095, 'a')).has_value());
    EXPECT_FALSE(normalisePath("/" + std::string(4096, 'a')).has_value());
}

TEST(Path, StaysAsItIsWhenNormalisedTwice) {
    engine::RandomStream random(7, "paths");
    constexpr std::string_view kParts = "/.ab";
    for (int i = 0; i < 20'000; ++i) {
        std::string path = "/";
        for (std::uint64_t n = random.below(12); n > 0; --n)
            path += kParts[random.below(kParts.size())];
        const auto once = normalisePath(path);
        if (!once) continue;
        EXPECT_EQ(normalisePath(*once).value(), *once);
        EXPECT_EQ(once->find("//"), std::string::npos);
    }
}

TEST(PrintableText, ReplacesWhatCannotBeShownAndIsCutBetweenCharacters) {
    EXPECT_EQ(printable("plain 文", 100), "plain 文");
    EXPECT_EQ(printable("a\x1b[31m\xFFz", 100), "a\uFFFD[31m\uFFFDz");
    EXPECT_EQ(printable("文文", 4), "文…");
    EXPECT_EQ(printable("abcdef", 3), "abc…");
}

TEST(Utf8, CutAnywhereGivesWholeCharactersOrNothing) {
    const std::string text = "aé文😀";
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        const std::string_view part = std::string_view(text).substr(0, cut);
        std::size_t at = 0;
        while (at < part.size()) {
            const auto point = decodeUtf8(part, at);
            if (!point) break;
            at += point->length;
        }
        EXPECT_TRUE(at == 0 || at == 1 || at == 3 || at == 6 || at == 10);
        EXPECT_LE(part.size() - at, 3U);
    }
}

}  // namespace
}  // namespace berth::sim::storage
