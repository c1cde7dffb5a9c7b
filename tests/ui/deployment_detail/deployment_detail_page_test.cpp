// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/deployment_detail_page.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <functional>
#include <memory>

#include "tests/ui/deployment_detail/detail_fixture.h"
#include "ui/deployment_detail/link_card.h"
#include "ui/plan/plan_dialog.h"

namespace berth::ui {
namespace {

struct Shown : DetailFixture {
    explicit Shown(const char* deployment = "d-comfy-api") {
        support::drain();
        page = std::make_unique<DeploymentDetailPage>(services, nullptr);
        page->setArgument(QString::fromLatin1(deployment));
        page->resize(1280, 720);
        page->show();
        support::drain();
    }

    template <class T>
    [[nodiscard]] T* named(const QString& name) {
        for (T* widget : page->findChildren<T*>()) {
            if (widget->accessibleName() == name) return widget;
        }
        ADD_FAILURE() << "nothing is called " << name.toStdString();
        return nullptr;
    }
    [[nodiscard]] QAbstractButton* button(const char* name) {
        return named<QAbstractButton>(QString::fromLatin1(name));
    }
    void publish(const std::function<void(domain::Snapshot&)>& change) {
        auto next = std::make_shared<domain::Snapshot>(*bridge.snapshot());
        ++next->version;
        change(*next);
        const std::uint64_t version = next->version;
        platform.publish(next);
        EXPECT_TRUE(support::runUntil([&] { return bridge.snapshot()->version == version; }));
        support::drain();
    }
    [[nodiscard]] bool says(const QString& words) {
        for (const QLabel* label : page->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(words)) return true;
        }
        return false;
    }

    std::unique_ptr<DeploymentDetailPage> page;
};

TEST(DeploymentDetailPage, NamesWhatTheJourneyDrives) {
    Shown shown;
    for (const char* name :
         {"Scale", "Edit", "Pause", "Restart", "Open link of port 3000", "Copy link of port 3000",
          "Test link of port 3000", "Test link of port 9090", "Replace node"}) {
        EXPECT_NE(shown.button(name), nullptr);
    }
    EXPECT_NE(shown.named<QTableView>(QStringLiteral("Nodes")), nullptr);
    EXPECT_NE(shown.named<QWidget>(QStringLiteral("Logs of all nodes")), nullptr);
    const auto* link = shown.named<QLabel>(QStringLiteral("Link of port 3000"));
    ASSERT_NE(link, nullptr);
    EXPECT_EQ(link->text(), QStringLiteral("http://127.0.0.1:49213"));
    EXPECT_EQ(link->textFormat(), Qt::PlainText);
    EXPECT_EQ(shown.page->title(), QStringLiteral("comfy-api"));
    EXPECT_TRUE(shown.page->isSettled());
}

TEST(DeploymentDetailPage, ShowsItsFiveTabsAndMovesBetweenThem) {
    Shown shown;
    auto* tabs = shown.page->findChild<QTabBar*>();
    ASSERT_NE(tabs, nullptr);
    QStringList names;
    for (int i = 0; i < tabs->count(); ++i) {
        if (tabs->isTabVisible(i)) names.append(tabs->tabText(i));
    }
    EXPECT_EQ(names.join(QLatin1Char(' ')),
              QStringLiteral("Overview Logs Events Charts Configuration"));
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        support::drain();
        EXPECT_FALSE(shown.page->grab().isNull());
    }
    auto* events = shown.named<QTableView>(QStringLiteral("Events"));
    ASSERT_NE(events, nullptr);
    EXPECT_EQ(events->model()->rowCount(), 6);
}

TEST(DeploymentDetailPage, ATestOfTheLinkShowsWhoAnsweredAndWhoWasNeverAsked) {
    Shown shown;
    shown.button("Test link of port 3000")->click();
    auto* card = shown.page->findChild<LinkCard*>();
    ASSERT_TRUE(support::runUntil([&] { return card->result().has_value(); }));
    EXPECT_EQ(shown.prober.asked, (std::vector<std::string>{"http://127.0.0.1:49213"}));
    EXPECT_EQ(card->result()->answered, LinkCard::kTestRequests);
    EXPECT_EQ(card->result()->neverAsked, (std::vector<int>{6}));
    EXPECT_TRUE(shown.says(QStringLiteral("12 of 12 answered")));
    EXPECT_TRUE(shown.says(QStringLiteral("never asked")));
}

TEST(DeploymentDetailPage, CopiesTheLink) {
    Shown shown;
    shown.button("Copy link of port 3000")->click();
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("http://127.0.0.1:49213"));
}

TEST(DeploymentDetailPage, APausedDeploymentOffersToResumeAndSaysThatItsLinkAnswers503) {
    Shown shown("d-hunyuan-image");
    EXPECT_TRUE(shown.button("Resume")->isVisible());
    EXPECT_FALSE(shown.button("Pause")->isVisible());
    EXPECT_TRUE(shown.says(QStringLiteral("503")));
}

TEST(DeploymentDetailPage, AProblemOfALinkIsShownInsteadOfAnAddress) {
    Shown shown;
    shown.publish([](domain::Snapshot& snapshot) {
        for (domain::Deployment& deployment : snapshot.deployments) {
            if (deployment.id.value != "d-comfy-api") continue;
            deployment.links[0].url.clear();
            deployment.links[0].problem = "port 49213 is in use\n<b>really</b>";
        }
    });
    const auto* link = shown.named<QLabel>(QStringLiteral("Link of port 3000"));
    EXPECT_TRUE(link->text().contains(QStringLiteral("port 49213 is in use")));
    EXPECT_FALSE(link->text().contains(QLatin1Char('\n')));
    EXPECT_FALSE(shown.button("Open link of port 3000")->isEnabled());
    EXPECT_FALSE(shown.button("Test link of port 3000")->isEnabled());
}

TEST(DeploymentDetailPage, ADeletedDeploymentIsASentenceWithAWayBack) {
    Shown shown;
    shown.publish([](domain::Snapshot& snapshot) {
        std::erase_if(snapshot.deployments,
                      [](const auto& each) { return each.id.value == "d-comfy-api"; });
        std::erase_if(snapshot.nodes,
                      [](const auto& each) { return each.deployment.value == "d-comfy-api"; });
    });
    EXPECT_TRUE(shown.says(QStringLiteral("comfy-api has been deleted")));
    QSignalSpy routes(shown.page.get(), &Page::routeRequested);
    for (QAbstractButton* button : shown.page->findChildren<QAbstractButton*>()) {
        if (button->text() == QStringLiteral("Back to all deployments")) button->click();
    }
    ASSERT_EQ(routes.count(), 1);
    EXPECT_EQ(routes.at(0).at(0).toString(), QStringLiteral("deployments"));
}

TEST(DeploymentDetailPage, EveryActionGoesThroughThePlanAndNothingIsSentBefore) {
    for (const char* name : {"Scale", "Pause", "Restart", "Replace node"}) {
        SCOPED_TRACE(name);
        Shown shown;
        shown.button(name)->click();
        support::drain();
        EXPECT_NE(shown.page->findChild<PlanDialog*>(), nullptr);
        EXPECT_TRUE(shown.platform.applied().empty());
    }
}

TEST(DeploymentDetailPage, EditGoesToTheEditorOfThisDeployment) {
    Shown shown;
    QSignalSpy routes(shown.page.get(), &Page::routeRequested);
    shown.button("Edit")->click();
    ASSERT_EQ(routes.count(), 1);
    EXPECT_EQ(routes.at(0).at(0).toString(), QStringLiteral("deployments/edit/d-comfy-api"));
}

TEST(DeploymentDetailPage, NodesOfAnOfferThatIsGoneAreOrderedAnewInTheEditor) {
    Shown shown("d-whisper-batch");
    auto* anew = shown.button("Order the deployment anew");
    ASSERT_NE(anew, nullptr);
    EXPECT_FALSE(anew->isVisible());  // these wait for a machine, and will get one
    shown.publish([](domain::Snapshot& snapshot) {
        for (domain::Node& node : snapshot.nodes) {
            if (node.deployment.value == "d-whisper-batch" &&
                node.state == domain::NodeState::Pending) {
                node.reason = domain::ReasonKind::OfferUnknown;
            }
        }
    });
    ASSERT_TRUE(anew->isVisible());
    EXPECT_EQ(anew->text(), QStringLiteral("Order anew …"));
    EXPECT_TRUE(shown.says(QStringLiteral("it will never get a machine")));
    QSignalSpy routes(shown.page.get(), &Page::routeRequested);
    anew->click();
    ASSERT_EQ(routes.count(), 1);
    EXPECT_EQ(routes.at(0).at(0).toString(), QStringLiteral("deployments/edit/d-whisper-batch"));
}

TEST(DeploymentDetailPage, ShowsEveryDeploymentOfTheSampleInBothLanguages) {
    Shown shown;
    for (const LanguageCode language : {LanguageCode::English, LanguageCode::Chinese}) {
        shown.ui.setLanguage(language);
        for (const domain::Deployment& deployment : shown.bridge.snapshot()->deployments) {
            shown.page->setArgument(QString::fromStdString(deployment.id.value));
            support::drain();
            EXPECT_EQ(shown.page->title(), QString::fromStdString(deployment.spec.name));
            EXPECT_FALSE(shown.page->grab().isNull());
        }
    }
}

}  // namespace
}  // namespace berth::ui
