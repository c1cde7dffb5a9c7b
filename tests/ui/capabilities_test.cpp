// SPDX-License-Identifier: GPL-3.0-or-later
// Every page on a platform that can less than the simulator, on one that is locked, and on one
// whose instants are real: what cannot be done is greyed and explained, nothing is left empty.
#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTableView>
#include <functional>
#include <memory>

#include "tests/ui/page_fixture.h"
#include "ui/activity/activity_page.h"
#include "ui/deployment_detail/deployment_detail_page.h"
#include "ui/deployments/deployments_page.h"
#include "ui/money/money_page.h"
#include "ui/new_deployment/new_deployment_page.h"
#include "ui/nodes/nodes_page.h"
#include "ui/overview/overview_page.h"
#include "ui/plan/plan_dialog.h"
#include "ui/storage/storage_page.h"
#include "ui/support/action_reasons.h"

namespace berth::ui {
namespace {

const domain::DeploymentId kComfy{"d-comfy-api"};

// As the Gongji platform is known to be.
domain::Capabilities ofGongji() {
    domain::Capabilities can;
    can.live = true;
    can.pause = can.editInPlace = can.replaceNode = true;
    can.followLogs = can.volumes = can.billing = can.jobs = true;
    can.balancing = {domain::BalancingPolicy::RoundRobin};
    return can;
}

domain::Capabilities locked() {
    domain::Capabilities can = ofGongji();
    can.restart = can.metrics = can.dataLossLedger = true;
    can.readOnly = true;
    return can;
}

struct OnPlatform : PageFixture {
    explicit OnPlatform(domain::Capabilities can) {
        platform.setCapabilities(std::move(can));
        services.simulator = nullptr;
    }

    template <class P, class... More>
    P& open(More... more) {
        auto made = std::make_unique<P>(services, more...);
        P& shown = *made;
        page = std::move(made);
        page->resize(1280, 720);
        page->show();
        page->entered();
        support::drain();
        return shown;
    }
    DeploymentDetailPage& openDetail(int tab = 0) {
        auto& detail = open<DeploymentDetailPage>(static_cast<QWidget*>(nullptr));
        detail.setArgument(QStringLiteral("d-comfy-api"));
        detail.showTab(static_cast<DeploymentDetailPage::Tab>(tab));
        support::drain();
        return detail;
    }
    [[nodiscard]] bool says(const char* words) { return ui::says(*page, QString::fromUtf8(words)); }
    // Greyed, and the control itself tells why.
    void expectGreyed(const char* name, const char* reason) {
        QAbstractButton* found = button(*page, name);
        ASSERT_NE(found, nullptr) << name;
        EXPECT_FALSE(found->isEnabled()) << name;
        EXPECT_TRUE(found->accessibleDescription().contains(QString::fromUtf8(reason)))
            << name << ": " << found->accessibleDescription().toStdString();
        EXPECT_TRUE(found->toolTip().contains(QString::fromUtf8(reason))) << name;
    }
    // The entries of the menu that a right click on the first row of a table opens.
    [[nodiscard]] QList<QAction*> menuOf(const char* table) {
        auto* view = named<QTableView>(*page, table);
        const QPoint at =
            view->visualRect(view->model()->index(0, view->model()->columnCount() - 1)).topLeft();
        const QPoint inside(4, at.y() + 4);
        QContextMenuEvent event(QContextMenuEvent::Mouse, inside,
                                view->viewport()->mapToGlobal(inside));
        QApplication::sendEvent(view->viewport(), &event);
        support::drain();
        const auto menus = page->findChildren<QMenu*>();
        for (QMenu* menu : menus) {
            if (menu->isVisible()) return menu->actions();
        }
        ADD_FAILURE() << "no menu at " << table;
        return {};
    }

    std::unique_ptr<Page> page;
};

QAction* entry(const QList<QAction*>& actions, const char* text) {
    for (QAction* action : actions) {
        if (action->text() == QString::fromUtf8(text)) return action;
    }
    ADD_FAILURE() << "no entry " << text;
    return nullptr;
}

QStringList headingsOf(const QTableView& view) {
    QStringList shown;
    for (int column = 0; column < view.model()->columnCount(); ++column) {
        if (!view.isColumnHidden(column)) {
            shown << view.model()->headerData(column, Qt::Horizontal).toString();
        }
    }
    return shown;
}

TEST(Reasons, SayWhatAPlatformCannotDoAndNothingAboutTheRest) {
    domain::Capabilities nothing;
    for (const Doing doing :
         {Doing::Edit, Doing::Pause, Doing::Resume, Doing::Restart, Doing::ReplaceNode}) {
        EXPECT_FALSE(whyNot(doing, nothing).isEmpty());
    }
    for (const Doing doing : {Doing::Create, Doing::Scale, Doing::Delete})
        EXPECT_TRUE(whyNot(doing, nothing).isEmpty());
    nothing.readOnly = true;
    for (const Doing doing : {Doing::Create, Doing::Scale, Doing::Delete})
        EXPECT_TRUE(whyNot(doing, nothing).contains(QStringLiteral("read only")));
    EXPECT_FALSE(whyNot(Doing::Pause, nothing).contains(QStringLiteral("read only")))
        << "unlocking would not help";
    EXPECT_TRUE(whyNot(Doing::Restart, ofGongji()).contains(QStringLiteral("Replace its nodes")));
}

TEST(Reasons, SayOfAJobThatItCanOnlyBeDeletedWhereThatIsSo) {
    domain::Capabilities can = ofGongji();
    domain::Deployment job;
    job.spec.job.emplace();
    for (const Doing doing : {Doing::Scale, Doing::Pause, Doing::Resume, Doing::ReplaceNode}) {
        EXPECT_TRUE(whyNot(doing, can, &job).contains(QStringLiteral("Delete it to stop it")));
        EXPECT_TRUE(whyNot(doing, can, nullptr).isEmpty());
        const domain::Deployment web;
        EXPECT_TRUE(whyNot(doing, can, &web).isEmpty());
    }
    EXPECT_TRUE(whyNot(Doing::Delete, can, &job).isEmpty());
    can.jobChanges = true;
    for (const Doing doing : {Doing::Scale, Doing::Pause, Doing::Resume, Doing::ReplaceNode})
        EXPECT_TRUE(whyNot(doing, can, &job).isEmpty());
    can.readOnly = true;
    EXPECT_TRUE(whyNot(Doing::Delete, can, &job).contains(QStringLiteral("read only")));
}

TEST(OnGongji, AJobGreysEverythingButDeletingAndSaysWhy) {
    OnPlatform on(ofGongji());
    on.publish([](domain::Snapshot& snapshot) {
        for (domain::Deployment& each : snapshot.deployments) {
            if (each.id != kComfy) continue;
            each.spec.job.emplace();
            each.job.emplace();
        }
    });
    on.openDetail();
    on.expectGreyed("Scale", "Delete it to stop it");
    on.expectGreyed("Pause", "Delete it to stop it");
}

TEST(OnGongji, ADeploymentGreysRestartingAndSaysWhatToDoInstead) {
    OnPlatform on(ofGongji());
    on.openDetail();
    on.expectGreyed("Restart", "cannot restart");
    for (const char* name : {"Edit", "Scale", "Pause"})
        EXPECT_TRUE(button(*on.page, name)->isEnabled()) << name;
}

TEST(OnGongji, PlacesForMeasurementsSayThatThereAreNone) {
    OnPlatform on(ofGongji());
    on.openDetail(0);
    EXPECT_TRUE(on.says("This platform gives no measurements"));
    EXPECT_TRUE(on.says("Test the link to see who answers"));
    on.openDetail(3);
    EXPECT_TRUE(on.says("Requests, latencies and GPU use are not known here."));
    EXPECT_TRUE(on.platform.metricsAsked().empty()) << "what it cannot tell it is not asked";
}

TEST(OnGongji, TablesShowNoColumnThatThePlatformCannotFill) {
    OnPlatform on(ofGongji());
    on.open<NodesPage>();
    const QStringList nodes = headingsOf(*named<QTableView>(*on.page, "Nodes"));
    EXPECT_TRUE(nodes.contains(QStringLiteral("State")));
    for (const char* untold : {"GPU use", "req/s", "On disk only"})
        EXPECT_FALSE(nodes.contains(QString::fromLatin1(untold))) << untold;
    EXPECT_TRUE(on.says("this platform does not tell"));
    on.openDetail();
    const QStringList card = headingsOf(*named<QTableView>(*on.page, "Nodes"));
    for (const char* untold : {"GPU use", "req/s", "On disk only"})
        EXPECT_FALSE(card.contains(QString::fromLatin1(untold))) << untold;
    on.open<OverviewPage>();
    EXPECT_FALSE(
        headingsOf(*named<QTableView>(*on.page, "Deployments")).contains(QStringLiteral("req/s")));
}

TEST(OnGongji, MoneyDoesNotCallANodeIdleThatNobodyMeasures) {
    OnPlatform on(ofGongji());
    on.publish([](domain::Snapshot& next) {
        for (domain::Node& node : next.nodes)
            node.gpuUse = node.requestsPerSecond = 0;
    });
    on.open<MoneyPage>();
    EXPECT_TRUE(on.says("charged and not ready"));
    EXPECT_FALSE(on.says("leave the GPU idle"));
}

TEST(OnGongji, StorageSaysNothingOfDisksThatNobodyLooksInto) {
    OnPlatform on(ofGongji());
    on.open<StoragePage>();
    EXPECT_FALSE(on.says("alone now."));
    EXPECT_TRUE(on.says("wiped with it"));
}

TEST(OnGongji, APlanThatEndsNodesSaysThatTheLossIsNotKnown) {
    OnPlatform on(ofGongji());
    on.platform.onPlan([](const domain::Change& change) {
        domain::Plan plan;
        plan.change = change;
        plan.nodesEnded = {"comfy-api-4", "comfy-api-5"};
        return domain::Result<domain::Plan>(plan);
    });
    QWidget window;
    PlanDialog* dialog = PlanDialog::show(on.services, domain::ScaleDeployment{kComfy, 2}, &window);
    EXPECT_TRUE(support::runUntil([&] {
        return says(*dialog, QStringLiteral("What these nodes have written is not known"));
    }));
}

TEST(OnGongji, ANewDeploymentDoesNotOfferToStopByItself) {
    OnPlatform on(ofGongji());
    on.open<NewDeploymentPage>(NewDeploymentPage::Purpose::Create);
    auto* stop = named<QComboBox>(*on.page, "Stop after");
    ASSERT_NE(stop, nullptr);
    EXPECT_FALSE(stop->isEnabled());
    EXPECT_TRUE(on.says("not on this platform"));
    EXPECT_FALSE(on.says("Runs until somebody stops it"));
}

TEST(OnGongji, MenusGreyWhatCannotBeDoneInsteadOfHidingIt) {
    OnPlatform on(ofGongji());
    on.open<DeploymentsPage>();
    const auto actions = on.menuOf("Deployments");
    QAction* restart = entry(actions, "Restart …");
    ASSERT_NE(restart, nullptr);
    EXPECT_FALSE(restart->isEnabled());
    EXPECT_TRUE(restart->toolTip().contains(QStringLiteral("cannot restart")));
    EXPECT_TRUE(entry(actions, "Scale …")->isEnabled());
}

TEST(WithoutLogs, TheLogSaysThatThereIsNone) {
    domain::Capabilities can = ofGongji();
    can.followLogs = false;
    OnPlatform on(can);
    on.openDetail(1);
    EXPECT_TRUE(on.says("This platform gives no logs"));
}

TEST(WithoutVolumes, ANewDeploymentSaysThatThereAreNone) {
    domain::Capabilities can = ofGongji();
    can.volumes = false;
    OnPlatform on(can);
    on.open<NewDeploymentPage>(NewDeploymentPage::Purpose::Create);
    on.expectGreyed("Add volume", "no volumes");
}

TEST(ReadOnly, NoPageOffersAChange) {
    OnPlatform on(locked());
    on.open<OverviewPage>();
    on.expectGreyed("New deployment", "read only");
    on.open<DeploymentsPage>();
    on.expectGreyed("New deployment", "read only");
    named<QTableView>(*on.page, "Deployments")->selectAll();
    for (const char* name : {"Scale …", "Pause …", "Resume …", "Restart …", "Delete …"})
        on.expectGreyed(name, "read only");
    on.openDetail();
    for (const char* name : {"Edit", "Scale", "Pause", "Restart", "Scale nodes"})
        on.expectGreyed(name, "read only");
    for (const QAction* action : on.page->findChildren<QAction*>()) {
        if (action->text() == QStringLiteral("Delete …")) {
            EXPECT_FALSE(action->isEnabled());
        }
    }
    on.open<NodesPage>();
    on.expectGreyed("Replace node", "read only");
    on.open<NewDeploymentPage>(NewDeploymentPage::Purpose::Create);
    on.expectGreyed("Review plan", "read only");
    EXPECT_TRUE(on.says("This connection is read only."));
}

TEST(ReadOnly, MenusOfferNoChangeEither) {
    OnPlatform on(locked());
    on.open<DeploymentsPage>();
    for (const QAction* action : on.menuOf("Deployments")) {
        EXPECT_EQ(action->isEnabled(),
                  action->isSeparator() || action->text() == QStringLiteral("Open"))
            << action->text().toStdString();
    }
    on.open<NodesPage>();
    EXPECT_FALSE(entry(on.menuOf("Nodes"), "Replace node …")->isEnabled());
}

TEST(ReadOnly, IsFollowedByPagesThatAreOpen) {
    OnPlatform on(locked());
    on.openDetail();
    EXPECT_FALSE(button(*on.page, "Scale")->isEnabled());
    domain::Capabilities unlocked = locked();
    unlocked.readOnly = false;
    on.platform.setCapabilities(unlocked);
    on.bridge.showAgain();
    EXPECT_TRUE(button(*on.page, "Scale")->isEnabled());
    EXPECT_TRUE(button(*on.page, "Scale")->accessibleDescription().isEmpty());
}

TEST(Lost, TablesShowTheirValuesAsOld) {
    OnPlatform on(ofGongji());
    on.open<NodesPage>();
    auto* table = dynamic_cast<DataTable*>(named<QTableView>(*on.page, "Nodes"));
    ASSERT_NE(table, nullptr);
    EXPECT_FALSE(table->isStale());
    on.platform.setConnection(domain::ConnectionState::Lost);
    EXPECT_TRUE(support::runUntil([&] { return table->isStale(); }));
    on.platform.setConnection(domain::ConnectionState::Connected);
    EXPECT_TRUE(support::runUntil([&] { return !table->isStale(); }));
}

// What can be read on a page: labels and cells.
QStringList readableOn(QWidget& page) {
    QStringList texts;
    for (const QLabel* label : page.findChildren<QLabel*>())
        texts << label->text();
    for (const QTableView* view : page.findChildren<QTableView*>()) {
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            for (int column = 0; column < view->model()->columnCount(); ++column)
                texts << view->model()->index(row, column).data().toString();
        }
    }
    return texts;
}

TEST(RealTime, IsNeverShownAsTheClockOfASimulation) {
    OnPlatform on(ofGongji());
    const std::function<void()> pages[] = {
        [&] { on.open<OverviewPage>(); }, [&] { on.open<DeploymentsPage>(); },
        [&] { on.openDetail(0); },        [&] { on.openDetail(2); },
        [&] { on.open<NodesPage>(); },    [&] { on.open<ActivityPage>(); },
        [&] { on.open<MoneyPage>(); },    [&] { on.open<StoragePage>(); }};
    on.publish([](domain::Snapshot& next) { next.timeBase = domain::TimeBase::UnixEpoch; });
    for (const auto& openPage : pages) {
        openPage();
        for (const QString& text : readableOn(*on.page)) {
            EXPECT_FALSE(text.contains(QStringLiteral("Day 1,"))) << text.toStdString();
        }
    }
}

}  // namespace
}  // namespace berth::ui
