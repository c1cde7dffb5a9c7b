// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QComboBox>

#include "tests/ui/host_fixture.h"
#include "ui/inspector/course_lines.h"
#include "ui/inspector/course_tab.h"
#include "ui/widgets/charts/line_chart.h"

namespace berth::ui {
namespace {

using domain::Inspection;
using inspection::History;
using std::chrono::seconds;

// Two looks, ten seconds apart, between which the first card went to half its use.
History twoLooks() {
    Inspection before = support::sampleInspection();
    Inspection now = before;
    before.gpus[0].utilization = 1.0;
    now.gpus[0].utilization = 0.5;
    now.gpus[1].utilization.reset();
    History history;
    history.add(nullptr, before, seconds(0));
    history.add(&before, now, seconds(10));
    return history;
}

std::vector<CourseCard> firstCards(int count) {
    const Inspection look = support::sampleInspection();
    std::vector<CourseCard> cards;
    for (int i = 0; i < count; ++i)
        cards.push_back({inspection::gpuKey(look.gpus[static_cast<std::size_t>(i)]),
                         QStringLiteral("GPU %1").arg(i)});
    return cards;
}

TEST(CourseLines, RunFromTheOldestLookToTheNewest) {
    const auto lines = gpuLines(twoLooks(), firstCards(1), GpuCourse::Use, Formatter());
    ASSERT_EQ(lines.size(), 1);
    EXPECT_EQ(lines[0].points, (QVector<QPointF>{{-10, 100}, {0, 50}}));
    EXPECT_EQ(lines[0].newest, QStringLiteral("50\u00A0%"));
    EXPECT_EQ(lines[0].name, QStringLiteral("GPU 0"));
}

TEST(CourseLines, LeaveOutLooksThatDidNotShowTheFigure) {
    const auto lines = gpuLines(twoLooks(), firstCards(2), GpuCourse::Use, Formatter());
    ASSERT_EQ(lines.size(), 2);
    EXPECT_EQ(lines[1].points.size(), 1);
    EXPECT_NE(lines[1].series, lines[0].series);
}

TEST(CourseLines, HaveTheUnitOfTheirFigure) {
    const History history = twoLooks();
    const auto newest = [&](GpuCourse course) {
        return gpuLines(history, firstCards(1), course, Formatter())[0].newest;
    };
    EXPECT_TRUE(newest(GpuCourse::Temperature).endsWith(QStringLiteral("°C")));
    EXPECT_TRUE(newest(GpuCourse::Power).endsWith(QStringLiteral("W")));
    EXPECT_TRUE(newest(GpuCourse::Memory).endsWith(u'%'));
    EXPECT_EQ(gpuLines({}, firstCards(1), GpuCourse::Use, Formatter())[0].points.size(), 0);
    const auto memory =
        machineLine(history, MachineCourse::Memory, QStringLiteral("Memory"), Formatter());
    EXPECT_EQ(memory.points.size(), 2);
}

struct Course : HostFixture {
    Course() {
        session = desk.open(support::sampleHost().id);
        feed = std::make_unique<bridge::InspectionFeed>(*session, clock, bridge::InspectedAs{});
        support::drain();
        tab.retranslate();
        tab.resize(1000, 700);
        tab.show();
        look();
    }
    void look() {
        feed->refresh();
        ASSERT_TRUE(support::runUntil([&] { return !feed->isLooking(); }));
        tab.set(*feed);
    }
    [[nodiscard]] QComboBox& choice() { return *tab.findChild<QComboBox*>(); }
    [[nodiscard]] int visibleCharts() {
        int count = 0;
        for (const LineChart* chart : tab.findChildren<LineChart*>())
            count += chart->isVisible() ? 1 : 0;
        return count;
    }

    bridge::RemoteSession* session = nullptr;
    CourseTab tab{ui};
    std::unique_ptr<bridge::InspectionFeed> feed;
};

TEST(CourseTab, OffersEachOfManyCardsAndTheMachine) {
    Course shown;
    EXPECT_EQ(shown.choice().count(), 9);  // eight cards are too many for one chart
    EXPECT_EQ(shown.visibleCharts(), 4);
    shown.choice().setCurrentIndex(8);
    EXPECT_EQ(shown.visibleCharts(), 2);
}

TEST(CourseTab, ShowsFewCardsTogetherAndKeepsTheChoiceThroughLooksAndLanguages) {
    Course shown;
    Inspection two = support::sampleInspection();
    two.gpus.resize(2);
    shown.remote.setLook(two);
    shown.look();
    EXPECT_EQ(shown.choice().itemText(0), QStringLiteral("All GPUs"));
    EXPECT_EQ(shown.choice().count(), 4);
    shown.choice().setCurrentIndex(2);
    const QString chosen = shown.choice().currentText();
    shown.look();
    EXPECT_EQ(shown.choice().currentText(), chosen);
    shown.ui.setLanguage(LanguageCode::Chinese);
    shown.tab.retranslate();
    EXPECT_EQ(shown.choice().currentIndex(), 2);
}

TEST(CourseTab, SpeaksOfTheMachineWhereThereAreNoCards) {
    Course shown;
    Inspection none = support::sampleInspection();
    none.gpus.clear();
    shown.remote.setLook(none);
    shown.look();
    EXPECT_EQ(shown.choice().count(), 1);
    EXPECT_EQ(shown.visibleCharts(), 2);
}

}  // namespace
}  // namespace berth::ui
