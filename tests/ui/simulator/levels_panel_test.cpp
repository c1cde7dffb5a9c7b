// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/levels_panel.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QComboBox>
#include <QTabBar>
#include <limits>

#include "tests/support/seeded_random.h"
#include "tests/ui/simulator/simulator_fixture.h"
#include "ui/simulator/alarm_list.h"
#include "ui/simulator/level_texts.h"
#include "ui/simulator/sample_scenarios.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/progress_bar.h"
#include "ui/widgets/state_mark.h"

namespace berth::ui {
namespace {

using domain::AlarmAction;
using domain::AlarmFigure;
using domain::ObjectiveFigure;
using namespace std::chrono_literals;

domain::Instant at(domain::Duration since) {
    return domain::Instant{} + since;
}

domain::ServiceLevels levels() {
    domain::ServiceLevels all;
    all.at = at(10min);
    domain::ErrorBudget budget;
    budget.allowed = 40;
    budget.used = 10;
    budget.burn5m = 2.5;
    budget.burn1h = 0.5;
    all.objectives.push_back(
        {"There", ObjectiveFigure::Availability, "echo", 0, 0.999, 0.99996, true, budget});
    budget.unit = domain::BudgetUnit::Requests;
    budget.used = 50;
    budget.exhausted = at(9min);
    all.objectives.push_back(
        {"Answers", ObjectiveFigure::Answered, "echo", 80, 0.95, 0.9412, false, budget});
    all.objectives.push_back({"Fast", ObjectiveFigure::P95, "echo", 80, 200, std::nullopt, false});
    all.alarms.push_back({"Slow", AlarmFigure::P95, "echo", 80, 2000, 2600, true});
    all.alarms.push_back({"Full", AlarmFigure::DiskUse, "echo", 0, 0.9, 0.2, false});
    all.history.push_back({"Full", "echo", at(2min), at(3min), 0.95, AlarmAction::Restart, false});
    all.history.push_back({"Slow", "echo", at(8min), std::nullopt, 2400, AlarmAction::Scale, true});
    return all;
}

struct ShownLevels : Shown {
    void show(domain::ServiceLevelsPtr newest, domain::Duration now = 10min) {
        domain::SimulatorStatus status = platform.status();
        status.now = at(now);
        status.levels = std::move(newest);
        platform.publishStatus(status);
        EXPECT_TRUE(support::runUntil([&] {
            return simulator.status().levels == status.levels &&
                   simulator.status().now == status.now;
        }));
        named<QTabBar>(*page, "Below the map")->setCurrentIndex(1);
        support::drain();
    }
    void show(const domain::ServiceLevels& newest) {
        show(std::make_shared<const domain::ServiceLevels>(newest));
    }
    [[nodiscard]] bool tells(const QString& words) const {
        if (says(*page, words)) return true;
        for (const ElidedLabel* label : page->findChildren<ElidedLabel*>()) {
            if (label->isVisible() && label->text().contains(words)) return true;
        }
        return false;
    }
    [[nodiscard]] int marked(const QString& word) const {
        int count = 0;
        for (const StateMark* mark :
             page->findChildren<LevelsPanel*>()[0]->findChildren<StateMark*>())
            count += mark->accessibleName() == word && mark->isVisible() ? 1 : 0;
        return count;
    }
};

TEST(LevelsPanel, SaysOfEachObjectiveWhetherItIsMetInWordsAndByAMark) {
    ShownLevels shown;
    shown.show(levels());
    for (const char* words :
         {"There", "echo: a node is ready at least 99.9\u00A0% of the time", "99.99\u00A0%",
          "Answers", "echo, port 80: at least 95\u00A0% of requests are answered", "94.12\u00A0%",
          "echo, port 80: 95 of 100 answers take at most 200 ms", "met", "missed",
          "not measured yet"})
        EXPECT_TRUE(shown.tells(QString::fromUtf8(words))) << words;
    EXPECT_EQ(shown.marked(QStringLiteral("met")), 1);
    EXPECT_EQ(shown.marked(QStringLiteral("missed")), 1);
    EXPECT_EQ(shown.marked(QStringLiteral("not measured yet")), 1);
}

TEST(LevelsPanel, ShowsWhatIsLeftOfAnErrorBudgetAndHowFastItGoes) {
    ShownLevels shown;
    shown.show(levels());
    for (const char* words :
         {"30 s of 40 s left", "used up since 00:09:00", "burn rate 2.5 (5 min), 0.5 (1 h)"})
        EXPECT_TRUE(shown.tells(QString::fromUtf8(words))) << words;
    auto* bar = named<ProgressBar>(*shown.page, "Error budget left: There");
    ASSERT_NE(bar, nullptr);
    EXPECT_EQ(bar->accessibleDescription(), QString::fromUtf8("75\u00A0%"));
    EXPECT_EQ(
        named<ProgressBar>(*shown.page, "Error budget left: Answers")->accessibleDescription(),
        QString::fromUtf8("0\u00A0%"));
}

TEST(LevelsPanel, SaysSinceWhenAnAlarmIsRaisedWhatItDidAndWhenItWasRaisedBefore) {
    ShownLevels shown;
    shown.show(levels());
    for (const char* words :
         {"Slow", "since 00:08:00 · nodes were added · echo, port 80: 5 of 100 answers take more",
          "2.6 s", "raised", "Full", "quiet",
          "00:02:00 – 00:03:00 · the nodes could not be restarted · Full"})
        EXPECT_TRUE(shown.tells(QString::fromUtf8(words))) << words;
    EXPECT_EQ(shown.marked(QStringLiteral("raised")), 1);
    EXPECT_EQ(shown.marked(QStringLiteral("quiet")), 1);
}

TEST(LevelsPanel, TheTabCountsWhatIsMissedOrRaised) {
    ShownLevels shown;
    auto* tabs = named<QTabBar>(*shown.page, "Below the map");
    EXPECT_EQ(tabs->tabButton(1, QTabBar::RightSide), nullptr);
    shown.show(levels());
    auto* badge = qobject_cast<Chip*>(tabs->tabButton(1, QTabBar::RightSide));
    ASSERT_NE(badge, nullptr);
    EXPECT_EQ(badge->text(), QStringLiteral("2"));  // what is not measured is not counted
    domain::ServiceLevels well = levels();
    well.objectives.resize(1);
    well.alarms.erase(well.alarms.begin());
    shown.show(well);
    EXPECT_EQ(tabs->tabButton(1, QTabBar::RightSide), nullptr);
}

TEST(LevelsPanel, OffersASampleWhereAScenarioHasNone) {
    ShownLevels shown;
    shown.show(nullptr, 5min);
    EXPECT_TRUE(shown.tells(QStringLiteral("This scenario has no objectives and no alarms")));
    button(*shown.page, "Try a scenario that has both…")->click();
    auto* dialog = openDialog<StartOverDialog>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(named<QComboBox>(*dialog, "Scenario")->currentData().toString(), sampleWithLevels());
}

TEST(LevelsPanel, DoesNotSayThatThereAreNoneBeforeAnythingWasLookedAt) {
    ShownLevels shown;
    shown.show(nullptr, 30s);
    EXPECT_TRUE(shown.tells(QStringLiteral("Nothing has been looked at yet")));
    EXPECT_FALSE(shown.tells(QStringLiteral("This scenario has no objectives")));
}

TEST(LevelsPanel, SaysHowMuchOfTheHistoryIsNotShown) {
    ShownLevels shown;
    domain::ServiceLevels all = levels();
    all.history.clear();
    for (int i = 0; i < 25; ++i)
        all.history.push_back(
            {"Alarm " + std::to_string(i), "echo", at(i * 1min), at(i * 1min + 30s)});
    shown.show(all);
    EXPECT_TRUE(shown.tells(QStringLiteral("and 5 times before that")));
    EXPECT_TRUE(shown.tells(QStringLiteral("Alarm 24")));
    EXPECT_TRUE(shown.tells(QStringLiteral("Alarm 5")));
    EXPECT_FALSE(shown.tells(QStringLiteral("· Alarm 4")));
    EXPECT_EQ(AlarmList::kMostEpisodes, 20U);
}

TEST(LevelsPanel, FollowsScenariosOfAnySizeInBothLanguages) {
    ShownLevels shown;
    support::SeededRandom random(7);
    for (int round = 0; round < 8; ++round) {
        domain::ServiceLevels all;
        const auto objectives = static_cast<std::size_t>(random.next() % 6);
        const auto alarms = static_cast<std::size_t>(random.next() % 6);
        for (std::size_t i = 0; i < objectives; ++i) {
            domain::ObjectiveStatus one = levels().objectives[i % 3];
            one.figure = static_cast<ObjectiveFigure>(random.next() % 7);
            one.name = kHostileText;
            one.deployment = kHostileText;
            one.target = random.next() % 2 == 0 ? std::numeric_limits<double>::infinity() : -1.5;
            one.value = random.next() % 2 == 0 ? std::numeric_limits<double>::quiet_NaN() : 1e300;
            if (one.budget) one.budget->allowed = random.next() % 2 == 0 ? 0 : 1e300;
            all.objectives.push_back(one);
        }
        for (std::size_t i = 0; i < alarms; ++i) {
            domain::AlarmStatus one = levels().alarms[i % 2];
            one.figure = static_cast<AlarmFigure>(random.next() % 6);
            one.name = kHostileText;
            all.alarms.push_back(one);
        }
        shown.ui.setLanguage(round % 2 == 0 ? LanguageCode::English : LanguageCode::Chinese);
        domain::SimulatorStatus status = shown.platform.status();
        status.now = at(std::chrono::minutes(20 + round));
        status.levels = std::make_shared<const domain::ServiceLevels>(all);
        shown.platform.publishStatus(status);
        ASSERT_TRUE(
            support::runUntil([&] { return shown.simulator.status().levels == status.levels; }));
        support::drain();
        const auto marks = shown.page->findChildren<LevelsPanel*>()[0]->findChildren<StateMark*>();
        EXPECT_EQ(static_cast<std::size_t>(marks.size()), objectives + alarms);
        for (const QLabel* label : shown.page->findChildren<QLabel*>())
            EXPECT_EQ(label->textFormat(), Qt::PlainText);
    }
}

}  // namespace
}  // namespace berth::ui
