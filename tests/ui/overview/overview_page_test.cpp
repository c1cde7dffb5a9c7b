// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overview_page.h"

#include <gtest/gtest.h>

#include <QTableView>

#include "tests/ui/page_fixture.h"
#include "ui/overview/attention_card.h"
#include "ui/tables/deployment_table.h"

namespace berth::ui {
namespace {

domain::SnapshotPtr emptySnapshot() {
    auto made = std::make_shared<domain::Snapshot>();
    made->version = 1;
    made->catalogue = support::sampleCatalogue();
    return made;
}

struct Shown : PageFixture {
    explicit Shown(domain::SnapshotPtr snapshot = support::sampleSnapshot())
        : PageFixture(std::move(snapshot)), page(std::make_unique<OverviewPage>(services)) {
        QObject::connect(page.get(), &Page::routeRequested,
                         [this](const QString& route) { routes.append(route); });
        page->resize(1280, 720);
        page->show();
        support::drain();
    }

    std::unique_ptr<OverviewPage> page;
    QStringList routes;
};

TEST(OverviewPage, SaysHowManyThingsNeedSomebody) {
    Shown shown;
    // Eight warnings, two of them about data that may wait.
    EXPECT_TRUE(says(*shown.page, QStringLiteral("6 things need you. The rest is running.")));
    EXPECT_EQ(shown.page->findChildren<AttentionRow*>().size(), AttentionCard::kShown);
    auto* table = named<QTableView>(*shown.page, "Deployments");
    ASSERT_NE(table, nullptr);
    EXPECT_EQ(table->model()->rowCount(), 11);
    EXPECT_TRUE(shown.page->isSettled());
}

TEST(OverviewPage, CountsOneThingInTheSingular) {
    Shown shown;
    shown.publish([](domain::Snapshot& snapshot) {
        for (domain::Deployment& d : snapshot.deployments) {
            if (d.spec.name != "flux-api") d.warnings.clear();
        }
    });
    EXPECT_TRUE(says(*shown.page, QStringLiteral("1 thing needs you.")));
    shown.publish([](domain::Snapshot& snapshot) {
        for (domain::Deployment& d : snapshot.deployments)
            d.warnings.clear();
    });
    EXPECT_TRUE(says(*shown.page, QStringLiteral("Everything runs.")));
    EXPECT_FALSE(shown.page->findChild<AttentionCard*>()->isVisible());
}

TEST(OverviewPage, WelcomesWhoeverHasNothingYet) {
    Shown shown(emptySnapshot());
    EXPECT_TRUE(says(*shown.page, QStringLiteral("Nothing runs yet.")));
    EXPECT_TRUE(says(*shown.page, QStringLiteral("Three steps to a link that answers")));
    button(*shown.page, "Start the first deployment")->click();
    EXPECT_EQ(shown.routes, QStringList{QStringLiteral("deployments/new")});
}

TEST(OverviewPage, EverythingLeadsToWhereItIsTold) {
    Shown shown;
    button(*shown.page, "New deployment")->click();
    auto* table = shown.page->findChild<DeploymentTable*>();
    ASSERT_NE(table, nullptr);
    Q_EMIT table->activated(QStringLiteral("d-echo"));
    shown.page->findChild<AttentionRow*>()->findChild<QAbstractButton*>()->click();
    button(*shown.page, "Show all activity")->click();
    EXPECT_EQ(shown.routes,
              (QStringList{QStringLiteral("deployments/new"), QStringLiteral("deployment/d-echo"),
                           QStringLiteral("deployment/d-flux-api"), QStringLiteral("activity")}));
}

TEST(OverviewPage, ShowsHostileTextLiterally) {
    Shown shown;
    shown.publish([](domain::Snapshot& snapshot) {
        for (domain::Deployment& d : snapshot.deployments) {
            d.spec.name = kHostileText;
            for (domain::Warning& warning : d.warnings)
                warning.detail = kHostileText;
        }
    });
    EXPECT_TRUE(says(*shown.page, QString::fromUtf8(kHostileText)));
    for (const QLabel* label : shown.page->findChildren<QLabel*>()) {
        EXPECT_EQ(label->textFormat(), Qt::PlainText);
    }
    EXPECT_FALSE(shown.page->grab().isNull());
}

TEST(OverviewPage, SpeaksChineseAtOnce) {
    Shown shown;
    shown.ui.setLanguage(LanguageCode::Chinese);
    support::drain();
    EXPECT_EQ(shown.page->title(), QString::fromUtf8("概览"));
    EXPECT_TRUE(says(*shown.page, QString::fromUtf8("件事需要你处理")));
}

}  // namespace
}  // namespace berth::ui
