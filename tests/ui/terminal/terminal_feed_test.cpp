// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/terminal_feed.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTimer>
#include <string>

#include "models/terminal/terminal_surface.h"
#include "tests/support/event_loop.h"

namespace berth::ui {
namespace {

struct Fed {
    terminal::TerminalSurface surface{{10, 40}, {}, {}};
    TerminalFeed feed{surface, nullptr};
    QSignalSpy wants{&feed, &TerminalFeed::wantsMoreChanged};
};

TEST(TerminalFeed, LetsTheEventLoopRunBetweenPieces) {
    Fed fed;
    QSignalSpy turns(&fed.feed, &TerminalFeed::fed);
    // A picture for each letter, so that one turn is not enough for all of them.
    QByteArray screenfuls;
    for (int i = 0; i < 400'000; ++i)
        screenfuls += "\x1b#8\x1b[2J";
    fed.feed.take(screenfuls);
    EXPECT_EQ(fed.feed.waiting(), screenfuls.size());  // nothing happens at once
    int others = 0;
    QTimer other;
    QObject::connect(&other, &QTimer::timeout, [&others] { ++others; });
    other.start(0);
    ASSERT_TRUE(support::runUntil([&] { return turns.count() > 3; }));
    EXPECT_GT(fed.feed.waiting(), 0);
    EXPECT_GT(others, 1);
}

TEST(TerminalFeed, StopsTheSenderWhileTooMuchWaitsAndLetsItGoOn) {
    Fed fed;
    const QByteArray piece(64 * 1024, 'x');
    while (fed.feed.wantsMore())
        fed.feed.take(piece);
    EXPECT_GT(fed.feed.waiting(), TerminalFeed::kStopsAt);
    EXPECT_LE(fed.feed.waiting(), TerminalFeed::kStopsAt + piece.size());
    ASSERT_TRUE(support::runUntil([&] { return fed.feed.wantsMore(); }));
    EXPECT_LT(fed.feed.waiting(), TerminalFeed::kGoesOnAt);
    ASSERT_EQ(fed.wants.count(), 2);
    EXPECT_FALSE(fed.wants.at(0).at(0).toBool());
    EXPECT_TRUE(fed.wants.at(1).at(0).toBool());
    ASSERT_TRUE(support::runUntil([&] { return fed.feed.waiting() == 0; }));
}

TEST(TerminalFeed, FeedsEverythingInItsOrder) {
    Fed fed;
    for (int i = 0; i < 3'000; ++i)
        fed.feed.take(QByteArray("line ") + QByteArray::number(i) + "\r\n");
    ASSERT_TRUE(support::runUntil([&] { return fed.feed.waiting() == 0; }));
    for (int i = 0; i < 3'000; ++i) {
        std::string text;
        fed.surface.appendText(static_cast<terminal::LineNumber>(i), text);
        ASSERT_EQ(text, "line " + std::to_string(i));
    }
}

TEST(TerminalFeed, DropsWhatWaitsWhenItIsCleared) {
    Fed fed;
    fed.feed.take(QByteArray(2 * TerminalFeed::kStopsAt, 'x'));
    EXPECT_FALSE(fed.feed.wantsMore());
    fed.feed.clear();
    EXPECT_TRUE(fed.feed.wantsMore());
    support::drain();
    EXPECT_EQ(fed.surface.cursor().column, 0);
}

}  // namespace
}  // namespace berth::ui
