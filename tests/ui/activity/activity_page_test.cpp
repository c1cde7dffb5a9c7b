// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activity_page.h"

#include <gtest/gtest.h>

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

#include "models/bridge/api_call_feed.h"
#include "models/items/api_call_model.h"
#include "tests/ui/page_fixture.h"

namespace berth::ui {
namespace {

struct Shown : PageFixture {
    Shown() : page(std::make_unique<ActivityPage>(services)) {
        page->resize(1280, 720);
        page->show();
        support::drain();
    }
    [[nodiscard]] QAbstractItemModel& model() {
        return *named<QTableView>(*page, "Activity")->model();
    }
    void atLeast(int index) {
        auto* box = named<QComboBox>(*page, "Filter by importance");
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }

    std::unique_ptr<ActivityPage> page;
};

int countOf(domain::Severity atLeast) {
    const auto events = support::sampleEvents();
    return static_cast<int>(
        std::count_if(events.begin(), events.end(),
                      [atLeast](const domain::Event& event) { return event.severity >= atLeast; }));
}

TEST(ActivityPage, ListsTheNewestFirst) {
    Shown shown;
    EXPECT_EQ(shown.model().rowCount(), countOf(domain::Severity::Info));
    EXPECT_TRUE(shown.page->isSettled());
    const int rows = shown.model().rowCount();
    EXPECT_TRUE(says(*shown.page, QString::number(rows) + QStringLiteral(" events")));
}

TEST(ActivityPage, FiltersByImportance) {
    Shown shown;
    shown.atLeast(2);
    EXPECT_EQ(shown.model().rowCount(), countOf(domain::Severity::Warning));
    shown.atLeast(3);
    EXPECT_EQ(shown.model().rowCount(), countOf(domain::Severity::Error));
    shown.atLeast(0);
    EXPECT_EQ(shown.model().rowCount(), static_cast<int>(support::sampleEvents().size()));
}

TEST(ActivityPage, FiltersByText) {
    Shown shown;
    auto* search = named<QLineEdit>(*shown.page, "Filter activity");
    ASSERT_NE(search, nullptr);
    search->setText(QStringLiteral("whisper"));
    EXPECT_EQ(shown.model().rowCount(), 1);
    EXPECT_TRUE(says(*shown.page, QStringLiteral("1 event")));
    search->setText(QStringLiteral("no such thing"));
    EXPECT_EQ(shown.model().rowCount(), 0);
}

TEST(ActivityPage, TakesInWhatHappensAndShowsItLiterally) {
    Shown shown;
    shown.atLeast(3);
    const int before = shown.model().rowCount();
    domain::Event event = support::sampleEvents().back();
    event.sequence += 1;
    event.kind = domain::EventKind::NodePullFailed;
    event.severity = domain::Severity::Error;
    event.nodeName = event.detail = kHostileText;
    shown.platform.publishEvents({event});
    ASSERT_TRUE(support::runUntil([&] { return shown.model().rowCount() == before + 1; }));
    bool found = false;
    for (int column = 0; column < shown.model().columnCount(); ++column) {
        found |= shown.model().index(0, column).data().toString().contains(
            QString::fromUtf8(kHostileText));
    }
    EXPECT_TRUE(found);
    EXPECT_FALSE(shown.page->grab().isNull());
}

TEST(ActivityPage, KeepsItsFilterWhenTheLanguageChanges) {
    Shown shown;
    shown.atLeast(2);
    shown.ui.setLanguage(LanguageCode::Chinese);
    support::drain();
    EXPECT_EQ(shown.page->title(), QString::fromUtf8("活动"));
    auto* table = named<QTableView>(*shown.page, "\xE6\xB4\xBB\xE5\x8A\xA8");
    ASSERT_NE(table, nullptr);
    EXPECT_EQ(table->model()->rowCount(), countOf(domain::Severity::Warning));
    EXPECT_TRUE(says(*shown.page, QString::fromUtf8("个事件")));
}

TEST(ActivityPage, SaysThatNoEventFitsTheFilter) {
    Shown shown;
    named<QLineEdit>(*shown.page, "Filter activity")->setText(QStringLiteral("no such thing"));
    EXPECT_TRUE(says(*shown.page, QStringLiteral("No event fits the filter")));
}

TEST(ActivityPage, ReadsInstantsAsThePlatformMeansThemOnceItIsKnown) {
    Shown shown;
    const auto when = [&] { return shown.model().index(0, 0).data().toString(); };
    EXPECT_TRUE(when().startsWith(QStringLiteral("Day 1"))) << when().toStdString();
    shown.publish([](domain::Snapshot& next) { next.timeBase = domain::TimeBase::UnixEpoch; });
    EXPECT_FALSE(when().startsWith(QStringLiteral("Day"))) << when().toStdString();
}

// A platform that is asked over HTTP.
struct Called : PageFixture {
    Called() {
        services.calls = &feed;
        page = std::make_unique<ActivityPage>(services);
        page->resize(1280, 720);
        page->show();
        button(*page, "Calls")->click();
        support::drain();
    }
    void call(const std::string& path, const std::string& problem = {}) {
        domain::ApiCall made;
        made.sequence = ++last;
        made.startedUnixMs = 1'790'000'000'000;
        made.method = "GET";
        made.path = path;
        made.status = problem.empty() ? 200 : 0;
        made.code = problem.empty() ? "0000" : "";
        made.took = std::chrono::milliseconds(265);
        made.problem = problem;
        made.requestId = "req-" + std::to_string(last);
        feed.observer()(made);
        const std::uint64_t sequence = last;
        ASSERT_TRUE(support::runUntil(
            [&] { return !feed.calls().empty() && feed.calls().back().sequence == sequence; }));
    }
    [[nodiscard]] QTableView& table() { return *named<QTableView>(*page, "Calls"); }
    [[nodiscard]] QString cell(int row, items::ApiCallColumn column) {
        return table().model()->index(row, static_cast<int>(column)).data().toString();
    }

    bridge::ApiCallFeed feed{clock, std::chrono::milliseconds(0)};
    std::uint64_t last = 0;
    std::unique_ptr<ActivityPage> page;
};

TEST(Calls, AreListedNewestFirstWithTheirAnswers) {
    Called called;
    EXPECT_TRUE(says(*called.page, QStringLiteral("No call yet")));
    called.call("/api/deployment/task/search?page=1");
    called.call("/api/deployment/task/update", "timed out after 30 s");
    using items::ApiCallColumn;
    EXPECT_TRUE(says(*called.page, QStringLiteral("2 calls")));
    EXPECT_EQ(called.cell(0, ApiCallColumn::Path), QStringLiteral("/api/deployment/task/update"));
    EXPECT_EQ(called.cell(0, ApiCallColumn::Status), QStringLiteral("—"));
    EXPECT_EQ(called.cell(0, ApiCallColumn::Problem), QStringLiteral("timed out after 30 s"));
    EXPECT_EQ(called.cell(1, ApiCallColumn::Status), QStringLiteral("200"));
    EXPECT_EQ(called.cell(1, ApiCallColumn::Code), QStringLiteral("0000"));
    EXPECT_EQ(called.cell(1, ApiCallColumn::Took), QStringLiteral("265 ms"));
}

TEST(Calls, AreFilteredByTextAndByProblems) {
    Called called;
    called.call("/api/deployment/task/search");
    called.call("/api/deployment/task/update", "server error");
    called.call("/api/deployment/resource/search");
    button(*called.page, "Problems only")->click();
    EXPECT_EQ(called.table().model()->rowCount(), 1);
    button(*called.page, "Problems only")->click();
    named<QLineEdit>(*called.page, "Filter calls")->setText(QStringLiteral("search"));
    EXPECT_EQ(called.table().model()->rowCount(), 2);
    named<QLineEdit>(*called.page, "Filter calls")->setText(QStringLiteral("nothing"));
    EXPECT_TRUE(says(*called.page, QStringLiteral("No call fits the filter")));
}

TEST(Calls, AreCopiedAsPlainLines) {
    Called called;
    called.call("/api/first");
    called.call("/api/second", "refused");
    called.table().setCurrentIndex(called.table().model()->index(1, 0));
    called.page->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(called.page.get()));
    called.table().setFocus();
    QTest::keySequence(&called.table(), QKeySequence::Copy);
    const QString one = QGuiApplication::clipboard()->text();
    EXPECT_TRUE(one.contains(QStringLiteral("GET\t/api/first\t200\t0000\t265 ms\t1")))
        << one.toStdString();
    EXPECT_TRUE(one.endsWith(QStringLiteral("req-1"))) << one.toStdString();
    button(*called.page, "Copy all calls that are shown")->click();
    const QStringList all = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    ASSERT_EQ(all.size(), 2);
    EXPECT_TRUE(all.front().contains(QStringLiteral("/api/second")));
}

TEST(Calls, AreShownLiterallyWhateverThePlatformWrites) {
    Called called;
    called.call(kHostileText, kHostileText);
    const QString shown = called.cell(0, items::ApiCallColumn::Problem);
    EXPECT_TRUE(shown.startsWith(QStringLiteral("<b>bold</b><img src=x>")));
    EXPECT_FALSE(shown.contains(QChar(0x202E)));
    EXPECT_FALSE(shown.contains(QChar(0x07)));
    EXPECT_FALSE(called.page->grab().isNull());
}

TEST(Calls, AreNotMadeByTheEmbeddedSimulatorAndThePageSaysSo) {
    Shown shown;
    button(*shown.page, "Calls")->click();
    EXPECT_TRUE(says(*shown.page, QStringLiteral("No calls over the network")));
    EXPECT_FALSE(button(*shown.page, "Problems only")->isEnabled());
    button(*shown.page, "Events")->click();
    EXPECT_TRUE(shown.model().rowCount() > 0);
    EXPECT_TRUE(says(*shown.page, QStringLiteral("events")));
}

}  // namespace
}  // namespace berth::ui
