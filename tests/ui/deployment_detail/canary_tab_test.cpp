// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/canary_tab.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <memory>

#include "tests/ui/deployment_detail/detail_fixture.h"
#include "ui/deployment_detail/canary_dialog.h"
#include "ui/deployment_detail/canary_words.h"
#include "ui/deployment_detail/deployment_detail_page.h"
#include "ui/plan/plan_dialog.h"
#include "ui/widgets/tab_strip.h"

namespace berth::ui {
namespace {

using domain::CanaryReason;
using domain::CanaryState;
using namespace std::chrono_literals;

constexpr int kVersion = static_cast<int>(DeploymentDetailPage::Tab::Version);

domain::Canary tried() {
    domain::Canary canary;
    canary.rule.sharePercent = 30;
    canary.rule.mostExtraCost = 0.25;
    canary.rule.p95Limit = 1s;
    canary.started = domain::Instant{} + 1min;
    canary.watchingSince = domain::Instant{} + 2min;
    canary.before = {3, "ranker", 4, 1000, 990, 5, 0, 800ms, {990'000'000}};
    canary.after = {4, "ranker-2", 2, 400, 300, 100, 30, 1500ms, {600'000'000}};
    return canary;
}

struct Trying : DetailFixture {
    Trying() {
        domain::Capabilities can = platform.capabilities();
        can.canary = true;
        platform.setCapabilities(can);
        support::drain();
        page = std::make_unique<DeploymentDetailPage>(services, nullptr);
        page->setArgument(QStringLiteral("d-comfy-api"));
        page->resize(1280, 720);
        page->show();
        support::drain();
        strip = page->findChild<TabStrip*>();
    }
    void publish(std::optional<domain::Canary> canary) {
        auto next = std::make_shared<domain::Snapshot>(*bridge.snapshot());
        ++next->version;
        next->at = domain::Instant{} + 5min;
        for (domain::Deployment& deployment : next->deployments) {
            if (deployment.id.value == "d-comfy-api") deployment.canary = canary;
        }
        const std::uint64_t version = next->version;
        platform.publish(next);
        EXPECT_TRUE(support::runUntil([&] { return bridge.snapshot()->version == version; }));
        page->showTab(DeploymentDetailPage::Tab::Version);
        support::drain();
    }
    [[nodiscard]] bool says(const char* words) const {
        for (const QLabel* label : page->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(QString::fromUtf8(words))) return true;
        }
        return false;
    }
    template <class T>
    [[nodiscard]] T* named(const char* name) const {
        for (T* widget : page->findChildren<T*>()) {
            if (widget->accessibleName() == QLatin1String(name)) return widget;
        }
        ADD_FAILURE() << "nothing is called " << name;
        return nullptr;
    }
    [[nodiscard]] QAction* start() const {
        for (QAction* action : page->findChildren<QAction*>()) {
            if (action->text() == QStringLiteral("Try a new version …")) return action;
        }
        return nullptr;
    }
    [[nodiscard]] QAbstractButton* next() const {
        for (auto* button : page->findChildren<QAbstractButton*>()) {
            if (button->text() == QStringLiteral("See what it does …")) return button;
        }
        return nullptr;
    }

    std::unique_ptr<DeploymentDetailPage> page;
    TabStrip* strip = nullptr;
};

TEST(CanaryTab, IsThereForDeploymentsThatTryAVersionOrDidOnly) {
    Trying trying;
    EXPECT_FALSE(trying.strip->isTabVisible(kVersion));
    trying.publish(tried());
    EXPECT_TRUE(trying.strip->isTabVisible(kVersion));
    EXPECT_EQ(trying.strip->currentIndex(), kVersion);
    trying.publish(std::nullopt);
    EXPECT_FALSE(trying.strip->isTabVisible(kVersion));
}

TEST(CanaryTab, ShowsBothVersionsAndSaysWhichLimitIsNotKept) {
    Trying trying;
    trying.publish(tried());
    EXPECT_TRUE(trying.says("30\u00A0% of the requests go to the new version. It is watched for "));
    EXPECT_TRUE(trying.says("ranker-2"));
    EXPECT_TRUE(trying.says("75.00\u00A0%"));                     // 300 of 400
    EXPECT_TRUE(trying.says("at least 99.00\u00A0%: not kept"));  // availability
    EXPECT_TRUE(trying.says("ms: not kept"));                     // p95
    EXPECT_TRUE(trying.says("¥1,000.00"));                        // of the old version
    EXPECT_TRUE(trying.says("at most ¥1,250.00: not kept"));      // a quarter more
    domain::Canary good = tried();
    good.after = good.before;
    trying.publish(good);
    EXPECT_FALSE(trying.says("not kept"));
}

TEST(CanaryTab, PromotingAndRollingBackGoThroughThePlan) {
    for (const char* name : {"Promote now", "Roll back now"}) {
        SCOPED_TRACE(name);
        Trying trying;
        trying.publish(tried());
        auto* button = trying.named<QAbstractButton>(name);
        ASSERT_NE(button, nullptr);
        EXPECT_TRUE(button->isVisible() && button->isEnabled());
        button->click();
        support::drain();
        EXPECT_NE(trying.page->findChild<PlanDialog*>(), nullptr);
        EXPECT_TRUE(trying.platform.applied().empty());
    }
}

TEST(CanaryTab, WhatIsOverHasAReasonAndNoButtons) {
    Trying trying;
    domain::Canary over = tried();
    over.state = CanaryState::RolledBack;
    over.reason = CanaryReason::AvailabilityLow;
    over.ended = domain::Instant{} + 4min;
    trying.publish(over);
    EXPECT_TRUE(trying.says("the new one failed too many requests"));
    EXPECT_TRUE(trying.says("went to the new version, until "));
    EXPECT_FALSE(trying.named<QAbstractButton>("Promote now")->isVisible());
    EXPECT_FALSE(trying.named<QAbstractButton>("Roll back now")->isVisible());
}

TEST(CanaryWords, HaveASentenceOfItsOwnForEveryReason) {
    QSet<QString> seen;
    domain::Canary canary = tried();
    for (int i = 0; i <= static_cast<int>(domain::kLastCanaryReason); ++i) {
        canary.reason = static_cast<CanaryReason>(i);
        seen.insert(CanaryWords::verdict(canary));
    }
    EXPECT_EQ(seen.size(), static_cast<int>(domain::kLastCanaryReason) + 1);
}

TEST(CanaryDialog, AsksForThePlanWithWhatItsFieldsSay) {
    Trying trying;
    std::optional<domain::StartCanary> asked;
    trying.platform.onPlan([&](const domain::Change& change) -> domain::Result<domain::Plan> {
        asked = std::get<domain::StartCanary>(change);
        domain::Plan plan;
        plan.change = change;
        return plan;
    });
    ASSERT_NE(trying.start(), nullptr);
    trying.start()->trigger();
    support::drain();
    trying.named<QLineEdit>("Image of the new version")->setText(QStringLiteral(" comfy:2 "));
    trying.named<QSpinBox>("Share of the requests")->setValue(25);
    trying.named<QSpinBox>("Highest cost of an answer")->setValue(20);
    trying.named<QLineEdit>("Lowest availability")->setText(QStringLiteral("99.5"));
    trying.next()->click();
    support::drain();
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->spec.image, "comfy:2");
    domain::CanaryRule rule;
    rule.sharePercent = 25;
    rule.mostExtraCost = 0.2;
    rule.lowestAvailability = 0.995;
    EXPECT_EQ(asked->rule, rule);
    EXPECT_NE(trying.page->findChild<PlanDialog*>(), nullptr);
    EXPECT_TRUE(trying.platform.applied().empty());
}

TEST(CanaryDialog, ShowsWhatIsWrongAtItsFieldAndStaysOpen) {
    Trying trying;
    trying.platform.onPlan([](const domain::Change&) -> domain::Result<domain::Plan> {
        return domain::fail(domain::ErrorCode::InvalidArgument, "the same", "spec");
    });
    trying.start()->trigger();
    support::drain();
    trying.named<QLineEdit>("Lowest availability")->setText(QStringLiteral("many"));
    trying.next()->click();
    support::drain();
    EXPECT_TRUE(trying.says("Type a number from 0 to 100."));
    trying.named<QLineEdit>("Lowest availability")->setText(QStringLiteral("99"));
    EXPECT_FALSE(trying.says("Type a number from 0 to 100."));
    trying.next()->click();
    support::drain();
    EXPECT_TRUE(trying.says("This is the version that runs already."));
    EXPECT_NE(trying.page->findChild<CanaryDialog*>(), nullptr);
    EXPECT_EQ(trying.page->findChild<PlanDialog*>(), nullptr);
}

TEST(CanaryDialog, IsOfferedWhereThePlatformCanAndNothingIsTriedYet) {
    Trying trying;
    EXPECT_TRUE(trying.start()->isEnabled());
    trying.publish(tried());
    EXPECT_FALSE(trying.start()->isEnabled());
    domain::Capabilities can = trying.platform.capabilities();
    can.canary = false;
    trying.platform.setCapabilities(can);
    trying.publish(std::nullopt);
    EXPECT_FALSE(trying.start()->isEnabled());
    EXPECT_TRUE(trying.start()->toolTip().contains(QStringLiteral("cannot try a version")));
}

}  // namespace
}  // namespace berth::ui
