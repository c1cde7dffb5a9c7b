// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/deployments_page.h"
#include "models/bridge/log_text.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>
#include <QTest>

#include "tests/ui/page_fixture.h"
#include "ui/plan/plan_dialog.h"
#include "ui/tables/deployment_table.h"
#include "ui/widgets/filter_chips.h"

namespace berth::ui {
namespace {

struct Shown : PageFixture {
    explicit Shown(domain::SnapshotPtr snapshot = support::sampleSnapshot())
        : PageFixture(std::move(snapshot)), page(std::make_unique<DeploymentsPage>(services)) {
        QObject::connect(page.get(), &Page::routeRequested,
                         [this](const QString& route) { routes.append(route); });
        page->resize(1280, 720);
        page->show();
        support::drain();
    }
    ~Shown() { delete openDialog<PlanDialog>(); }
    Shown(const Shown&) = delete;
    Shown& operator=(const Shown&) = delete;

    [[nodiscard]] DeploymentTable& table() { return *page->findChild<DeploymentTable*>(); }
    [[nodiscard]] QStringList names() {
        QStringList all;
        for (int row = 0; row < table().model().rowCount(); ++row) {
            all.append(QString::fromStdString(table().model().rowAt(row).deployment->spec.name));
        }
        all.sort();
        return all;
    }
    void select(const QStringList& wanted) {
        auto* selection = table().view().selectionModel();
        selection->clear();
        for (int row = 0; row < table().model().rowCount(); ++row) {
            const auto name =
                QString::fromStdString(table().model().rowAt(row).deployment->spec.name);
            if (wanted.contains(name)) {
                selection->select(table().model().index(row, 0),
                                  QItemSelectionModel::Select | QItemSelectionModel::Rows);
            }
        }
        support::drain();
    }
    // The words of the menu of a deployment, which is left open.
    [[nodiscard]] QMenu* menuOf(const char* id) {
        Q_EMIT table().menuRequested(QString::fromLatin1(id), QPoint(10, 10));
        for (auto* menu : page->findChildren<QMenu*>()) {
            if (menu->isVisible()) return menu;
        }
        return nullptr;
    }

    std::unique_ptr<DeploymentsPage> page;
    QStringList routes;
};

QStringList wordsOf(const QMenu& menu) {
    QStringList words;
    for (const QAction* action : menu.actions()) {
        if (!action->isSeparator()) words.append(action->text());
    }
    return words;
}

TEST(DeploymentsPage, NamesWhatTheJourneyDrives) {
    Shown shown;
    EXPECT_NE(button(*shown.page, "New deployment"), nullptr);
    EXPECT_NE(named<QTableView>(*shown.page, "Deployments"), nullptr);
    EXPECT_NE(named<QLineEdit>(*shown.page, "Filter deployments"), nullptr);
    EXPECT_TRUE(says(*shown.page, QStringLiteral("11 deployments, 2 failing")));
}

TEST(DeploymentsPage, FiltersByTextStateGpuAndRegion) {
    Shown shown;
    EXPECT_EQ(shown.names().size(), 11);
    auto* search = named<QLineEdit>(*shown.page, "Filter deployments");
    search->setText(QStringLiteral("comfy"));
    EXPECT_EQ(shown.names(),
              (QStringList{QStringLiteral("comfy-api"), QStringLiteral("comfy-studio")}));
    search->clear();
    auto* groups = shown.page->findChild<FilterChips*>();
    groups->setCurrent(1);
    Q_EMIT groups->chosen(1);
    EXPECT_EQ(shown.names(),
              (QStringList{QStringLiteral("flux-api"), QStringLiteral("sd35-preview")}));
    groups->setCurrent(0);
    Q_EMIT groups->chosen(0);
    auto* gpu = named<QComboBox>(*shown.page, "Filter by GPU");
    const int h20 = gpu->findData(QStringLiteral("H20 x 8"));
    gpu->setCurrentIndex(h20);
    Q_EMIT gpu->activated(h20);
    EXPECT_EQ(shown.names(), QStringList{QStringLiteral("hunyuan-image")});
    gpu->setCurrentIndex(0);
    Q_EMIT gpu->activated(0);
    auto* region = named<QComboBox>(*shown.page, "Filter by region");
    const int hebei = region->findData(QStringLiteral("hebei-1"));
    ASSERT_GT(hebei, 0);
    region->setCurrentIndex(hebei);
    Q_EMIT region->activated(hebei);
    EXPECT_TRUE(shown.names().contains(QStringLiteral("voice-lab")));
    EXPECT_FALSE(shown.names().contains(QStringLiteral("comfy-studio")));
}

TEST(DeploymentsPage, KeepsTheFilterThroughSnapshotsAndLanguages) {
    Shown shown;
    auto* gpu = named<QComboBox>(*shown.page, "Filter by GPU");
    const int index = gpu->findData(QStringLiteral("5090"));
    gpu->setCurrentIndex(index);
    Q_EMIT gpu->activated(index);
    const QStringList before = shown.names();
    shown.publish([](domain::Snapshot&) {});
    shown.ui.setLanguage(LanguageCode::Chinese);
    support::drain();
    EXPECT_EQ(shown.names(), before);
    EXPECT_EQ(gpu->currentData().toString(), QStringLiteral("5090"));
}

TEST(DeploymentsPage, OffersBulkActionsOnlyWhileSomethingIsSelected) {
    Shown shown;
    auto* clear = button(*shown.page, "Clear selection");
    EXPECT_FALSE(clear->isVisible());
    shown.select({QStringLiteral("echo"), QStringLiteral("comfy-api")});
    EXPECT_TRUE(clear->isVisible());
    EXPECT_TRUE(says(*shown.page, QStringLiteral("2 selected · 9 nodes")));
    EXPECT_TRUE(button(*shown.page, "Pause …")->isEnabled());
    EXPECT_FALSE(button(*shown.page, "Resume …")->isEnabled());
    clear->click();
    support::drain();
    EXPECT_FALSE(clear->isVisible());
}

TEST(DeploymentsPage, PlansOneAfterTheOtherAndSkipsWhereItMakesNoSense) {
    Shown shown;
    shown.select({QStringLiteral("echo"), QStringLiteral("hunyuan-image"),
                  QStringLiteral("slow-model"), QStringLiteral("files")});
    button(*shown.page, "Pause …")->click();
    std::vector<std::string> paused;
    for (int i = 0; i < 2; ++i) {
        auto* dialog = openDialog<PlanDialog>();
        ASSERT_NE(dialog, nullptr);
        support::drain();
        ASSERT_TRUE(button(*dialog, "Apply")->isEnabled());
        button(*dialog, "Apply")->click();
        const auto wanted = static_cast<std::size_t>(i) + 1;
        ASSERT_TRUE(support::runUntil([&] {
            return shown.platform.applied().size() == wanted && openDialog<PlanDialog>() != dialog;
        }));
    }
    EXPECT_EQ(openDialog<PlanDialog>(), nullptr);
    for (const domain::ChangeRequest& request : shown.platform.applied())
        paused.push_back(std::get<domain::PauseDeployment>(request.change).deployment.value);
    std::sort(paused.begin(), paused.end());
    EXPECT_EQ(paused, (std::vector<std::string>{"d-echo", "d-slow-model"}));
}

TEST(DeploymentsPage, CancellingOneEndsTheRow) {
    Shown shown;
    shown.select({QStringLiteral("echo"), QStringLiteral("slow-model")});
    button(*shown.page, "Restart …")->click();
    button(*openDialog<PlanDialog>(), "Cancel")->click();
    support::drain();
    EXPECT_EQ(openDialog<PlanDialog>(), nullptr);
    EXPECT_TRUE(shown.platform.applied().empty());
}

TEST(DeploymentsPage, TheMenuOffersWhatMakesSenseForTheDeployment) {
    Shown shown;
    QMenu* menu = shown.menuOf("d-echo");
    ASSERT_NE(menu, nullptr);
    EXPECT_EQ(wordsOf(*menu).join(QLatin1Char('|')),
              QStringLiteral("Open|Edit …|Scale …|Pause …|Restart …|Delete …"));
    menu->close();
    support::drain();
    menu = shown.menuOf("d-hunyuan-image");
    ASSERT_NE(menu, nullptr);
    EXPECT_EQ(wordsOf(*menu).join(QLatin1Char('|')),
              QStringLiteral("Open|Edit …|Scale …|Resume …|Delete …"));
    menu->close();
    support::drain();
    menu = shown.menuOf("d-files");
    ASSERT_NE(menu, nullptr);
    EXPECT_EQ(wordsOf(*menu), QStringList{QStringLiteral("Open")});
    menu->close();
    EXPECT_EQ(shown.menuOf("d-gone"), nullptr);
}

TEST(DeploymentsPage, TheMenuLeadsToPagesAndPlans) {
    Shown shown;
    QMenu* menu = shown.menuOf("d-echo");
    ASSERT_NE(menu, nullptr);
    menu->actions()[0]->trigger();
    menu->actions()[1]->trigger();
    EXPECT_EQ(shown.routes, (QStringList{QStringLiteral("deployment/d-echo"),
                                         QStringLiteral("deployments/edit/d-echo")}));
    menu->actions()[3]->trigger();
    // The dialog closes the menu, which deletes itself.
    auto* dialog = openDialog<PlanDialog>();
    ASSERT_NE(dialog, nullptr);
    support::drain();
    EXPECT_TRUE(says(*dialog, QStringLiteral("Pausing ends all 3 nodes of echo.")));
}

TEST(DeploymentsPage, EnterOpensTheDeployment) {
    Shown shown;
    auto& view = shown.table().view();
    view.setFocus();
    view.setCurrentIndex(shown.table().model().index(0, 0));
    QTest::keyClick(&view, Qt::Key_Return);
    const std::string id = shown.table().model().rowAt(0).deployment->id.value;
    EXPECT_EQ(shown.routes,
              QStringList{QStringLiteral("deployment/") + QString::fromStdString(id)});
}

TEST(DeploymentsPage, InvitesWhoeverHasNone) {
    auto empty = std::make_shared<domain::Snapshot>();
    empty->version = 1;
    Shown shown(empty);
    EXPECT_TRUE(says(*shown.page, QStringLiteral("No deployment yet")));
    button(*shown.page, "Make the first deployment")->click();
    EXPECT_EQ(shown.routes, QStringList{QStringLiteral("deployments/new")});
}

TEST(DeploymentsPage, ShowsHostileTextLiterally) {
    Shown shown;
    shown.publish([](domain::Snapshot& snapshot) {
        for (domain::Deployment& d : snapshot.deployments) {
            d.spec.name = kHostileText;
            d.spec.gpuSpec = kHostileText;
        }
    });
    EXPECT_EQ(shown.table().model().index(0, 0).data().toString(),
              bridge::toDisplayText(kHostileText));
    EXPECT_FALSE(shown.page->grab().isNull());
}

}  // namespace
}  // namespace berth::ui
