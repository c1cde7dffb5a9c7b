// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/sweep/seed_range.h"

#include <gtest/gtest.h>

namespace berth::sim::sweep {
namespace {

TEST(SeedRange, IsReadWithBothEnds) {
    EXPECT_EQ(parseSeedRange("0..0"), (SeedRange{0, 1}));
    EXPECT_EQ(parseSeedRange("5..104"), (SeedRange{5, 100}));
    EXPECT_EQ(parseSeedRange("18446744073709551615..18446744073709551615"),
              (SeedRange{18446744073709551615ULL, 1}));
}

TEST(SeedRange, SaysWhatIsWrongWithABadOne) {
    struct Case {
        const char* text;
        const char* words;
    };
    for (const Case& c :
         {Case{"", "such as 0..99"}, Case{"5", "such as 0..99"}, Case{"..", "such as 0..99"},
          Case{"1..", "such as 0..99"}, Case{"..1", "such as 0..99"},
          Case{"1...3", "not \"1...3\""}, Case{"-1..3", "not \"-1..3\""},
          Case{" 1..3", "whole numbers"}, Case{"1..3x", "whole numbers"},
          Case{"0..18446744073709551616", "whole numbers"},
          Case{"9..3", "has no seed: write the smaller number first"},
          Case{"0..1000000000", "more than 1000000000 seeds"},
          Case{"0..18446744073709551615", "more than 1000000000 seeds"}}) {
        const auto range = parseSeedRange(c.text);
        ASSERT_FALSE(range.has_value()) << c.text;
        EXPECT_NE(range.error().find(c.words), std::string::npos) << range.error();
    }
    EXPECT_TRUE(parseSeedRange("0..999999999").has_value());
}

TEST(Shard, IsReadFromTheOptionOrFromWhatKubernetesSets) {
    EXPECT_EQ(parseShard("0/1", {}), (Shard{0, 1}));
    EXPECT_EQ(parseShard("3/8", "7"), (Shard{3, 8}));
    EXPECT_EQ(parseShard("/8", "7"), (Shard{7, 8}));
    struct Case {
        const char* text;
        std::optional<std::string> index;
        const char* words;
    };
    for (const Case& c :
         {Case{"8/8", {}, "K counts from 0 to 7"}, Case{"/8", "8", "K counts from 0 to 7"},
          Case{"/8", {}, "JOB_COMPLETION_INDEX, which is not set"},
          Case{"/8", "-1", "JOB_COMPLETION_INDEX must be a whole number"},
          Case{"0/0", {}, "N from 1"}, Case{"3", {}, "must be K/N"}, Case{"a/3", {}, "must be K/N"},
          Case{"1/2/3", {}, "must be K/N"}, Case{"-1/3", {}, "must be K/N"},
          Case{"0/1000001", {}, "N from 1"}}) {
        const auto shard = parseShard(c.text, c.index);
        ASSERT_FALSE(shard.has_value()) << c.text;
        EXPECT_NE(shard.error().find(c.words), std::string::npos) << shard.error();
    }
}

TEST(Shard, PartsFollowEachOtherCoverAllSeedsAndAreNearlyEqual) {
    for (const SeedRange& whole :
         {SeedRange{0, 1}, SeedRange{7, 10}, SeedRange{3, 1000},
          SeedRange{18446744073709551600ULL, 16}, SeedRange{0, kMostSeeds}}) {
        for (const std::uint64_t of : {1ULL, 2ULL, 3ULL, 7ULL, 16ULL, 999ULL}) {
            std::uint64_t next = whole.first, sum = 0;
            for (std::uint64_t index = 0; index < of; ++index) {
                const SeedRange part = partOf(whole, {index, of});
                EXPECT_EQ(part.first, next);
                EXPECT_GE(part.count, whole.count / of);
                EXPECT_LE(part.count, whole.count / of + 1);
                next += part.count;
                sum += part.count;
            }
            EXPECT_EQ(sum, whole.count);
        }
    }
}

}  // namespace
}  // namespace berth::sim::sweep
