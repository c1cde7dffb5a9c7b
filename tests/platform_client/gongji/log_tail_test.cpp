// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/log_tail.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace berth::platform_client::gongji {
namespace {

using Lines = std::vector<std::string>;

TEST(LogTail, TellsAllOfTheFirstTextAndThenWhatIsAdded) {
    LogTail tail;
    EXPECT_EQ(tail.take("a\nb\n", false).lines, (Lines{"a", "b"}));
    EXPECT_EQ(tail.take("a\nb\n", false).lines, Lines{});
    EXPECT_EQ(tail.take("a\nb\nc\nd\n", false).lines, (Lines{"c", "d"}));
}

TEST(LogTail, FindsItsPlaceWhenTheFrontIsCutOff) {
    LogTail tail;
    (void)tail.take("a\nb\nc\nd\n", false);
    const auto news = tail.take("c\nd\ne\n", false);
    EXPECT_EQ(news.lines, Lines{"e"});
    EXPECT_FALSE(news.gap);
}

TEST(LogTail, TellsAGapWhenNothingOverlaps) {
    LogTail tail;
    (void)tail.take("a\nb\n", false);
    const auto news = tail.take("x\ny\n", false);
    EXPECT_EQ(news.lines, (Lines{"x", "y"}));
    EXPECT_TRUE(news.gap);
}

TEST(LogTail, BeginsAnewWhenTheContainerHasRestarted) {
    LogTail tail;
    (void)tail.take("boot\nserving\ncrash\n", false);
    const auto news = tail.take("boot\n", true);
    EXPECT_EQ(news.lines, Lines{"boot"});
    EXPECT_FALSE(news.gap);
    EXPECT_EQ(tail.take("boot\nserving\n", false).lines, Lines{"serving"});
}

TEST(LogTail, TellsARunThatSaysTheSameAsTheOneBefore) {
    LogTail tail;
    (void)tail.take("boot\ncrash\n", false);
    EXPECT_EQ(tail.take("boot\ncrash\n", true).lines, (Lines{"boot", "crash"}));
}

TEST(LogTail, GoesOnOverARestartWhenTheLogHoldsBothRuns) {
    LogTail tail;
    (void)tail.take("boot\ncrash\n", false);
    EXPECT_EQ(tail.take("boot\ncrash\nboot\n", true).lines, Lines{"boot"});
    LogTail timed;
    (void)timed.take("2026-01-01T00:00:01Z boot\n", false);
    EXPECT_EQ(timed.take("2026-01-01T00:00:01Z boot\n", true).lines, Lines{})
        << "no two lines bear the same time";
}

TEST(LogTail, PassesOverTextsThatAreOlderThanWhatIsKnown) {
    LogTail tail;
    (void)tail.take("a\nb\nc\n", false);
    EXPECT_EQ(tail.take("a\nb\n", false).lines, Lines{});
    EXPECT_EQ(tail.take("", false).lines, Lines{});
    EXPECT_EQ(tail.take("a\nb\nc\nd\n", false).lines, Lines{"d"});
}

TEST(LogTail, WaitsForTheEndOfALineButNotForEver) {
    LogTail tail;
    EXPECT_EQ(tail.take("a\nhal", false).lines, Lines{"a"});
    EXPECT_EQ(tail.take("a\nhalf", false).lines, Lines{});
    EXPECT_EQ(tail.take("a\nhalf a line\n", false).lines, Lines{"half a line"});
    EXPECT_EQ(tail.take("a\nhalf a line\nprompt> ", false).lines, Lines{});
    EXPECT_EQ(tail.take("a\nhalf a line\nprompt> ", false).lines, Lines{"prompt> "});
    EXPECT_EQ(tail.take("a\nhalf a line\nprompt> ", false).lines, Lines{});
    EXPECT_EQ(tail.take("a\nhalf a line\nprompt> yes\n", false).lines, Lines{"yes"});
    EXPECT_EQ(tail.take("a\nhalf a line\nprompt> yes\nb\n", false).lines, Lines{"b"});
}

TEST(LogTail, TakesAnEndOfWindowsOffALine) {
    LogTail tail;
    EXPECT_EQ(tail.take("a\r\nb\r\n", false).lines, (Lines{"a", "b"}));
    EXPECT_EQ(tail.take("a\r\nb\r\nc\r\n", false).lines, Lines{"c"});
}

TEST(LogTail, FindsItsPlaceWhenTheFrontIsCutOffInTheMiddleOfALine) {
    LogTail tail;
    (void)tail.take("first line\nsecond\nthird\n", false);
    EXPECT_EQ(tail.take("ne\nsecond\nthird\nfourth\n", false).lines, Lines{"fourth"});
}

// A server that writes numbered lines, keeps only so many bytes of them, and sometimes says less
// than it has. Whatever it does, each line is told once, in order, or a gap is.
TEST(LogTail, LosesRepeatsAndReordersNothingInSeededRuns) {
    for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
        std::mt19937_64 random(seed);
        const std::size_t window = 50 + random() % 2000;
        const bool byBytes = random() % 2 == 0;
        std::string whole;
        int written = 0;
        LogTail tail;
        int next = 0;
        int gaps = 0;
        for (int round = 0; round < 60; ++round) {
            for (auto count = random() % 20; count > 0; --count)
                whole += "line " + std::to_string(written++) + "\n";
            if (byBytes && whole.size() > window) whole.erase(0, whole.size() - window);
            while (whole.size() > window)
                whole.erase(0, whole.find('\n') + 1);
            std::string text = whole;
            if (random() % 4 == 0) {
                text.erase(random() % (text.size() + 1));
                text.erase(text.rfind('\n') == std::string::npos ? 0 : text.rfind('\n') + 1);
            }
            // Half a line alone says nothing about where it stood.
            if (byBytes && text.find('\n') + 1 == text.size()) continue;
            const auto news = tail.take(text, false);
            gaps += news.gap ? 1 : 0;
            for (std::size_t i = 0; i < news.lines.size(); ++i) {
                if (news.lines[i].rfind("line ", 0) != 0) {
                    ASSERT_TRUE(byBytes && i == 0) << "seed " << seed << ": " << news.lines[i];
                    continue;
                }
                const int number = std::atoi(news.lines[i].c_str() + 5);
                if (news.gap || next == 0) next = std::max(next, number);
                ASSERT_EQ(number, next) << "seed " << seed << " round " << round;
                ++next;
            }
        }
        if (window > 1000) {
            ASSERT_EQ(gaps, 0) << "twenty lines do not fill it";
        }
    }
}

}  // namespace
}  // namespace berth::platform_client::gongji
