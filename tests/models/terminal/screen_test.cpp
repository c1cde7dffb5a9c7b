// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>

#include "tests/models/terminal/terminal_fixture.h"

namespace berth::terminal {
namespace {

TEST(TerminalSurface, ShowsTextAndWhereTheCursorIs) {
    TerminalFixture terminal;
    terminal.surface.feed("one\r\ntwo");
    EXPECT_EQ(terminal.screen(), "one|two|||");
    EXPECT_EQ(terminal.surface.cursor().row, 1);
    EXPECT_EQ(terminal.surface.cursor().column, 3);
    terminal.surface.feed("\x1b[1;2HX\x1b[5;20Hy");
    EXPECT_EQ(terminal.screen(), "oXe|two|||                   y");
    EXPECT_EQ(terminal.surface.cursor().column, 19);
}

TEST(TerminalSurface, BreaksLongLinesAndRemembersThatItDid) {
    TerminalFixture terminal;
    terminal.surface.feed("0123456789012345678901234\r\n01234567890123456789\r\nx");
    EXPECT_EQ(terminal.screen(), "01234567890123456789|01234|01234567890123456789|x|");
    EXPECT_TRUE(terminal.row(0).wrapped);
    EXPECT_FALSE(terminal.row(1).wrapped);
    EXPECT_FALSE(terminal.row(2).wrapped);  // as long as the screen is wide, and then a line end
}

TEST(TerminalSurface, ForgetsThatALineWentOnOnceItsEndIsErased) {
    TerminalFixture terminal;
    terminal.surface.feed("0123456789012345678901234");
    ASSERT_TRUE(terminal.row(0).wrapped);
    terminal.surface.feed("\x1b[1;10H\x1b[K");
    EXPECT_FALSE(terminal.row(0).wrapped);
}

TEST(TerminalSurface, ShowsWideCharactersInTwoCellsAndNeverHalfOfOne) {
    TerminalFixture terminal;
    terminal.surface.feed("\xe4\xb8\xad\xe6\x96\x87!");
    const Row row = terminal.row(0);
    EXPECT_EQ(row.cells[0].character, U'中');
    EXPECT_EQ(row.cells[1].character, Cell::kRightHalf);
    EXPECT_EQ(row.cells[4].character, U'!');
    terminal.surface.feed("\x1b[1;2Hx");
    EXPECT_EQ(terminal.screen().substr(0, 7), " x\xe6\x96\x87!|");
    terminal.surface.feed("\x1b[1;3Hy");
    EXPECT_EQ(terminal.screen().substr(0, 6), " xy !|");
    // One that has no room left begins the next row.
    terminal.surface.feed("\x1b[2;20H\xe4\xb8\xad");
    EXPECT_EQ(terminal.row(2).cells[0].character, U'中');
}

TEST(TerminalSurface, JoinsMarksToTheCharacterBeforeAndDropsThoseBeyondAFew) {
    TerminalFixture terminal;
    terminal.surface.feed("e\xcc\x81x");
    EXPECT_EQ(terminal.screen().substr(0, 5), "e\xcc\x81x|");
    EXPECT_EQ(terminal.surface.cursor().column, 2);
    std::string flood = "\r\na";
    for (int i = 0; i < 10'000; ++i)
        flood += "\xcc\x81";
    terminal.surface.feed(flood);
    EXPECT_EQ(terminal.row(1).marks.size(), kMostMarks);
    terminal.surface.feed("\rb");
    EXPECT_TRUE(terminal.row(1).marks.empty());
    // A mark of its own has nothing to stand on.
    terminal.surface.feed("\x1b[3;3H\xcc\x81");
    EXPECT_TRUE(terminal.row(2).marks.empty());
}

TEST(TerminalSurface, KnowsColoursAndAttributesInEverySpelling) {
    TerminalFixture terminal({3, 40});
    terminal.surface.feed(
        "\x1b[1;31ma\x1b[0;38;5;200mb\x1b[38;2;1;2;3mc\x1b[38:2::4:5:6md\x1b[38:2:7:8:9me"
        "\x1b[48;5;17;4mf\x1b[24;7;9;3mg\x1b[m\x1b[97;100mh\x1b[4:3mi\x1b[58;5;9;21mj\x1b[39;49mk");
    const auto foreground = [&](int column) { return terminal.style(0, column).foreground; };
    EXPECT_EQ(foreground(0), Color::indexed(1));
    EXPECT_TRUE(terminal.style(0, 0).has(Attribute::Bold));
    EXPECT_EQ(foreground(1), Color::indexed(200));
    EXPECT_FALSE(terminal.style(0, 1).has(Attribute::Bold));
    EXPECT_EQ(foreground(2), Color::rgb(1, 2, 3));
    EXPECT_EQ(foreground(3), Color::rgb(4, 5, 6));
    EXPECT_EQ(foreground(4), Color::rgb(7, 8, 9));
    EXPECT_EQ(terminal.style(0, 5).background, Color::indexed(17));
    EXPECT_TRUE(terminal.style(0, 5).has(Attribute::Underline));
    const Style g = terminal.style(0, 6);
    EXPECT_TRUE(g.has(Attribute::Reverse) && g.has(Attribute::Strike) && g.has(Attribute::Italic));
    EXPECT_FALSE(g.has(Attribute::Underline));
    EXPECT_EQ(foreground(7), Color::indexed(15));
    EXPECT_EQ(terminal.style(0, 7).background, Color::indexed(8));
    EXPECT_TRUE(terminal.style(0, 8).has(Attribute::CurlyUnderline));
    EXPECT_TRUE(terminal.style(0, 9).has(Attribute::DoubleUnderline));
    EXPECT_FALSE(terminal.style(0, 9).has(Attribute::Blink));  // the 5 belonged to 58
    EXPECT_TRUE(terminal.style(0, 10).foreground.isDefault());
}

TEST(TerminalSurface, ErasesWithTheBackgroundInForce) {
    TerminalFixture terminal;
    terminal.surface.feed("\x1b[44;1;4m\x1b[2J");
    EXPECT_EQ(terminal.style(2, 2).background, Color::indexed(4));
    EXPECT_EQ(terminal.style(2, 2).attributes, 0);
}

TEST(TerminalSurface, KeepsTheScreenBelowAProgramThatFillsIt) {
    TerminalFixture terminal;
    terminal.surface.feed("shell$ vi\r\n\x1b[?1049h\x1b[Hin vi\x1b[5;1H~\r\n\n\n");
    EXPECT_TRUE(terminal.surface.showsAlternate());
    EXPECT_EQ(terminal.surface.firstLine(), terminal.surface.screenTop());  // nothing scrolled out
    terminal.surface.feed("\x1b[?1049l$");
    EXPECT_FALSE(terminal.surface.showsAlternate());
    EXPECT_EQ(terminal.screen(), "shell$ vi|$|||");
}

TEST(TerminalSurface, ScrollsWithinMarginsAndKeepsOnlyWhatLeavesAtTheTop) {
    TerminalFixture terminal;
    terminal.surface.feed("a\r\nb\r\nc\r\nd\r\ne\x1b[2;4r\x1b[4;1H\n");
    EXPECT_EQ(terminal.screen(), "a|c|d||e");
    EXPECT_EQ(terminal.history(), "");
    terminal.surface.feed("\x1b[r\x1b[5;1H\n");
    EXPECT_EQ(terminal.screen(), "c|d||e|");
    EXPECT_EQ(terminal.history(), "a");
}

TEST(TerminalSurface, RepeatsTheLastCharacterAtMostOverOneRow) {
    TerminalFixture terminal;
    terminal.surface.feed("=\x1b[4b");
    EXPECT_EQ(terminal.screen(), "=====||||");
    terminal.surface.feed("\x1b[9999b");
    EXPECT_EQ(terminal.surface.cursor().row, 1);
}

TEST(TerminalSurface, DrawsLinesWithTheOtherCharacterSet) {
    TerminalFixture terminal;
    terminal.surface.feed("\x1b(0lqk\x1b(Blqk");
    EXPECT_EQ(terminal.screen(), "┌─┐lqk||||");
}

TEST(TerminalSurface, RestoresASavedCursorOntoTheScreenAsItIsNow) {
    TerminalFixture terminal({24, 80});
    terminal.surface.feed(
        "\x1b[24;80H\x1b"
        "7");
    terminal.surface.resize({5, 10});
    terminal.surface.feed(
        "\x1b"
        "8x\x1b[Jyz\x1b[1K\x1b[uq");
    EXPECT_LT(terminal.surface.cursor().row, 5);
    EXPECT_LT(terminal.surface.cursor().column, 10);
    TerminalFixture fresh;
    fresh.surface.feed(
        "\x1b"
        "8");
    EXPECT_TRUE(fresh.surface.cursor().visible);
}

TEST(TerminalSurface, IsAsNewAfterAReset) {
    TerminalFixture terminal;
    const std::string fresh = portrait(terminal.surface);
    terminal.surface.feed(
        "\x1b[31mtext\x1b[?1049h\x1b[?1000h\x1b[?2004h\x1b[?25l\x1b[4h\x1b[?7l"
        "\x1b[2;3r\x1b(0\x0e\x1b[?5h\x1b[?6h");
    terminal.surface.feed(
        "\x1b"
        "c");
    EXPECT_EQ(portrait(terminal.surface), fresh);
    terminal.surface.feed("abcdefghijklmnopqrstuvwxyz");
    EXPECT_EQ(terminal.screen(), "abcdefghijklmnopqrst|uvwxyz|||");
}

TEST(TerminalSurface, TellsWhatHasChangedSinceItWasAsked) {
    TerminalFixture terminal;
    (void)terminal.surface.takeDamage();
    EXPECT_FALSE(terminal.surface.takeDamage().any());
    terminal.surface.feed("\x1b[2;1Hx\x1b[4;1Hy");
    SurfaceDamage damage = terminal.surface.takeDamage();
    EXPECT_EQ(damage.firstRow, 1);
    EXPECT_EQ(damage.endRow, 4);
    EXPECT_TRUE(damage.cursor);
    EXPECT_FALSE(damage.lines);
    terminal.surface.feed("\x1b[1;1H");
    damage = terminal.surface.takeDamage();
    EXPECT_EQ(damage.firstRow, damage.endRow);
    EXPECT_TRUE(damage.cursor);
    terminal.surface.feed("\x1b[5;1H\n");
    EXPECT_TRUE(terminal.surface.takeDamage().lines);
    terminal.surface.feed("\a\a");
    EXPECT_FALSE(terminal.surface.takeDamage().any());
    EXPECT_EQ(terminal.bells, 2);
}

}  // namespace
}  // namespace berth::terminal
