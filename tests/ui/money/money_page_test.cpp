// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/money/money_page.h"
#include "models/bridge/log_text.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <chrono>

#include "tests/ui/page_fixture.h"
#include "ui/money/billing_table.h"
#include "ui/widgets/charts/bar_chart.h"
#include "ui/widgets/segmented_control.h"

namespace berth::ui {
namespace {

using namespace std::chrono_literals;
using domain::BillingStep;

constexpr std::int64_t kYuan = domain::kPointsPerYuan;

// What the sample was charged: the answer depends on what is asked.
domain::Result<domain::Billing> charges(const domain::BillingQuery& query) {
    domain::Billing billing;
    if (query.step == BillingStep::Month) return billing;
    const bool hours = query.step == BillingStep::Hour;
    const domain::Duration length = hours ? domain::Duration(1h) : domain::Duration(24h);
    const int count = hours ? 10 : 1;
    for (int i = 0; i < count; ++i) {
        const domain::Instant from = domain::Instant{} + i * length;
        billing.periods.push_back({from, from + length, {kYuan}, {2 * kYuan}});
    }
    billing.shares = {{{"d-comfy-api"}, "comfy-api", {7 * kYuan}, {14 * kYuan}},
                      {{"d-gone"}, "old-trial", {2 * kYuan}, {2 * kYuan}},
                      {{"d-echo"}, "echo", {kYuan}, {kYuan}}};
    return billing;
}

struct Shown : PageFixture {
    explicit Shown(bool billing = true, LanguageCode language = LanguageCode::English)
        : PageFixture(support::sampleSnapshot(), language) {
        domain::Capabilities can = platform.capabilities();
        can.billing = billing;
        platform.setCapabilities(can);
        platform.onBilling(charges);
    }
    // Shows the page, and waits for its bills.
    void open() {
        page = std::make_unique<MoneyPage>(services);
        QObject::connect(page.get(), &Page::routeRequested,
                         [this](const QString& route) { routes.append(route); });
        page->resize(1092, 680);
        page->show();
        EXPECT_TRUE(support::runUntil([&] { return page->isSettled(); }));
        support::drain();
    }
    [[nodiscard]] BillingTable& table() { return *page->findChild<BillingTable*>(); }
    [[nodiscard]] BarChart& chart() { return *named<BarChart>(*page, "Charges over time"); }
    [[nodiscard]] bool shows(const char* words) { return says(*page, QString::fromUtf8(words)); }
    // Lines that give way when room is short are no labels.
    [[nodiscard]] bool speaks(const char* words) {
        for (const QWidget* widget : page->findChildren<QWidget*>()) {
            if (widget->isVisible() && widget->accessibleName().contains(QString::fromUtf8(words)))
                return true;
        }
        return false;
    }
    [[nodiscard]] QString figure(const char* name) {
        for (const QLabel* label : page->findChildren<QLabel*>()) {
            const QString start = QString::fromUtf8(name) + QStringLiteral(": ");
            if (label->accessibleName().startsWith(start))
                return label->accessibleName().mid(start.size());
        }
        return {};
    }
    void fail(domain::ErrorCode code) {
        platform.onBilling([code](const domain::BillingQuery&) -> domain::Result<domain::Billing> {
            return domain::fail(code, "no bills today");
        });
    }
    // As a person who asks for it.
    void readAgain() {
        const std::size_t before = platform.billingAsked().size();
        button(*page, "Read the bills again")->click();
        EXPECT_TRUE(support::runUntil(
            [&] { return platform.billingAsked().size() == before + 2 && page->isSettled(); }));
        support::drain();
    }

    std::unique_ptr<MoneyPage> page;
    QStringList routes;
};

TEST(MoneyPage, ShowsWhatIsChargedNowTodayAndThisMonth) {
    Shown shown;
    shown.open();
    EXPECT_EQ(shown.page->title(), QStringLiteral("Money"));
    EXPECT_EQ(shown.figure("per hour, now"),
              shown.ui.format().money(support::sampleSnapshot()->rateNow.perHour()));
    EXPECT_EQ(shown.figure("today"), QStringLiteral("¥1.00"));
    EXPECT_EQ(shown.figure("this month"), QStringLiteral("¥1.00"));
    EXPECT_TRUE(shown.figure("this month, forecast").contains(QStringLiteral(" – ")))
        << "the sample has a deployment that stops by itself";
    EXPECT_TRUE(shown.shows("Lowest: what stops by itself counts until then."));
    EXPECT_TRUE(shown.shows("charged up to Day 1, 10:42:00"));
}

TEST(MoneyPage, DrawsABarForEachPeriodOfTheTimeThatIsChosen) {
    Shown shown;
    shown.open();
    EXPECT_TRUE(shown.chart().accessibleDescription().startsWith(
        QStringLiteral("Day 1, 00:00: ¥1.00, Day 1, 01:00: ¥1.00")));
    EXPECT_TRUE(shown.speaks("¥10.00 in all"));
    auto* windows = named<SegmentedControl>(*shown.page, "Time shown");
    Q_EMIT windows->chosen(1);
    ASSERT_TRUE(support::runUntil(
        [&] { return shown.chart().accessibleDescription() == QStringLiteral("Day 1: ¥1.00"); }));
    Q_EMIT windows->chosen(2);
    ASSERT_TRUE(support::runUntil([&] { return shown.shows("Nothing was charged in this time"); }));
    EXPECT_TRUE(shown.shows("No deployment was charged in this time"));
}

TEST(MoneyPage, ListsDeploymentsAlsoThoseThatAreGoneAndOpensTheOthers) {
    Shown shown;
    shown.open();
    const auto cell = [&](int row, items::BillingColumn column) {
        return shown.table().model().index(row, static_cast<int>(column)).data().toString();
    };
    ASSERT_EQ(shown.table().model().rowCount(), 3);
    EXPECT_EQ(cell(0, items::BillingColumn::Deployment), QStringLiteral("comfy-api"));
    EXPECT_EQ(cell(0, items::BillingColumn::Share), shown.ui.format().percent(0.7, 1));
    EXPECT_EQ(cell(0, items::BillingColumn::Discount), shown.ui.format().percent(0.5));
    EXPECT_EQ(cell(1, items::BillingColumn::Deployment), QStringLiteral("old-trial (gone)"));
    EXPECT_EQ(cell(1, items::BillingColumn::Discount), Formatter::none());
    EXPECT_EQ(cell(1, items::BillingColumn::RateNow), Formatter::none());
    Q_EMIT shown.table().view().rowActivated(shown.table().model().index(1, 0));
    EXPECT_TRUE(shown.routes.isEmpty()) << "there is nothing to open any more";
    Q_EMIT shown.table().view().rowActivated(shown.table().model().index(0, 0));
    EXPECT_EQ(shown.routes, QStringList{QStringLiteral("deployment/d-comfy-api")});
}

TEST(MoneyPage, TellsWhatIsPaidByGpuByRegionAndForNodesWithoutWork) {
    Shown shown;
    shown.open();
    for (const char* words : {"By GPU", "4090", "By region", "Beijing 1"})
        EXPECT_TRUE(shown.shows(words)) << words;
    EXPECT_TRUE(shown.shows("charged and not ready: ¥"));
    button(*shown.page, "Show the nodes")->click();
    EXPECT_EQ(shown.routes, QStringList{QStringLiteral("nodes")});
    shown.publish([](domain::Snapshot& snapshot) {
        snapshot.nodes.clear();
        snapshot.rateNow = {};
    });
    EXPECT_TRUE(shown.shows("No node is charged now."));
    EXPECT_FALSE(shown.shows("charged and not ready"));
}

TEST(MoneyPage, KeepsOldFiguresWithTheirAgeWhenBillsCannotBeRead) {
    Shown shown;
    shown.open();
    shown.publish([](domain::Snapshot& snapshot) { snapshot.at = snapshot.at + 2min; });
    shown.fail(domain::ErrorCode::PermissionDenied);
    shown.readAgain();
    EXPECT_TRUE(shown.shows("The bills could not be read. What is shown is 2 m old."));
    EXPECT_TRUE(shown.shows("no bills today"));
    EXPECT_EQ(shown.figure("today"), QStringLiteral("¥1.00"));
    EXPECT_EQ(shown.table().model().rowCount(), 3);
    EXPECT_TRUE(shown.table().view().isStale());
    shown.platform.onBilling(charges);
    button(*shown.page, "Try again")->click();
    EXPECT_TRUE(support::runUntil([&] { return !shown.shows("could not be read"); }));
    EXPECT_FALSE(shown.table().view().isStale());
}

TEST(MoneyPage, SaysThatNothingIsKnownWhenTheFirstReadingFails) {
    Shown shown;
    shown.fail(domain::ErrorCode::Unavailable);
    shown.open();
    EXPECT_TRUE(shown.shows("The bills could not be read."));
    EXPECT_FALSE(shown.shows("What is shown is"));
    EXPECT_EQ(shown.figure("this month, forecast"), Formatter::none());
    EXPECT_TRUE(shown.shows("No bills yet"));
    EXPECT_FALSE(button(*shown.page, "Export")->isEnabled());
}

TEST(MoneyPage, ExplainsAPlatformThatTellsNoBills) {
    Shown shown(false);
    shown.open();
    EXPECT_TRUE(shown.shows("This platform does not tell what was charged"));
    EXPECT_EQ(shown.figure("per hour, now"),
              shown.ui.format().money(support::sampleSnapshot()->rateNow.perHour()));
    EXPECT_TRUE(shown.shows("By GPU")) << "that is worked out from prices";
    EXPECT_FALSE(shown.shows("Budget"));
    EXPECT_FALSE(button(*shown.page, "Export")->isVisible());
    EXPECT_TRUE(shown.platform.billingAsked().empty()) << "what it cannot tell it is not asked";
}

TEST(MoneyPage, AsksNothingWhileItIsNotShown) {
    Shown shown;
    shown.open();
    const std::size_t asked = shown.platform.billingAsked().size();
    EXPECT_EQ(asked, 2U);
    shown.page->hide();
    shown.publish([](domain::Snapshot& snapshot) { snapshot.at = snapshot.at + 2h; });
    support::drain();
    EXPECT_EQ(shown.platform.billingAsked().size(), asked);
    shown.page->show();
    EXPECT_TRUE(
        support::runUntil([&] { return shown.platform.billingAsked().size() == asked + 2; }));
}

TEST(MoneyPage, KeepsTheBudgetThatIsSetAndSaysHowFarItReaches) {
    Shown shown;
    shown.open();
    EXPECT_TRUE(shown.shows("Nothing is ever stopped because of it."));
    auto* amount = named<QSpinBox>(*shown.page, "Most in a month, ¥");
    ASSERT_NE(amount, nullptr);
    amount->setValue(10'000'000);
    EXPECT_EQ(shown.budget.monthly(), (domain::Money{10'000'000 * kYuan}));
    EXPECT_TRUE(shown.shows("¥1.00 of ¥10,000,000.00 spent, 0"));
    EXPECT_TRUE(shown.shows("The forecast stays within it."));
    amount->setValue(100);
    EXPECT_TRUE(shown.shows("The forecast passes it: at least ¥"));
    amount->setValue(1);
    EXPECT_TRUE(shown.shows("The budget is spent; nothing was stopped."));
    amount->setValue(0);
    EXPECT_EQ(shown.budget.monthly(), std::nullopt);
    shown.budget.setMonthly(domain::Money{250 * kYuan});
    EXPECT_EQ(amount->value(), 250) << "another window, or a restart";
}

TEST(MoneyPage, SavesWhatItShowsAsATable) {
    Shown shown;
    shown.open();
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("shares.csv"));
    shown.page->exportTo(MoneyPage::Table::Deployments, path);
    ASSERT_TRUE(support::runUntil([&] { return QFile::exists(path); }));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.readAll().contains("\"old-trial\",\"d-gone\",2.000000,2.000000\r\n"));
    shown.page->exportTo(MoneyPage::Table::Periods,
                         folder.filePath(QStringLiteral("no/such/folder.csv")));
    EXPECT_TRUE(support::runUntil([&] { return shown.speaks("could not be written"); }));
}

TEST(MoneyPage, OffersBothTablesInAMenu) {
    Shown shown;
    shown.open();
    button(*shown.page, "Export")->click();
    QStringList words;
    for (auto* menu : shown.page->findChildren<QMenu*>()) {
        for (const QAction* action : menu->actions())
            words.append(action->text());
        menu->close();
    }
    EXPECT_EQ(words, (QStringList{QStringLiteral("Charges over time …"),
                                  QStringLiteral("Charges by deployment …")}));
}

TEST(MoneyPage, ShowsHostileNamesLiterally) {
    Shown shown;
    shown.platform.onBilling([](const domain::BillingQuery& query) {
        auto billing = charges(query);
        for (domain::BillingShare& share : billing->shares)
            share.name = kHostileText;
        return billing;
    });
    shown.open();
    EXPECT_TRUE(shown.table().model().index(0, 0).data().toString().startsWith(
        bridge::toDisplayText(kHostileText)));
    for (const QLabel* label : shown.page->findChildren<QLabel*>()) {
        EXPECT_EQ(label->textFormat(), Qt::PlainText);
    }
    EXPECT_FALSE(shown.page->grab().isNull());
}

TEST(MoneyPage, SaysWhereTheDaysBeginWhenTimeIsReal) {
    Shown shown;
    shown.publish([](domain::Snapshot& snapshot) {
        snapshot.timeBase = domain::TimeBase::UnixEpoch;
        snapshot.at = {1'800'000'000'000'000'000};
    });
    shown.open();
    EXPECT_TRUE(shown.shows("days begin at midnight, UTC+8"));
    EXPECT_EQ(shown.platform.billingAsked()[0].utcOffsetMinutes, 480);
}

TEST(MoneyPage, SpeaksChineseAtOnce) {
    Shown shown;
    shown.open();
    shown.ui.setLanguage(LanguageCode::Chinese);
    support::drain();
    EXPECT_EQ(shown.page->title(), QString::fromUtf8("费用"));
    EXPECT_TRUE(shown.shows("按 GPU"));
    EXPECT_TRUE(shown.shows("本月预测"));
}

}  // namespace
}  // namespace berth::ui
