// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_view.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QTest>
#include <random>

#include "tests/ui/logs/log_fixture.h"

namespace berth::ui {
namespace {

struct Shown : LogFixture {
    explicit Shown(bridge::LogFeed::Options options = quickFeed())
        : LogFixture(options), model(feed), view(ui) {
        view.resize(600, 300);
        view.setModel(&model, nullptr);
        view.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&view));
    }
    [[nodiscard]] const std::string& topText() const { return model.entryAt(view.topRow()).text; }

    items::LogModel model;
    LogView view;
};

TEST(LogView, KeepsTheNewestLineInViewWhileItFollows) {
    Shown shown;
    for (int i = 0; i < 5; ++i) {
        shown.push(40);
        ASSERT_TRUE(shown.arrived());
        EXPECT_EQ(shown.view.lastFullRow(), shown.model.rowCount() - 1);
    }
}

TEST(LogView, StopsFollowingWhenSomebodyScrollsUpAndStartsAgainAtTheEnd) {
    Shown shown;
    shown.push(200);
    ASSERT_TRUE(shown.arrived());
    QTest::keyClick(&shown.view, Qt::Key_PageUp);
    EXPECT_FALSE(shown.view.follows());
    const std::string top = shown.topText();
    shown.push(100);
    ASSERT_TRUE(shown.arrived());
    EXPECT_EQ(shown.topText(), top);
    QTest::keyClick(&shown.view, Qt::Key_End);
    EXPECT_TRUE(shown.view.follows());
    EXPECT_EQ(shown.view.lastFullRow(), shown.model.rowCount() - 1);
}

TEST(LogView, StaysAtItsLineWhenALineOfBeforeComesLate) {
    Shown shown;
    shown.push(100);
    ASSERT_TRUE(shown.arrived());
    shown.view.verticalScrollBar()->setValue(60);
    ASSERT_FALSE(shown.view.follows());
    const std::string top = shown.topText();
    domain::LogLine late = shown.line("late", 9);
    late.at = shown.model.entryAt(30).at;
    shown.push(std::move(late));
    ASSERT_TRUE(shown.arrived());
    EXPECT_EQ(shown.topText(), top);
    EXPECT_EQ(shown.view.topRow(), 61);
}

// Whatever is scrolled, appended and dropped: a view that follows shows the newest line, and one
// that does not keeps its line as long as that line exists.
TEST(LogView, NeverStealsThePositionInRandomSequences) {
    for (const unsigned seed : {1U, 2U, 3U, 4U}) {
        SCOPED_TRACE(seed);
        Shown shown(quickFeed(150));
        std::mt19937 random(seed);
        shown.push(120);
        ASSERT_TRUE(shown.arrived());
        for (int step = 0; step < 60; ++step) {
            const auto choice = random() % 5;
            if (choice == 0) {
                const int end = shown.view.verticalScrollBar()->maximum();
                shown.view.verticalScrollBar()->setValue(
                    static_cast<int>(random() % static_cast<unsigned>(end + 1)));
                EXPECT_EQ(shown.view.follows(), shown.view.topRow() >= end);
            } else if (choice == 1) {
                shown.view.setFollows(random() % 2 == 0);
            } else if (choice == 2) {
                shown.view.resize(600, 150 + static_cast<int>(random() % 300));
            } else {
                const bool follows = shown.view.follows();
                const std::int64_t top = shown.model.entryAt(shown.view.topRow()).at.ns;
                shown.push(1 + static_cast<int>(random() % 12));
                ASSERT_TRUE(shown.arrived());
                EXPECT_EQ(shown.view.follows(), follows);
                const std::int64_t oldest = shown.model.entryAt(0).at.ns;
                if (!follows) {
                    EXPECT_EQ(shown.model.entryAt(shown.view.topRow()).at.ns,
                              std::max(top, oldest));
                }
            }
            if (shown.view.follows()) {
                EXPECT_EQ(shown.view.lastFullRow(), shown.model.rowCount() - 1);
            }
        }
    }
}

TEST(LogView, KeepsItsLineWhenTheFilterHidesOthers) {
    Shown shown;
    for (int i = 0; i < 200; ++i) {
        domain::LogLine line = shown.line("line " + std::to_string(i));
        if (i % 2 == 0) line.severity = domain::Severity::Error;
        shown.push(std::move(line));
    }
    ASSERT_TRUE(shown.arrived());
    shown.view.verticalScrollBar()->setValue(100);
    ASSERT_FALSE(shown.view.follows());
    shown.model.setFilter({domain::Severity::Error, {}});
    EXPECT_EQ(shown.topText(), "line 100");
}

TEST(LogView, CopiesWhatIsChosenWithControlCharactersMadeVisible) {
    Shown shown;
    shown.push(shown.line("bell \a and \x1b]0;title\x07 and \xE2\x80\xAEgpj.exe"));
    ASSERT_TRUE(shown.arrived());
    shown.view.chooseAll();
    const QString text = shown.view.chosenText();
    for (const QChar letter : text) {
        EXPECT_TRUE(letter.unicode() >= 0x20 && letter.unicode() != 0x7F);
        EXPECT_NE(letter.unicode(), 0x202E);
    }
    EXPECT_TRUE(text.contains(QChar(0x2407)));
    EXPECT_TRUE(text.contains(QStringLiteral("<U+202E>")));
}

TEST(LogView, ChoosesWithTheKeyboardAndCopiesToTheClipboard) {
    Shown shown;
    shown.push(3);
    ASSERT_TRUE(shown.arrived());
    QTest::keyClick(&shown.view, Qt::Key_Down);
    QTest::keyClick(&shown.view, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&shown.view, Qt::Key_C, Qt::ControlModifier);
    const QString text = QApplication::clipboard()->text();
    EXPECT_EQ(text.count(QLatin1Char('\n')), 1);
    EXPECT_TRUE(text.contains(QStringLiteral("line 1")));
    EXPECT_TRUE(text.contains(QStringLiteral("line 2")));
    EXPECT_FALSE(text.contains(QStringLiteral("line 3")));
}

TEST(LogRowPainter, WrapsLongLinesUpToALimitAndKeepsOthersOnOne) {
    UiContext ui(ThemeChoice::Light, LanguageCode::English);
    LogRowPainter painter(ui);
    bridge::LogEntry entry;
    entry.text = std::string(16 * 1024, 'x');
    EXPECT_EQ(painter.heightOf(entry, 600), painter.rowHeight());
    painter.setWraps(true);
    EXPECT_EQ(painter.heightOf(entry, 600), LogRowPainter::kMostLines * painter.rowHeight());
    entry.text = "short";
    EXPECT_EQ(painter.heightOf(entry, 600), painter.rowHeight());
    EXPECT_GT(painter.heightOf(entry, 1), 0);
}

}  // namespace
}  // namespace berth::ui
