// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "tests/models/terminal/terminal_fixture.h"

namespace berth::terminal {
namespace {

TEST(TerminalSurface, LetsRowsScrollOutWhenItShrinksAndTakesThemBackWhenItGrows) {
    TerminalFixture terminal({5, 20});
    terminal.surface.feed("1\r\n2\r\n3\r\n4\r\n5");
    terminal.surface.resize({3, 20});
    EXPECT_EQ(terminal.history(), "1|2");
    EXPECT_EQ(terminal.screen(), "3|4|5");
    EXPECT_EQ(terminal.surface.cursor().row, 2);
    terminal.surface.resize({6, 20});
    EXPECT_EQ(terminal.screen(), "1|2|3|4|5|");
    EXPECT_EQ(terminal.surface.cursor().row, 4);
    terminal.surface.feed("x");
    EXPECT_EQ(terminal.screen(), "1|2|3|4|5x|");
}

TEST(TerminalSurface, GivesUpBlankRowsBelowTheCursorFirst) {
    TerminalFixture terminal({5, 20});
    terminal.surface.feed("1\r\n2");
    terminal.surface.resize({3, 20});
    EXPECT_EQ(terminal.history(), "");
    EXPECT_EQ(terminal.screen(), "1|2|");
}

TEST(TerminalSurface, KeepsWhatStandsBeyondTheEdgeUntilItIsErased) {
    TerminalFixture terminal({3, 20});
    terminal.surface.feed("0123456789abcdef\r\n0123456789abcdef");
    terminal.surface.resize({3, 8});
    terminal.surface.feed("\r\x1b[Kshort");
    terminal.surface.resize({3, 20});
    EXPECT_EQ(terminal.screen(), "0123456789abcdef|short|");
}

TEST(TerminalSurface, ForgetsWhatStoodBeyondTheEdgeOfARowErasedInColour) {
    TerminalFixture terminal({3, 20});
    terminal.surface.feed("0123456789abcdef");
    terminal.surface.resize({3, 8});
    terminal.surface.feed("\x1b[44m\r\x1b[K\x1b[m\r\n2\r\n3\r\n4");
    EXPECT_EQ(terminal.screen(), "2|3|4");
    Row row;
    terminal.surface.readLine(0, row);
    ASSERT_EQ(row.cells.size(), 8U);
    EXPECT_EQ(row.cells[7].style.background, Color::indexed(4));
}

TEST(TerminalSurface, KeepsTheScreenBelowWhenItShrinksUnderAProgram) {
    TerminalFixture terminal({6, 20});
    terminal.surface.feed("1\r\n2\r\n3\r\n4\r\n5\r\n$ vi\x1b[?1049h\x1b[2Jprogram");
    terminal.surface.resize({3, 20});
    terminal.surface.feed("\x1b[?1049l");
    EXPECT_EQ(terminal.history(), "1|2|3");
    EXPECT_EQ(terminal.screen(), "4|5|$ vi");
    EXPECT_EQ(terminal.surface.cursor().row, 2);
}

TEST(TerminalSurface, HoldsItsSizeWithinBounds) {
    TerminalFixture terminal({0, 0});
    EXPECT_EQ(terminal.surface.size(), TerminalSurface::kSmallest);
    terminal.surface.resize({1'000'000, 1'000'000});
    EXPECT_EQ(terminal.surface.size(), TerminalSurface::kLargest);
    terminal.surface.resize({-5, 3});
    EXPECT_EQ(terminal.surface.size(), (SurfaceSize{2, 3}));
}

// Lines are numbered for good: whatever the sizes do, each number stands for the same text.
TEST(TerminalSurface, KeepsEveryLineUnderItsNumberThroughAnySizes) {
    for (unsigned seed = 1; seed <= 10; ++seed) {
        std::mt19937 random(seed);
        TerminalFixture terminal({10, 40});
        LineNumber written = 0;
        terminal.surface.feed("line 0");
        for (int step = 0; step < 100; ++step) {
            if (random() % 2 == 0) {
                terminal.surface.resize(
                    {2 + static_cast<int>(random() % 20), 20 + static_cast<int>(random() % 60)});
            } else {
                for (auto count = random() % 12; count > 0; --count)
                    terminal.surface.feed("\r\nline " + std::to_string(++written));
            }
            ASSERT_LT(written, terminal.surface.endLine());
            for (LineNumber line = terminal.surface.firstLine(); line <= written; ++line) {
                std::string text;
                terminal.surface.appendText(line, text);
                ASSERT_EQ(text, "line " + std::to_string(line)) << "seed " << seed;
            }
        }
    }
}

}  // namespace
}  // namespace berth::terminal
