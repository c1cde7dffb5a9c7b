// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/new_deployment_page.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include "tests/ui/page_fixture.h"
#include "ui/new_deployment/gpu_card.h"
#include "ui/plan/plan_dialog.h"
#include "ui/widgets/elided_label.h"

namespace berth::ui {
namespace {

struct Shown : PageFixture {
    explicit Shown(NewDeploymentPage::Purpose purpose = NewDeploymentPage::Purpose::Create)
        : page(std::make_unique<NewDeploymentPage>(services, purpose)) {
        QObject::connect(page.get(), &Page::routeRequested,
                         [this](const QString& route) { routes.append(route); });
        if (purpose == NewDeploymentPage::Purpose::Edit) {
            page->setArgument(QStringLiteral("d-comfy-api"));
        }
        page->resize(1280, 720);
        page->show();
        page->entered();
        support::drain();
    }
    ~Shown() { delete openDialog<PlanDialog>(); }
    Shown(const Shown&) = delete;
    Shown& operator=(const Shown&) = delete;

    void type(const char* field, const QString& text) {
        auto* edit = named<QLineEdit>(*page, field);
        ASSERT_NE(edit, nullptr);
        edit->clear();
        // Clearing is no edit of the person's; typing is.
        QTest::keyClicks(edit, text);
        support::drain();
    }

    std::unique_ptr<NewDeploymentPage> page;
    QStringList routes;
};

TEST(NewDeploymentPage, OffersPresetsWhereThePlatformHasSome) {
    Shown shown;
    QAbstractButton* presets = button(*shown.page, "Presets");
    EXPECT_TRUE(presets->isVisible());
    shown.publish([](domain::Snapshot& next) { next.catalogue.presets.clear(); });
    EXPECT_FALSE(presets->isVisible());
}

TEST(NewDeploymentPage, NamesWhatTheJourneyDrives) {
    Shown shown;
    for (const char* name : {"Name", "Image"})
        EXPECT_NE(named<QLineEdit>(*shown.page, name), nullptr);
    for (const char* name : {"4090", "4090 x 8", "3080 Ti", "H20 x 8"}) {
        auto* card = named<GpuCard>(*shown.page, name);
        ASSERT_NE(card, nullptr);
        EXPECT_TRUE(card->isCheckable());
    }
    EXPECT_NE(named<QSpinBox>(*shown.page, "Nodes"), nullptr);
    EXPECT_NE(named<QSpinBox>(*shown.page, "Port 1"), nullptr);
    EXPECT_NE(named<QComboBox>(*shown.page, "Balancing of port 1"), nullptr);
    for (const char* name : {"Presets", "Add port", "Add variable", "Review plan"})
        EXPECT_NE(button(*shown.page, name), nullptr);
    button(*shown.page, "Add variable")->click();
    support::drain();
    EXPECT_NE(named<QLineEdit>(*shown.page, "Variable 1 name"), nullptr);
    EXPECT_NE(named<QLineEdit>(*shown.page, "Variable 1 value"), nullptr);
    EXPECT_NE(named<QLabel>(*shown.page, "Cost per hour"), nullptr);
    EXPECT_TRUE(shown.page->isSettled());
}

TEST(NewDeploymentPage, CreatesWhatWasTypedThroughThePlan) {
    Shown shown;
    shown.type("Name", QStringLiteral("typed"));
    named<GpuCard>(*shown.page, "4090")->click();
    named<QSpinBox>(*shown.page, "Nodes")->setValue(3);
    support::drain();
    button(*shown.page, "Review plan")->click();
    auto* dialog = openDialog<PlanDialog>();
    ASSERT_NE(dialog, nullptr);
    support::drain();
    EXPECT_TRUE(says(*dialog, QStringLiteral("This creates typed and starts 3 nodes.")));
    EXPECT_TRUE(shown.platform.applied().empty());
    button(*dialog, "Apply")->click();
    ASSERT_TRUE(support::runUntil([&] { return !shown.routes.isEmpty(); }));
    const auto applied = shown.platform.applied();
    ASSERT_EQ(applied.size(), 1u);
    const auto* create = std::get_if<domain::CreateDeployment>(&applied[0].change);
    ASSERT_NE(create, nullptr);
    EXPECT_EQ(create->spec.name, "typed");
    EXPECT_EQ(create->spec.gpuSpec, "4090");
    EXPECT_EQ(create->spec.nodes, 3);
    EXPECT_TRUE(shown.routes.front().startsWith(QLatin1String("deployment/")));
    EXPECT_TRUE(shown.drafts.kept.isEmpty());
}

TEST(NewDeploymentPage, CountsProblemsOnTheButtonAndLocksItMeanwhile) {
    Shown shown;
    auto* review = button(*shown.page, "Review plan");
    EXPECT_TRUE(review->isEnabled());
    shown.type("Name", QStringLiteral("Bad Name"));
    EXPECT_FALSE(review->isEnabled());
    EXPECT_EQ(review->text(), QStringLiteral("Review plan: 1 problem left"));
    EXPECT_EQ(review->accessibleName(), QStringLiteral("Review plan"));
}

TEST(NewDeploymentPage, FixAllMendsEverythingThatCanBeMendedAndEnds) {
    Shown shown;
    for (int i = 0; i < 3; ++i) {
        button(*shown.page, "Add port")->click();
        support::drain();
    }
    named<QSpinBox>(*shown.page, "Port 2")->setValue(80);
    named<QSpinBox>(*shown.page, "Port 3")->setValue(80);
    named<QSpinBox>(*shown.page, "Port 4")->setValue(99999);
    shown.type("Name", QStringLiteral("echo"));
    EXPECT_FALSE(button(*shown.page, "Review plan")->isEnabled());
    button(*shown.page, "Fix all")->click();
    support::drain();
    EXPECT_TRUE(button(*shown.page, "Review plan")->isEnabled());
}

TEST(NewDeploymentPage, AFixInARowMayRemoveTheRowItStandsIn) {
    Shown shown;
    button(*shown.page, "Add port")->click();
    support::drain();
    named<QSpinBox>(*shown.page, "Port 2")->setValue(80);
    support::drain();
    ASSERT_FALSE(button(*shown.page, "Review plan")->isEnabled());
    int pressed = 0;
    for (auto* one : shown.page->findChildren<QAbstractButton*>()) {
        if (one->isVisible() && one->text() == QLatin1String("Do not publish 80")) {
            QTest::mouseClick(one, Qt::LeftButton);
            ++pressed;
            break;
        }
    }
    support::drain();
    EXPECT_EQ(pressed, 1);
    EXPECT_TRUE(button(*shown.page, "Review plan")->isEnabled());
}

TEST(NewDeploymentPage, MayGoWhileADraftWaitsToBeKept) {
    Shown shown;
    shown.type("Name", QStringLiteral("kept"));
    shown.page.reset();
    ASSERT_FALSE(shown.drafts.saves.isEmpty());
    EXPECT_TRUE(shown.drafts.saves.back().contains(QLatin1String("kept")));
}

TEST(NewDeploymentPage, EditingOffersNothingUntilSomethingHasChanged) {
    Shown shown(NewDeploymentPage::Purpose::Edit);
    EXPECT_EQ(shown.page->title(), QStringLiteral("Edit comfy-api"));
    auto* review = button(*shown.page, "Review plan");
    EXPECT_EQ(review->text(), QStringLiteral("Nothing changed"));
    EXPECT_FALSE(review->isEnabled());
    shown.type("Variable 1 value", QStringLiteral("8"));
    EXPECT_TRUE(review->isEnabled());
    button(*shown.page, "Cancel")->click();
    EXPECT_EQ(shown.routes, QStringList{QStringLiteral("deployment/d-comfy-api")});
}

TEST(NewDeploymentPage, AnOldOfferIsFoundAndOneClickTakesThePresentOne) {
    Shown shown(NewDeploymentPage::Purpose::Edit);
    shown.publish([](domain::Snapshot& snapshot) {
        int number = 0;
        for (domain::Pool& pool : snapshot.catalogue.pools)
            pool.offer = "offer-" + std::to_string(++number);
        for (domain::Deployment& each : snapshot.deployments)
            each.spec.offers = {"an offer of last week"};
    });
    shown.page->setArgument({});
    shown.page->setArgument(QStringLiteral("d-comfy-api"));
    support::drain();
    EXPECT_TRUE(
        says(*shown.page, QStringLiteral("The offer for 4090 is not on the list any more")));
    auto* review = button(*shown.page, "Review plan");
    EXPECT_FALSE(review->isEnabled());
    // Beside the field and in the list of findings.
    int offered = 0;
    for (const auto* one : shown.page->findChildren<QAbstractButton*>()) {
        if (one->isVisible() && one->text() == QStringLiteral("Take the present offer")) ++offered;
    }
    EXPECT_EQ(offered, 2);
    button(*shown.page, "Take the present offer")->click();
    support::drain();
    EXPECT_FALSE(says(*shown.page, QStringLiteral("is not on the list any more")));
    EXPECT_TRUE(review->isEnabled());
}

TEST(NewDeploymentPage, GoesToTheListWhenWhatIsEditedIsGone) {
    Shown shown(NewDeploymentPage::Purpose::Edit);
    const auto remove = [](domain::Snapshot& snapshot) {
        std::erase_if(snapshot.deployments,
                      [](const auto& d) { return d.spec.name == "comfy-api"; });
    };
    shown.publish(remove);
    EXPECT_EQ(shown.routes, QStringList{QStringLiteral("deployments")});
    shown.publish(remove);
    EXPECT_EQ(shown.routes.size(), 1);
}

TEST(NewDeploymentPage, ASleepingEditPageSendsNobodyAway) {
    Shown shown(NewDeploymentPage::Purpose::Edit);
    shown.page->hide();
    shown.publish([](domain::Snapshot& snapshot) { snapshot.deployments.clear(); });
    EXPECT_TRUE(shown.routes.isEmpty());
}

TEST(NewDeploymentPage, ShowsHostileTextLiterally) {
    Shown shown;
    shown.publish([](domain::Snapshot& snapshot) {
        snapshot.catalogue.presets[0].reference = kHostileText;
        snapshot.catalogue.regions[0].name = kHostileText;
    });
    EXPECT_TRUE(says(*shown.page, QString::fromUtf8(kHostileText)));
    for (const QLabel* label : shown.page->findChildren<QLabel*>()) {
        EXPECT_EQ(label->textFormat(), Qt::PlainText);
    }
    EXPECT_FALSE(shown.page->grab().isNull());
}

TEST(NewDeploymentPage, SaysNothingOfTheSizeOfAnImageThatNobodyTells) {
    Shown shown;
    const auto notes = [&shown] {
        QStringList texts;
        for (const ElidedLabel* label : shown.page->findChildren<ElidedLabel*>())
            texts << label->text();
        return texts.join(QLatin1Char('\n'));
    };
    const auto size = [&shown](std::int64_t bytes) {
        shown.publish([bytes](domain::Snapshot& snapshot) {
            domain::ImagePreset& preset = snapshot.catalogue.presets[0];
            preset.name = "sized";
            preset.size = {bytes};
        });
    };
    size(3'000'000);
    shown.type("Image", QStringLiteral("sized"));
    EXPECT_TRUE(notes().contains(QStringLiteral("MiB · ports"))) << notes().toStdString();
    size(0);
    EXPECT_TRUE(notes().contains(QStringLiteral("sized · ports"))) << notes().toStdString();
}

TEST(NewDeploymentPage, SpeaksChineseAtOnce) {
    Shown shown;
    shown.ui.setLanguage(LanguageCode::Chinese);
    support::drain();
    EXPECT_EQ(shown.page->title(), QString::fromUtf8("新建部署"));
    EXPECT_TRUE(says(*shown.page, QString::fromUtf8("看过方案之前不会创建任何东西。")));
    EXPECT_FALSE(says(*shown.page, QStringLiteral("Nothing is created")));
}

}  // namespace
}  // namespace berth::ui
