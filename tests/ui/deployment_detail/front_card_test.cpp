// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/front_card.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QSet>
#include <functional>
#include <memory>
#include <string>

#include "tests/support/sample_front.h"
#include "tests/ui/deployment_detail/detail_fixture.h"
#include "ui/deployment_detail/deployment_detail_page.h"
#include "ui/deployment_detail/front_members.h"
#include "ui/deployment_detail/front_words.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elided_label.h"

namespace berth::ui {
namespace {

struct FrontsShown : DetailFixture {
    FrontsShown() {
        support::drain();
        page = std::make_unique<DeploymentDetailPage>(services, nullptr);
        page->setArgument(QStringLiteral("d-comfy-api"));
        page->resize(1280, 720);
        page->show();
        support::drain();
    }

    void setFronts(std::vector<domain::Front> fronts) {
        auto next = std::make_shared<domain::Snapshot>(*bridge.snapshot());
        const std::uint64_t version = ++next->version;
        next->fronts = std::move(fronts);
        platform.publish(next);
        EXPECT_TRUE(support::runUntil([&] { return bridge.snapshot()->version == version; }));
        support::drain();
    }
    template <class T>
    [[nodiscard]] T* named(const char* name) {
        for (T* widget : page->findChildren<T*>()) {
            if (widget->accessibleName() == QString::fromUtf8(name)) return widget;
        }
        return nullptr;
    }
    [[nodiscard]] bool says(const QString& words) {
        for (const QLabel* label : page->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(words)) return true;
        }
        return false;
    }
    [[nodiscard]] QString shareOf(const char* name) {
        const auto* bar = named<QWidget>(name);
        return bar == nullptr ? QString() : bar->accessibleDescription();
    }

    std::unique_ptr<DeploymentDetailPage> page;
};

TEST(FrontCard, IsThereOnlyForADeploymentThatSharesAnAddress) {
    FrontsShown shown;
    EXPECT_EQ(shown.page->findChild<FrontCard*>(), nullptr);
    domain::Front other = support::sampleFront();
    other.members.erase(other.members.begin());
    shown.setFronts({other});
    EXPECT_EQ(shown.page->findChild<FrontCard*>(), nullptr);
    shown.setFronts({other, support::sampleFront()});
    EXPECT_EQ(shown.page->findChildren<FrontCard*>().size(), 1);
    shown.setFronts({});
    EXPECT_EQ(shown.page->findChild<FrontCard*>(), nullptr);
}

TEST(FrontCard, TellsTheAddressAndWhomItSendsWhere) {
    FrontsShown shown;
    shown.setFronts({support::sampleFront()});
    const auto* address = shown.named<QLabel>("Shared address comfy");
    ASSERT_NE(address, nullptr);
    EXPECT_EQ(address->text(), QStringLiteral("http://127.0.0.1:49777"));
    EXPECT_EQ(address->textFormat(), Qt::PlainText);
    EXPECT_TRUE(shown.says(QStringLiteral("told apart by the cookie sid")));
    EXPECT_TRUE(shown.says(QStringLiteral("1/4 get requests")));
    auto* copy = shown.named<QAbstractButton>("Copy shared address comfy");
    ASSERT_NE(copy, nullptr);
    copy->click();
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("http://127.0.0.1:49777"));
    const auto* open = shown.named<QAbstractButton>("Open shared address comfy");
    ASSERT_NE(open, nullptr);
    EXPECT_TRUE(open->isEnabled());
}

TEST(FrontCard, TellsTheStateAndTheShareOfEachBehindIt) {
    FrontsShown shown;
    shown.setFronts({support::sampleFront()});
    const auto* lost = shown.named<QLabel>("State of comfy-lost");
    ASSERT_NE(lost, nullptr);
    EXPECT_EQ(lost->text(), QStringLiteral("Left out: no node is ready"));
    EXPECT_EQ(shown.shareOf("Share of requests of comfy-api"), shown.ui.format().percent(0.6));
    EXPECT_EQ(shown.shareOf("Share of requests of comfy-lost"), shown.ui.format().percent(0.3));
    EXPECT_EQ(shown.shareOf("Share of requests of comfy-gone"), shown.ui.format().percent(0));
    int marked = 0;
    for (const Chip* chip : shown.page->findChild<FrontMembers*>()->findChildren<Chip*>())
        marked += chip->isVisible() ? 1 : 0;
    EXPECT_EQ(marked, 1);
}

TEST(FrontCard, SaysSoWhereThereIsNoAddressAndNoRequest) {
    FrontsShown shown;
    domain::Front front = support::sampleFront();
    front.url.clear();
    front.problem = "<b>all ports</b> are taken";
    for (auto& member : front.members)
        member.completed = 0;
    shown.setFronts({front});
    EXPECT_TRUE(shown.says(QStringLiteral("No address: <b>all ports</b> are taken")));
    EXPECT_FALSE(shown.named<QAbstractButton>("Copy shared address comfy")->isEnabled());
    EXPECT_FALSE(shown.named<QAbstractButton>("Open shared address comfy")->isEnabled());
    EXPECT_EQ(shown.shareOf("Share of requests of comfy-api"), Formatter::none());
}

TEST(FrontCard, OfManyItShowsThisOneAndThoseThatGetNoRequests) {
    FrontsShown shown;
    domain::Front front = support::sampleFront();
    for (int i = 0; i < 20; ++i)
        front.members.insert(
            front.members.begin(),
            {{"a-" + std::to_string(i), 3000}, domain::FrontMemberState::InRotation, 1, 1, 0});
    shown.setFronts({front});
    EXPECT_TRUE(shown.says(QStringLiteral("and 12 others")));
    for (const char* name : {"State of comfy-api", "State of comfy-lost", "State of comfy-gone"})
        EXPECT_NE(shown.named<QLabel>(name), nullptr) << name;
}

TEST(FrontWords, EveryStateHasAWordAndAShapeOfItsOwn) {
    QSet<QString> words;
    QSet<int> marks;
    using domain::FrontMemberState;
    for (const auto state :
         {FrontMemberState::InRotation, FrontMemberState::NoDeployment, FrontMemberState::NoPort,
          FrontMemberState::NoReadyNode, FrontMemberState::Ejected}) {
        words.insert(FrontWords::state(state));
        marks.insert(static_cast<int>(FrontWords::visualOf(state).mark));
    }
    EXPECT_EQ(words.size(), 5);
    EXPECT_EQ(marks.size(), 5);
}

}  // namespace
}  // namespace berth::ui
