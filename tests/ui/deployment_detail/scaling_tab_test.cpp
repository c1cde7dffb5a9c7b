// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/scaling_tab.h"

#include <gtest/gtest.h>

#include <QLabel>
#include <QTabBar>
#include <memory>

#include "tests/ui/deployment_detail/detail_fixture.h"
#include "ui/deployment_detail/deployment_detail_page.h"
#include "ui/deployment_detail/scaling_lines.h"
#include "ui/support/scaling_texts.h"
#include "ui/widgets/tab_strip.h"

namespace berth::ui {
namespace {

using domain::AutoscalingKind;
using namespace std::chrono_literals;

constexpr int kScaling = static_cast<int>(DeploymentDetailPage::Tab::Scaling);

domain::Instant after(domain::Duration since) {
    return domain::Instant{} + since;
}

domain::AutoscalingHistory history() {
    return {{after(0s), 0, 1, 1, 0, "queue delay 0.0 s ≤ 4 s"},
            {after(15s), 6.2, 2, 1, 0, "queue delay 6.2 s > 4 s"},
            {after(30s), 3, 2, 2, 1, "queue delay 3.0 s ≤ 4 s"},
            {after(60s), 0, 1, 2, 1, "needed at most 1 for 5 s; the machines hold 8"}};
}

struct Scaled : DetailFixture {
    Scaled() {
        support::drain();
        page = std::make_unique<DeploymentDetailPage>(services, nullptr);
        page->setArgument(QStringLiteral("d-comfy-api"));
        page->resize(1280, 720);
        page->show();
        support::drain();
        strip = page->findChild<TabStrip*>();
    }
    void publish(std::optional<domain::AutoscalingSpec> spec, domain::AutoscalingHistoryPtr points,
                 domain::DeploymentState state = domain::DeploymentState::Running) {
        auto next = std::make_shared<domain::Snapshot>(*bridge.snapshot());
        ++next->version;
        for (domain::Deployment& deployment : next->deployments) {
            if (deployment.id.value != "d-comfy-api") continue;
            deployment.spec.autoscaling = spec;
            deployment.autoscaling = points;
            deployment.state = state;
        }
        const std::uint64_t version = next->version;
        platform.publish(next);
        EXPECT_TRUE(support::runUntil([&] { return bridge.snapshot()->version == version; }));
        support::drain();
    }
    [[nodiscard]] bool says(const QString& words) const {
        for (const QLabel* label : page->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(words)) return true;
        }
        return false;
    }

    std::unique_ptr<DeploymentDetailPage> page;
    TabStrip* strip = nullptr;
};

TEST(ScalingTab, IsThereForDeploymentsThatScaleByThemselvesOnly) {
    Scaled scaled;
    EXPECT_FALSE(scaled.strip->isTabVisible(kScaling));
    scaled.publish(domain::AutoscalingSpec{}, nullptr);
    EXPECT_TRUE(scaled.strip->isTabVisible(kScaling));
    scaled.strip->setCurrentIndex(kScaling);
    scaled.publish(std::nullopt, nullptr);
    EXPECT_FALSE(scaled.strip->isTabVisible(kScaling));
    EXPECT_NE(scaled.strip->currentIndex(), kScaling);
}

TEST(ScalingTab, TellsEachDecisionWithItsReasonNewestFirst) {
    Scaled scaled;
    scaled.publish(domain::AutoscalingSpec{},
                   std::make_shared<const domain::AutoscalingHistory>(history()));
    scaled.page->showTab(DeploymentDetailPage::Tab::Scaling);
    support::drain();
    EXPECT_TRUE(scaled.says(QStringLiteral("By waiting time, 1 – 10 nodes.")));
    EXPECT_TRUE(scaled.says(QStringLiteral("1 → 2")));
    EXPECT_TRUE(scaled.says(QStringLiteral("a request has waited 6.2 s, more than 4 s")));
    EXPECT_TRUE(scaled.says(
        QStringLiteral("no more than 1 were needed for 5 s; the machines have room for 8")));
    EXPECT_FALSE(scaled.says(QStringLiteral("has not been changed yet")));
    EXPECT_FALSE(scaled.says(QStringLiteral("paused")));
}

TEST(ScalingTab, SaysWhenNothingWasDecidedAndWhenItIsPaused) {
    Scaled scaled;
    scaled.publish(domain::AutoscalingSpec{}, nullptr, domain::DeploymentState::Paused);
    scaled.page->showTab(DeploymentDetailPage::Tab::Scaling);
    support::drain();
    EXPECT_TRUE(scaled.says(QStringLiteral("The number of nodes has not been changed yet.")));
    EXPECT_TRUE(scaled.says(QStringLiteral("Nothing decided yet")));
    EXPECT_TRUE(scaled.says(QStringLiteral("It is paused, and does not scale")));
}

TEST(ScalingTab, SaysHowManyDecisionsAreNotShown) {
    Scaled scaled;
    domain::AutoscalingHistory many;
    for (int i = 0; i < 30; ++i)
        many.push_back({after(i * 1min), 1, 1 + i % 2, 1, 0, "3 requests, 4 to a node"});
    scaled.publish(domain::AutoscalingSpec{},
                   std::make_shared<const domain::AutoscalingHistory>(many));
    scaled.page->showTab(DeploymentDetailPage::Tab::Scaling);
    support::drain();
    EXPECT_TRUE(scaled.says(QStringLiteral("and 9 before that")));
}

TEST(ScalingLines, AreStepsThatHoldUntilTheNextPointAndUntilNow) {
    const Formatter format;
    const QVector<ChartLine> lines = ScalingLines::nodes(history(), after(90s), format);
    ASSERT_EQ(lines.size(), 3);  // ready, wanted, warm
    const QVector<QPointF> wanted{{0, 1},  {15, 1}, {15, 2}, {30, 2},
                                  {30, 2}, {60, 2}, {60, 1}, {90, 1}};
    EXPECT_EQ(lines[1].points, wanted);
    EXPECT_EQ(lines[1].newest, QStringLiteral("1"));
    EXPECT_TRUE(lines[2].dashed);
    domain::AutoscalingHistory cold = history();
    for (domain::AutoscalingPoint& point : cold)
        point.warm = 0;
    EXPECT_EQ(ScalingLines::nodes(cold, after(90s), format).size(), 2);
    EXPECT_TRUE(ScalingLines::nodes({}, after(90s), format).isEmpty());
}

TEST(ScalingLines, DrawSharesInPercentAndRequestsAgainstWhatAllNodesTake) {
    const Formatter format;
    domain::AutoscalingSpec spec;
    spec.kind = AutoscalingKind::Hpa;
    const domain::AutoscalingHistory busy{{after(0s), 0.5, 2, 2, 0, ""}};
    EXPECT_EQ(ScalingLines::metric(spec, busy, after(1s), format)[0].points[0].y(), 50);
    EXPECT_EQ(ScalingLines::metric(spec, busy, after(1s), format)[1].points[0].y(), 80);
    spec.kind = AutoscalingKind::QueueLength;
    spec.target = 4;
    const domain::AutoscalingHistory queue{{after(0s), 10, 3, 2, 0, ""}};
    EXPECT_EQ(ScalingLines::metric(spec, queue, after(1s), format)[0].points[0].y(), 10);
    EXPECT_EQ(ScalingLines::metric(spec, queue, after(1s), format)[1].points[0].y(), 12);
}

TEST(ScalingLines, CountADecisionWhereAnotherNumberIsWanted) {
    const auto decisions = decisionsIn(history());
    ASSERT_EQ(decisions.size(), 2U);
    EXPECT_EQ(decisions[0].at, after(60s));
    EXPECT_EQ(decisions[0].from, 2);
    EXPECT_EQ(decisions[0].to, 1);
    EXPECT_EQ(decisions[1].reason, "queue delay 6.2 s > 4 s");
    EXPECT_TRUE(decisionsIn({}).empty());
}

TEST(ScalingReason, KnowsEveryWordOfTheSimulatorAndKeepsWhatItDoesNotKnowHarmless) {
    for (const char* reason :
         {"3 waiting, no node", "queue delay 6.2 s > 4 s", "queue delay 0.0 s ≤ 4 s",
          "needed at most 2 for 5 s", "12 requests, 4 to a node",
          "3.4 requests on average, 70 to a node", "panic: 9.0 requests within 6 s, 70 to a node",
          "no node is ready: nothing to measure", "91 % a node, target 80 %",
          "12.0/s a node, target 10.0/s; at most 4 in 15 s; 6 were needed within 300 s",
          "3 waiting, no node; the machines hold 8"}) {
        const QString text = scalingReason(reason);
        EXPECT_NE(text, QString::fromUtf8(reason));
        EXPECT_FALSE(text.contains(QLatin1String("%1"))) << text.toStdString();
        EXPECT_FALSE(text.contains(QLatin1String("%2"))) << text.toStdString();
    }
    EXPECT_EQ(scalingReason("no idea"), QStringLiteral("no idea"));
    EXPECT_FALSE(scalingReason("\xE2\x80\xAEgnp").contains(QChar(0x202E)));
    EXPECT_EQ(scalingReason(""), QString());
}

}  // namespace
}  // namespace berth::ui
