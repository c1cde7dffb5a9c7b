// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/budget_watch.h"

#include <gtest/gtest.h>

#include <QLabel>
#include <chrono>
#include <vector>

#include "app/console/budget_notices.h"
#include "tests/app/console/rooms_fixture.h"
#include "tests/support/fake_clock.h"

namespace berth::app {
namespace {

using namespace std::chrono_literals;
using domain::BudgetLevel;
using domain::Money;

constexpr std::int64_t kYuan = domain::kPointsPerYuan;

TEST(RoomBudget, IsKeptInTheSettingsOfItsConnectionAlone) {
    KeptSettings settings;
    RoomBudget first(settings, {"a"});
    EXPECT_EQ(first.monthly(), std::nullopt);
    first.setMonthly(Money{5 * kYuan});
    EXPECT_EQ(RoomBudget(settings, {"a"}).monthly(), Money{5 * kYuan}) << "after a restart";
    EXPECT_EQ(RoomBudget(settings, {"b"}).monthly(), std::nullopt);
    first.setTold("something");
    RoomBudget::forget(settings, {"a"});
    EXPECT_EQ(first.monthly(), std::nullopt);
    EXPECT_TRUE(first.told().isEmpty());
}

TEST(RoomBudget, IsNeverNothingOrLess) {
    KeptSettings settings;
    RoomBudget budget(settings, {"a"});
    int changes = 0;
    QObject::connect(&budget, &RoomBudget::changed, [&] { ++changes; });
    budget.setMonthly(Money{0});
    budget.setMonthly(Money{-4});
    EXPECT_EQ(budget.monthly(), std::nullopt);
    EXPECT_EQ(changes, 0);
    for (const char* damaged : {"", "x", "-3", "0", "9999999999999999999999"}) {
        settings.setValue(QStringLiteral("budget/a"), damaged);
        EXPECT_EQ(budget.monthly(), std::nullopt) << damaged;
    }
}

class BudgetWatchTest : public testing::Test {
  protected:
    BudgetWatchTest() {
        domain::Capabilities can;
        can.billing = true;
        platform.setCapabilities(can);
        platform.onBilling([this](const domain::BillingQuery& query) {
            domain::Billing billing;
            billing.periods.push_back({query.from, query.to, charged, charged});
            return domain::Result<domain::Billing>(billing);
        });
    }
    void watch() {
        made = std::make_unique<BudgetWatch>(bridge, budget,
                                             bridge::BillingFeed::Options{5min, 1ms, 1ms});
        QObject::connect(made.get(), &BudgetWatch::alarmed,
                         [this](BudgetLevel level) { alarms.push_back(level); });
    }
    // Time enough for another bill, which is waited for.
    void pass(domain::Duration span) {
        const std::size_t before = platform.billingAsked().size();
        auto later = std::make_shared<domain::Snapshot>(*platform.snapshot());
        later->at = later->at + span;
        platform.publish(later);
        EXPECT_TRUE(support::runUntil([&] { return platform.billingAsked().size() > before; }));
        support::drain();
    }
    // A state in which nothing runs, so that the forecast is what is charged.
    static domain::SnapshotPtr quiet() {
        auto snapshot = std::make_shared<domain::Snapshot>();
        snapshot->version = 1;
        snapshot->at = domain::Instant{} + 10h;
        return snapshot;
    }
    void run(std::int64_t pointsPerSecond) {
        auto busy = std::make_shared<domain::Snapshot>(*platform.snapshot());
        busy->deployments.resize(1);
        busy->deployments[0].state = domain::DeploymentState::Running;
        busy->deployments[0].rateNow = {pointsPerSecond};
        platform.publish(busy);
    }

    Money charged{kYuan};
    KeptSettings settings;
    RoomBudget budget{settings, {"a"}};
    support::FakeClock clock;
    support::FakeJournal journal;
    support::FakePlatform platform{quiet()};
    bridge::PlatformBridge bridge{platform, journal, clock, {.snapshotInterval = 0ms}};
    std::unique_ptr<BudgetWatch> made;
    std::vector<BudgetLevel> alarms;
};

TEST_F(BudgetWatchTest, AsksForNoBillsWithoutABudget) {
    watch();
    support::drain();
    EXPECT_TRUE(platform.billingAsked().empty());
    budget.setMonthly(Money{100 * kYuan});
    EXPECT_TRUE(support::runUntil([&] { return platform.billingAsked().size() == 1; }));
    support::drain();
    EXPECT_TRUE(alarms.empty());
}

TEST_F(BudgetWatchTest, SaysOnceThatTheForecastPassesItAndOnceThatItIsSpent) {
    budget.setMonthly(Money{100 * kYuan});
    run(1000);
    watch();
    ASSERT_TRUE(support::runUntil([&] { return !alarms.empty(); }));
    pass(5min);
    pass(5min);
    EXPECT_EQ(alarms, std::vector{BudgetLevel::ForecastAbove});
    charged = Money{100 * kYuan};
    pass(5min);
    pass(5min);
    EXPECT_EQ(alarms, (std::vector{BudgetLevel::ForecastAbove, BudgetLevel::Spent}));
    charged = Money{kYuan};
    pass(5min);
    EXPECT_EQ(alarms.size(), 2U) << "less than was known already";
}

TEST_F(BudgetWatchTest, SaysItAgainInTheNextMonthAndForAnotherBudget) {
    charged = Money{2 * kYuan};
    budget.setMonthly(Money{kYuan});
    watch();
    ASSERT_TRUE(support::runUntil([&] { return alarms.size() == 1; }));
    pass(24h * 31);
    EXPECT_EQ(alarms.size(), 2U);
    budget.setMonthly(Money{2 * kYuan});
    EXPECT_EQ(alarms.size(), 3U);
    budget.setMonthly(Money{3 * kYuan});
    EXPECT_EQ(alarms.size(), 3U);
}

TEST_F(BudgetWatchTest, DoesNotRepeatItselfAfterARestart) {
    charged = Money{2 * kYuan};
    budget.setMonthly(Money{kYuan});
    watch();
    ASSERT_TRUE(support::runUntil([&] { return alarms.size() == 1; }));
    watch();
    pass(5min);
    EXPECT_EQ(alarms.size(), 1U);
}

class BudgetOfARoom : public Rooms {
  protected:
    [[nodiscard]] bool says(const QString& words) const {
        for (const QLabel* label : window->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(words)) return true;
        }
        return false;
    }
};

TEST_F(BudgetOfARoom, IsAskedAboutWhicheverPageIsShownAndSaidInANotice) {
    open();
    domain::Capabilities can = simulator->platform->capabilities();
    can.billing = true;
    simulator->platform->setCapabilities(can);
    domain::Billing billing;
    billing.periods.push_back({{}, {}, {3 * kYuan}, {3 * kYuan}});
    simulator->platform->setBilling(billing);
    openWindow(QStringLiteral("nodes"));
    BudgetNotices notices(ui, *window, *manager);
    pageServices[0]->budget->setMonthly(Money{2 * kYuan});
    ASSERT_TRUE(support::runUntil(
        [&] { return says(QStringLiteral("The budget of this month is spent")); }));
    EXPECT_TRUE(says(QString::fromUtf8("¥3.00 of ¥2.00 are charged.")));
    EXPECT_EQ(window->pages().route(), QStringLiteral("nodes")) << "nobody is taken away";
}

TEST_F(BudgetOfARoom, IsHandedToThePagesAndForgottenByNobodyElse) {
    open();
    ASSERT_FALSE(pageServices.empty());
    ASSERT_NE(pageServices[0]->budget, nullptr);
    pageServices[0]->budget->setMonthly(Money{kYuan});
    EXPECT_EQ(settings.value(QStringLiteral("budget/simulator")), QByteArray("1000000"));
}

}  // namespace
}  // namespace berth::app
