// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/terminal_tabs.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

#include "tests/support/event_loop.h"
#include "tests/ui/controls.h"
#include "tests/ui/terminal/fake_session.h"
#include "ui/terminal/terminal_pane.h"
#include "ui/terminal/terminal_question.h"
#include "ui/terminal/terminal_view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/tab_strip.h"

namespace berth::ui {
namespace {

struct ShownTabs {
    ShownTabs() {
        tabs.resize(800, 500);
        tabs.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&tabs));
        tabs.activateWindow();
    }
    [[nodiscard]] TabStrip& strip() {
        return *tabs.findChild<TabStrip*>(QStringLiteral("terminalTabs"));
    }
    void press(const char* name) {
        tabs.findChild<Button*>(QLatin1String(name))->click();
        support::drain();
    }
    UiContext ui{ThemeChoice::Light, LanguageCode::English};
    FakeHost host;
    TerminalTabs tabs{ui};
};

TEST(TerminalTabs, CarryTheNameTheyWereGivenAndANumberFromTheSecondOn) {
    ShownTabs shown;
    shown.tabs.add(QStringLiteral("gpu-3"), shown.host.begin());
    shown.press("terminalAdd");
    EXPECT_EQ(shown.tabs.count(), 2);
    EXPECT_EQ(shown.strip().tabText(0), QStringLiteral("gpu-3"));
    EXPECT_EQ(shown.strip().tabText(1), QStringLiteral("gpu-3 (2)"));
    EXPECT_EQ(shown.strip().currentIndex(), 1);
    EXPECT_EQ(faultsOf(shown.tabs), QStringList());
}

TEST(TerminalTabs, ShowWhatAProgramCallsItselfInATooltipOnlyAndNeverAsMarkup) {
    ShownTabs shown;
    shown.tabs.add(QStringLiteral("gpu-3"), shown.host.begin());
    Q_EMIT shown.host.sessions[0]->received("\x1b]0;<b>root@gpu-9</b>\x07");
    EXPECT_TRUE(support::runUntil([&] { return !shown.strip().tabToolTip(0).isEmpty(); }));
    EXPECT_EQ(shown.strip().tabText(0), QStringLiteral("gpu-3"));
    EXPECT_FALSE(shown.strip().tabToolTip(0).contains(QStringLiteral("<b>")));
}

TEST(TerminalTabs, SplitBesideAndBelowWithSessionsOfTheirOwn) {
    ShownTabs shown;
    shown.tabs.add(QStringLiteral("gpu-3"), shown.host.begin());
    shown.press("terminalSplitBeside");
    shown.press("terminalSplitBelow");
    EXPECT_EQ(shown.tabs.count(), 1);
    EXPECT_EQ(shown.host.living(), 3);
    const auto panes = shown.tabs.panes();
    ASSERT_EQ(panes.size(), 3U);
    QTest::keyClicks(&shown.tabs.current()->view(), QStringLiteral("x"));
    int typedInto = 0;
    for (const auto& session : shown.host.sessions) {
        if (session->written == QByteArray("x")) ++typedInto;
        EXPECT_GT(session->rows, 2);
        EXPECT_GT(session->columns, 10);
    }
    EXPECT_EQ(typedInto, 1);
    EXPECT_EQ(faultsOf(shown.tabs), QStringList());
}

TEST(TerminalTabs, CloseOnlyAfterAQuestionWhileTheSessionRuns) {
    ShownTabs shown;
    QSignalSpy emptied(&shown.tabs, &TerminalTabs::emptied);
    shown.tabs.add(QStringLiteral("gpu-3"), shown.host.begin());
    shown.press("terminalSplitBeside");
    shown.press("terminalClose");
    auto* question = shown.tabs.findChild<TerminalQuestion*>();
    ASSERT_NE(question, nullptr);
    EXPECT_EQ(shown.host.living(), 2);
    question->findChild<Button*>(QStringLiteral("agree"))->click();
    EXPECT_EQ(shown.host.living(), 1);
    ASSERT_EQ(shown.tabs.panes().size(), 1U);
    Q_EMIT shown.host.sessions[0]->ended(QStringLiteral("It is over."));
    shown.press("terminalClose");
    EXPECT_EQ(shown.tabs.count(), 0);
    EXPECT_EQ(emptied.count(), 1);
    EXPECT_EQ(shown.tabs.current(), nullptr);
    EXPECT_EQ(shown.host.living(), 0);
}

TEST(TerminalTabs, EndTheirSessionsWithThem) {
    FakeHost host;
    {
        UiContext ui(ThemeChoice::Dark, LanguageCode::English);
        TerminalTabs tabs(ui);
        tabs.add(QStringLiteral("a"), host.begin());
        tabs.add(QStringLiteral("b"), host.begin());
        tabs.split(Qt::Vertical);
        ASSERT_EQ(host.sessions.size(), 3U);
    }
    for (const auto& session : host.sessions)
        EXPECT_TRUE(session.isNull());
}

TEST(TerminalTabs, SpeakTheLanguageThatIsChosen) {
    ShownTabs shown;
    shown.tabs.add(QStringLiteral("gpu-3"), shown.host.begin());
    shown.ui.setLanguage(LanguageCode::Chinese);
    support::drain();
    EXPECT_EQ(shown.tabs.current()->view().accessibleName(), QStringLiteral("终端"));
    EXPECT_EQ(faultsOf(shown.tabs), QStringList());
}

}  // namespace
}  // namespace berth::ui
