// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/terminal_pane.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QClipboard>
#include <QTest>

#include "tests/support/event_loop.h"
#include "tests/ui/controls.h"
#include "tests/ui/terminal/fake_session.h"
#include "ui/terminal/terminal_question.h"
#include "ui/terminal/terminal_view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"

namespace berth::ui {
namespace {

struct ShownPane {
    ShownPane() {
        pane.resize(640, 360);
        pane.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&pane));
        pane.activateWindow();
        pane.setFocus();
        EXPECT_TRUE(support::runUntil([this] { return pane.view().hasFocus(); }));
    }
    [[nodiscard]] FakeSession& session() { return *host.sessions.back(); }
    template <class Widget>
    [[nodiscard]] Widget* find(const char* name) {
        return pane.findChild<Widget*>(QLatin1String(name));
    }
    [[nodiscard]] TerminalQuestion* question() { return pane.findChild<TerminalQuestion*>(); }
    void agree() {
        question()->findChild<Button*>(QStringLiteral("agree"))->click();
        support::drain();
        EXPECT_TRUE(support::runUntil([this] { return question() == nullptr; }));
    }

    UiContext ui{ThemeChoice::Light, LanguageCode::English};
    FakeHost host;
    TerminalPane pane{ui, host.begin()};
};

TEST(TerminalPane, TiesTheTerminalToItsSession) {
    ShownPane shown;
    const terminal::SurfaceSize size = shown.pane.view().surface().size();
    EXPECT_EQ(shown.session().rows, size.rows);
    EXPECT_EQ(shown.session().columns, size.columns);
    Q_EMIT shown.session().received("welcome\r\n$ ");
    EXPECT_TRUE(support::runUntil(
        [&] { return shown.pane.view().visibleText().trimmed() == QStringLiteral("welcome\n$"); }));
    QTest::keyClicks(&shown.pane.view(), QStringLiteral("ls"));
    EXPECT_EQ(shown.session().written, QByteArray("ls"));
    shown.pane.resize(900, 500);
    support::drain();
    EXPECT_GT(shown.session().columns, size.columns);
}

TEST(TerminalPane, StopsTheSessionFromReadingWhileTooMuchWaits) {
    ShownPane shown;
    Q_EMIT shown.session().received(QByteArray(2 * TerminalFeed::kStopsAt, 'x'));
    EXPECT_EQ(shown.session().reading, std::vector<bool>{false});
    EXPECT_TRUE(support::runUntil([&] { return shown.session().reading.size() == 2; }));
    EXPECT_TRUE(shown.session().reading.back());
}

TEST(TerminalPane, SaysWhyASessionEndedAndConnectsAgain) {
    ShownPane shown;
    auto* again = shown.find<Button>("connectAgain");
    EXPECT_FALSE(again->isVisible());
    Q_EMIT shown.session().received("last words");
    Q_EMIT shown.session().ended(QStringLiteral("The machine closed the connection."));
    EXPECT_FALSE(shown.pane.isRunning());
    EXPECT_TRUE(again->isVisible());
    EXPECT_EQ(shown.find<Label>("endReason")->text(),
              QStringLiteral("The machine closed the connection."));
    // What came before the end is still shown.
    EXPECT_TRUE(support::runUntil(
        [&] { return shown.pane.view().visibleText().trimmed() == QStringLiteral("last words"); }));
    QTest::keyClicks(&shown.pane.view(), QStringLiteral("x"));
    EXPECT_EQ(shown.session().written, QByteArray());
    QTest::keyClick(&shown.pane.view(), Qt::Key_Tab);
    EXPECT_FALSE(shown.pane.view().hasFocus());  // no program is there to have the key
    again->click();
    ASSERT_EQ(shown.host.sessions.size(), 2U);
    EXPECT_TRUE(shown.pane.isRunning());
    EXPECT_FALSE(again->isVisible());
    EXPECT_EQ(shown.host.living(), 1);
    QTest::keyClicks(&shown.pane.view(), QStringLiteral("y"));
    EXPECT_EQ(shown.session().written, QByteArray("y"));
}

TEST(TerminalPane, ShowsAPasteOfSeveralLinesBeforeItIsSent) {
    ShownPane shown;
    QApplication::clipboard()->setText(QStringLiteral("one\x1b[2J\ntwo"));
    shown.pane.view().askToPaste();
    ASSERT_NE(shown.question(), nullptr);
    const QString preview = shown.question()->findChild<Label*>(QStringLiteral("preview"))->text();
    EXPECT_EQ(preview, QStringLiteral("one␛[2J\ntwo"));
    EXPECT_EQ(faultsOf(*shown.question()), QStringList());
    EXPECT_EQ(shown.session().written, QByteArray());
    shown.agree();
    EXPECT_EQ(shown.session().written, QByteArray("one[2J\rtwo"));
}

TEST(TerminalPane, SendsNothingOfAPasteThatIsCancelled) {
    ShownPane shown;
    QApplication::clipboard()->setText(QStringLiteral("one\ntwo"));
    shown.pane.view().askToPaste();
    ASSERT_NE(shown.question(), nullptr);
    shown.question()->findChild<Button*>(QStringLiteral("cancel"))->click();
    EXPECT_TRUE(support::runUntil([&] { return shown.question() == nullptr; }));
    EXPECT_EQ(shown.session().written, QByteArray());
}

TEST(TerminalPane, AsksOnceAboutTheClipboardHoweverOftenAProgramTries) {
    ShownPane shown;
    QApplication::clipboard()->setText(QStringLiteral("mine"));
    for (int i = 0; i < 5; ++i) {
        Q_EMIT shown.session().received("\x1b]52;c;aGVsbG8=\x07");
        support::drain();
    }
    ASSERT_TRUE(support::runUntil([&] { return shown.question() != nullptr; }));
    EXPECT_EQ(shown.pane.findChildren<TerminalQuestion*>().size(), 1);
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("mine"));
    shown.agree();
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("hello"));
}

TEST(TerminalPane, ShowsTheWholeTargetOfALinkBeforeItIsOpened) {
    ShownPane shown;
    const QString target = QStringLiteral("https://example.com/a?b=c");
    Q_EMIT shown.pane.view().linkAsked(QStringLiteral("file:///etc/passwd"));
    Q_EMIT shown.pane.view().linkAsked(QStringLiteral("https://"));
    EXPECT_EQ(shown.question(), nullptr);
    Q_EMIT shown.pane.view().linkAsked(target);
    ASSERT_NE(shown.question(), nullptr);
    EXPECT_EQ(shown.question()->findChild<Label*>(QStringLiteral("preview"))->text(), target);
}

TEST(TerminalPane, SearchesFromTheKeyboardAndGivesTheFocusBack) {
    ShownPane shown;
    Q_EMIT shown.session().received("hay needle hay\r\n");
    ASSERT_TRUE(
        support::runUntil([&] { return !shown.pane.view().visibleText().trimmed().isEmpty(); }));
    QTest::keyClick(&shown.pane.view(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    auto* field = shown.find<SearchField>("terminalSearch");
    EXPECT_TRUE(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("needle"));
    EXPECT_TRUE(support::runUntil([&] { return shown.pane.view().hitCount() == 1; }));
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(shown.pane.view().currentHit(), 0);
    EXPECT_EQ(faultsOf(shown.pane), QStringList());
    QTest::keyClick(field, Qt::Key_Escape);  // empties the field
    QTest::keyClick(field, Qt::Key_Escape);
    EXPECT_FALSE(field->isVisible());
    EXPECT_TRUE(shown.pane.view().hasFocus());
}

TEST(TerminalQuestion, ShowsNoMoreThanTheFirstLinesAndColumns) {
    const QString line(1'000, u'x');
    QStringList lines;
    for (int i = 0; i < 100; ++i)
        lines.append(line);
    const QStringList shown = previewOf(lines.join(u'\n')).split(u'\n');
    EXPECT_EQ(shown.size(), TerminalQuestion::kShownLines + 1);
    EXPECT_EQ(shown.front().size(), TerminalQuestion::kShownColumns + 1);
    EXPECT_EQ(previewOf(QStringLiteral("<b>\u202ex")), QStringLiteral("<b><U+202E>x"));
}

}  // namespace
}  // namespace berth::ui
