// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activity_page.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QLineEdit>
#include <QTableView>

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
    auto* table = shown.page->findChild<QTableView*>();
    EXPECT_EQ(table->model()->rowCount(), countOf(domain::Severity::Warning));
    EXPECT_TRUE(says(*shown.page, QString::fromUtf8("个事件")));
}

}  // namespace
}  // namespace berth::ui
