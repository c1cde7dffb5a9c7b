// SPDX-License-Identifier: GPL-3.0-or-later
// A real shell on a pseudoterminal behind the pane.
#include <gtest/gtest.h>

#include <QTest>

#include "tests/support/event_loop.h"
#include "tests/ui/terminal/pty_session.h"
#include "ui/terminal/terminal_pane.h"
#include "ui/terminal/terminal_view.h"

namespace berth::ui {
namespace {

struct ShellPane {
    explicit ShellPane(const QStringList& command = {QStringLiteral("/bin/sh")})
        : pane(ui, [command](QObject* owner) { return new PtySession(command, owner); }) {
        pane.resize(700, 400);
        pane.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&pane));
    }
    void type(const QString& line) {
        QTest::keyClicks(&pane.view(), line);
        QTest::keyClick(&pane.view(), Qt::Key_Return);
    }
    [[nodiscard]] bool shows(const QString& text) {
        return support::runUntil([&] { return pane.view().visibleText().contains(text); });
    }

    UiContext ui{ThemeChoice::Light, LanguageCode::English};
    TerminalPane pane;
};

TEST(TerminalWithAShell, RunsCommandsAndShowsTheirOutput) {
    ShellPane shell;
    ASSERT_TRUE(shell.shows(QStringLiteral("$")));
    shell.type(QStringLiteral("echo $((6*7))\" is it\""));
    EXPECT_TRUE(shell.shows(QStringLiteral("42 is it")));
    shell.type(QStringLiteral("printf '\\344\\270\\255\\346\\226\\207\\n'"));
    EXPECT_TRUE(shell.shows(QStringLiteral("中文")));
}

TEST(TerminalWithAShell, TellsTheSizeOfTheScreenAndItsChanges) {
    ShellPane shell;
    ASSERT_TRUE(shell.shows(QStringLiteral("$")));
    const auto size = [&] {
        const terminal::SurfaceSize now = shell.pane.view().surface().size();
        return QStringLiteral("=%1 %2=").arg(now.rows).arg(now.columns);
    };
    shell.type(QStringLiteral("echo =$(stty size)="));
    EXPECT_TRUE(shell.shows(size()));
    shell.pane.resize(500, 300);
    support::drain();
    shell.type(QStringLiteral("clear; echo =$(stty size)="));
    EXPECT_TRUE(shell.shows(size()));
}

TEST(TerminalWithAShell, InterruptsWhatRuns) {
    ShellPane shell;
    ASSERT_TRUE(shell.shows(QStringLiteral("$")));
    // A process of its own, so that the shell itself is only waiting.
    shell.type(QStringLiteral("sh -c 'echo be\"\"gun; exec sleep 1000'"));
    ASSERT_TRUE(shell.shows(QStringLiteral("begun")));
    QTest::keyClick(&shell.pane.view(), Qt::Key_C, Qt::ControlModifier);
    // What is typed before the shell is back is thrown away with what was interrupted.
    ASSERT_TRUE(support::runUntil([&] {
        return shell.pane.view().visibleText().section(QStringLiteral("begun"), 1).contains(u'$');
    })) << shell.pane.view().visibleText().trimmed().toStdString();
    shell.type(QStringLiteral("echo go''es on"));
    EXPECT_TRUE(shell.shows(QStringLiteral("goes on")));
}

TEST(TerminalWithAShell, StaysAnswerableWhileAProgramWritesWithoutEnd) {
    ShellPane shell({QStringLiteral("/bin/sh"), QStringLiteral("-c"),
                     QStringLiteral("yes 'dense text that does not end'")});
    ASSERT_TRUE(shell.shows(QStringLiteral("dense text")));
    ASSERT_TRUE(
        support::runUntil([&] { return shell.pane.view().surface().screenTop() > 20'000; }));
    EXPECT_LE(shell.pane.view().feed().waiting(), TerminalFeed::kStopsAt + 64 * 1024);
    QTest::keyClick(&shell.pane.view(), Qt::Key_C, Qt::ControlModifier);
    EXPECT_TRUE(support::runUntil([&] { return !shell.pane.isRunning(); }));
}

TEST(TerminalWithAShell, SaysSoWhenTheShellEnds) {
    ShellPane shell;
    ASSERT_TRUE(shell.shows(QStringLiteral("$")));
    shell.type(QStringLiteral("exit"));
    EXPECT_TRUE(support::runUntil([&] { return !shell.pane.isRunning(); }));
    shell.pane.connectAgain();
    EXPECT_TRUE(shell.shows(QStringLiteral("$")));
}

}  // namespace
}  // namespace berth::ui
