// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/terminal/selection.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/models/terminal/terminal_fixture.h"

namespace berth::terminal {
namespace {

TEST(TerminalSelection, JoinsRowsThatTheScreenBrokeAndLeavesOutBlanksAtTheEnd) {
    TerminalFixture terminal({5, 10});
    terminal.surface.feed("a line that is broken   \r\nnext\r\n\r\nlast");
    const TextSpan all{{0, 0}, {terminal.surface.endLine(), 0}};
    EXPECT_EQ(textOf(terminal.surface, all), "a line that is broken\nnext\n\nlast");
    EXPECT_EQ(textOf(terminal.surface, {{0, 2}, {0, 6}}), "line");
    EXPECT_EQ(textOf(terminal.surface, {{0, 7}, {1, 4}}), "that is");
    EXPECT_EQ(textOf(terminal.surface, {{3, 2}, {5, 1}}), "xt\n\nl");
    EXPECT_EQ(textOf(terminal.surface, {{3, 2}, {3, 2}}), "");
}

TEST(TerminalSelection, KeepsTheBlankAtTheVeryEdgeOfABrokenRow) {
    TerminalFixture terminal({5, 10});
    terminal.surface.feed("012345678 next");
    EXPECT_EQ(textOf(terminal.surface, {{0, 0}, {1, 10}}), "012345678 next");
    TerminalFixture wide({5, 10});
    wide.surface.feed("012345678\xe4\xb8\xad");
    EXPECT_EQ(textOf(wide.surface, {{0, 0}, {1, 10}}), "012345678\xe4\xb8\xad");
}

TEST(TerminalSelection, TakesAWholeWideCharacterWithItsMarks) {
    TerminalFixture terminal;
    terminal.surface.feed(
        "\xe4\xb8\xad\xe6\x96\x87"
        "e\xcc\x81x");
    EXPECT_EQ(textOf(terminal.surface, {{0, 0}, {0, 2}}), "\xe4\xb8\xad");
    EXPECT_EQ(textOf(terminal.surface, {{0, 1}, {0, 4}}), "\xe4\xb8\xad\xe6\x96\x87");
    EXPECT_EQ(textOf(terminal.surface, {{0, 4}, {0, 5}}), "e\xcc\x81");
}

TEST(TerminalSelection, FindsWordsEvenAcrossTheEdge) {
    TerminalFixture terminal({5, 10});
    terminal.surface.feed("see /usr/local/bin (or) \xe4\xb8\xad\xe6\x96\x87");
    const auto word = [&](LineNumber line, int column) {
        return textOf(terminal.surface, wordAt(terminal.surface, {line, column}));
    };
    EXPECT_EQ(word(0, 1), "see");
    EXPECT_EQ(word(0, 8), "/usr/local/bin");
    EXPECT_EQ(word(1, 1), "/usr/local/bin");
    EXPECT_EQ(word(1, 9), "(");
    EXPECT_EQ(word(2, 5), "\xe4\xb8\xad\xe6\x96\x87");
    EXPECT_EQ(word(0, 3), " ");
    EXPECT_EQ(word(4, 3), "");
}

TEST(TerminalSelection, FindsTheWholeLineOverAllItsRows) {
    TerminalFixture terminal({5, 10});
    terminal.surface.feed("first\r\n0123456789abcdefghij!\r\nx");
    EXPECT_EQ(textOf(terminal.surface, lineAt(terminal.surface, {2, 3})), "0123456789abcdefghij!");
}

TEST(TerminalSelection, LeavesOutLinesThatHaveGone) {
    TerminalSurface::Limits limits;
    limits.lines = 3;
    TerminalFixture terminal({2, 10}, limits);
    for (int i = 0; i < 10; ++i)
        terminal.surface.feed(std::to_string(i) + "\r\n");
    EXPECT_EQ(textOf(terminal.surface, {{0, 0}, {8, 10}}), "6\n7\n8");
}

std::string linkIn(const std::string& text) {
    TerminalFixture terminal({5, 40});
    terminal.surface.feed(text);
    const auto links = linksIn(logicalLineAt(terminal.surface, 0));
    return links.empty() ? "" : links.front().target;
}

TEST(TerminalLinks, AreAddressesOfTheWebOnly) {
    EXPECT_EQ(linkIn("see https://example.com/a?b=c#d here"), "https://example.com/a?b=c#d");
    EXPECT_EQ(linkIn("http://127.0.0.1:8080"), "http://127.0.0.1:8080");
    EXPECT_EQ(linkIn("javascript:alert(1) file:///etc/passwd ftp://x mailto:x@y"), "");
    EXPECT_EQ(linkIn("https:// httpx://y http:/z"), "");
}

TEST(TerminalLinks, EndBeforeWhatBelongsToTheSentence) {
    EXPECT_EQ(linkIn("(https://example.com/x)."), "https://example.com/x");
    EXPECT_EQ(linkIn("https://example.com/a_(b), or"), "https://example.com/a_(b)");
    EXPECT_EQ(linkIn("<https://example.com>"), "https://example.com");
    EXPECT_EQ(linkIn("\"https://example.com/\"!"), "https://example.com/");
}

// Letters that only look like others would hide where a link leads.
TEST(TerminalLinks, EndAtTheFirstLetterThatIsNotAscii) {
    EXPECT_EQ(linkIn("https://ex\xd0\xb0mple.com"), "https://ex");
    EXPECT_EQ(linkIn("https://\xe4\xb8\xad.cn"), "");
}

TEST(TerminalLinks, AreFoundWhereverOneOfTheirRowsIsPointedAt) {
    TerminalFixture terminal({5, 20});
    terminal.surface.feed("go https://example.com/a/long/path/to/it now");
    for (const TextPoint point : {TextPoint{0, 3}, TextPoint{0, 19}, TextPoint{1, 5}}) {
        const auto link = linkAt(terminal.surface, point);
        ASSERT_TRUE(link);
        EXPECT_EQ(link->target, "https://example.com/a/long/path/to/it");
    }
    EXPECT_FALSE(linkAt(terminal.surface, {0, 2}));
    EXPECT_FALSE(linkAt(terminal.surface, {2, 3}));
}

}  // namespace
}  // namespace berth::terminal
