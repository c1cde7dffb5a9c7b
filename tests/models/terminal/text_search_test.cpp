// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/terminal/text_search.h"

#include <gtest/gtest.h>

#include <string>

#include "models/terminal/selection.h"
#include "tests/models/terminal/terminal_fixture.h"

namespace berth::terminal {
namespace {

std::vector<std::string> found(const TerminalSurface& surface, const std::string& wanted,
                               bool caseSensitive = false) {
    TextSearch search;
    search.start(surface, wanted, caseSensitive);
    while (!search.advance(surface, 7)) {
    }
    std::vector<std::string> texts;
    for (const TextSpan& hit : search.hits())
        texts.push_back(std::to_string(hit.begin.line) + "," + std::to_string(hit.begin.column) +
                        " " + textOf(surface, hit));
    return texts;
}

using Texts = std::vector<std::string>;

TEST(TextSearch, FindsTextInWhatHasScrolledOutAndOnTheScreen) {
    TerminalFixture terminal({3, 20});
    for (int i = 0; i < 10; ++i)
        terminal.surface.feed("line " + std::to_string(i) + "\r\n");
    EXPECT_EQ(found(terminal.surface, "line").size(), 10U);
    EXPECT_EQ(found(terminal.surface, "e 9"), Texts{"9,3 e 9"});
    EXPECT_EQ(found(terminal.surface, "nowhere"), Texts());
    EXPECT_EQ(found(terminal.surface, ""), Texts());
}

TEST(TextSearch, HeedsCaseOnlyWhenAsked) {
    TerminalFixture terminal;
    terminal.surface.feed("Error ERROR error \xc3\x84rger \xd0\x9e\xd0\xa8");
    EXPECT_EQ(found(terminal.surface, "eRRor").size(), 3U);
    EXPECT_EQ(found(terminal.surface, "ERROR", true), Texts{"0,6 ERROR"});
    EXPECT_EQ(found(terminal.surface, "\xc3\xa4rger").size(), 1U);
    EXPECT_EQ(found(terminal.surface, "\xd0\xbe\xd1\x88").size(), 1U);
    EXPECT_EQ(found(terminal.surface, "\xd0\xbe\xd1\x88", true).size(), 0U);
}

TEST(TextSearch, FindsWhatIsBrokenAtTheEdgeAndCountsWideCharactersTwice) {
    TerminalFixture terminal({5, 10});
    terminal.surface.feed(
        "\xe4\xb8\xad\xe6\x96\x87\xe4\xb8\xad"
        "abcdefgh");
    EXPECT_EQ(found(terminal.surface, "cdef"), Texts{"0,8 cdef"});
    EXPECT_EQ(found(terminal.surface, "\xe6\x96\x87"), Texts{"0,2 \xe6\x96\x87"});
}

TEST(TextSearch, FindsNoTwoThatOverlapAndStopsAtALimit) {
    TerminalFixture terminal({3, 80});
    terminal.surface.feed("aaaa");
    EXPECT_EQ(found(terminal.surface, "aa").size(), 2U);
    for (int i = 0; i < 400; ++i)
        terminal.surface.feed("\r\n" + std::string(79, 'b'));
    TextSearch search;
    search.start(terminal.surface, "b", true);
    while (!search.advance(terminal.surface, 100)) {
    }
    EXPECT_TRUE(search.foundTooMany());
    EXPECT_EQ(search.hits().size(), TextSearch::kMostHits);
}

TEST(TextSearch, GoesOnWhenLinesGoAwayMeanwhile) {
    TerminalSurface::Limits limits;
    limits.lines = 50;
    TerminalFixture terminal({3, 20}, limits);
    for (int i = 0; i < 60; ++i)
        terminal.surface.feed("x\r\n");
    TextSearch search;
    search.start(terminal.surface, "x", false);
    EXPECT_FALSE(search.advance(terminal.surface, 5));
    for (int i = 0; i < 60; ++i)
        terminal.surface.feed("y\r\n");
    while (!search.advance(terminal.surface, 5)) {
    }
    EXPECT_EQ(search.hits().size(), 5U);
}

}  // namespace
}  // namespace berth::terminal
