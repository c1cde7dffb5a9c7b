// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/plan_dialog.h"

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/page_fixture.h"
#include "ui/plan/ledger_row.h"

namespace berth::ui {
namespace {

const domain::DeploymentId kComfy{"d-comfy-api"};
const domain::DeploymentId kEcho{"d-echo"};

struct Asked : PageFixture {
    explicit Asked(domain::Change change, LanguageCode language = LanguageCode::English)
        : PageFixture(support::sampleSnapshot(), language),
          dialog(PlanDialog::show(services, std::move(change), nullptr)) {
        QObject::connect(
            dialog, &PlanDialog::applied,
            [this](const domain::ChangeOutcome& outcome) { outcomes.push_back(outcome); });
        support::drain();
    }
    ~Asked() { delete dialog; }
    Asked(const Asked&) = delete;
    Asked& operator=(const Asked&) = delete;

    [[nodiscard]] QAbstractButton* apply() { return button(*dialog, "Apply"); }
    [[nodiscard]] QCheckBox* waiver() {
        return named<QCheckBox>(*dialog, "I do not need this data");
    }

    QPointer<PlanDialog> dialog;
    std::vector<domain::ChangeOutcome> outcomes;
};

TEST(PlanDialog, NamesWhatTheJourneyDrives) {
    Asked asked(domain::DeleteDeployment{kComfy});
    EXPECT_EQ(asked.dialog->accessibleName(), QStringLiteral("Plan"));
    EXPECT_NE(asked.apply(), nullptr);
    EXPECT_NE(button(*asked.dialog, "Cancel"), nullptr);
    EXPECT_NE(asked.waiver(), nullptr);
    EXPECT_NE(named<QLineEdit>(*asked.dialog, "Name of the deployment to delete"), nullptr);
}

TEST(PlanDialog, AppliesExactlyThePlanThatWasShown) {
    Asked asked(domain::PauseDeployment{kEcho});
    ASSERT_TRUE(asked.apply()->isEnabled());
    EXPECT_EQ(asked.apply()->text(), QStringLiteral("Pause"));
    EXPECT_FALSE(asked.waiver()->isVisible());
    asked.apply()->click();
    ASSERT_TRUE(support::runUntil([&] { return !asked.outcomes.empty(); }));
    const auto applied = asked.platform.applied();
    ASSERT_EQ(applied.size(), 1u);
    EXPECT_EQ(applied[0].change, domain::Change(domain::PauseDeployment{kEcho}));
    EXPECT_EQ(applied[0].basis, asked.bridge.snapshot()->version + 1);
    EXPECT_TRUE(support::runUntil([&] { return asked.dialog.isNull(); }));
}

TEST(PlanDialog, StaysLockedUntilTheDataIsWaived) {
    Asked asked(domain::RestartDeployment{kComfy});
    ASSERT_TRUE(asked.waiver()->isVisible());
    EXPECT_FALSE(asked.apply()->isEnabled());
    asked.waiver()->setChecked(true);
    EXPECT_TRUE(asked.apply()->isEnabled());
    asked.waiver()->setChecked(false);
    EXPECT_FALSE(asked.apply()->isEnabled());
}

TEST(PlanDialog, IsUnlockedByDownloadingAllThatWouldBeWiped) {
    QTemporaryDir folder;
    Asked asked(domain::ReplaceNode{{"n-comfy-api-1"}});
    asked.platform.setFiles({"n-comfy-api-1"}, {{"/root/a", {4}, {}, false}});
    asked.platform.setFileText({"n-comfy-api-1"}, "/root/a", "text");
    const QList<LedgerRow*> rows = asked.dialog->findChildren<LedgerRow*>();
    ASSERT_EQ(rows.size(), 1);
    EXPECT_FALSE(asked.apply()->isEnabled());
    rows[0]->download(folder.path());
    EXPECT_TRUE(rows[0]->isBusy());
    ASSERT_TRUE(support::runUntil([&] { return rows[0]->isSaved(); }));
    EXPECT_TRUE(asked.apply()->isEnabled());
    EXPECT_FALSE(asked.waiver()->isVisible());
    EXPECT_TRUE(QFile::exists(folder.path() + QStringLiteral("/comfy-api-1/root/a")));
}

TEST(PlanDialog, StaysLockedWhenADownloadFailsAndSaysWhy) {
    QTemporaryDir folder;
    Asked asked(domain::ReplaceNode{{"n-comfy-api-1"}});
    asked.platform.setFiles({"n-comfy-api-1"}, {{"/root/gone", {4}, {}, false}});
    auto* row = asked.dialog->findChild<LedgerRow*>();
    ASSERT_NE(row, nullptr);
    row->download(folder.path());
    ASSERT_TRUE(support::runUntil([&] { return !row->isBusy(); }));
    EXPECT_FALSE(row->isSaved());
    EXPECT_FALSE(asked.apply()->isEnabled());
    EXPECT_TRUE(says(*row, QStringLiteral("/root/gone")));
}

TEST(PlanDialog, ANodesNameCannotLeadTheDownloadOutOfTheFolder) {
    QTemporaryDir folder;
    ASSERT_TRUE(QDir().mkpath(folder.path() + QStringLiteral("/in")));
    PageFixture fixture;
    domain::NodeLoss loss;
    loss.node = {"n-comfy-api-1"};
    loss.nodeName = "../escaped";
    loss.bytes = {4};
    fixture.platform.setFiles(loss.node, {{"/a", {4}, {}, false}});
    fixture.platform.setFileText(loss.node, "/a", "text");
    LedgerRow row(fixture.ui, fixture.bridge, loss, {});
    row.download(folder.path() + QStringLiteral("/in"));
    ASSERT_TRUE(support::runUntil([&] { return row.isSaved(); }));
    EXPECT_FALSE(QFile::exists(folder.path() + QStringLiteral("/escaped")));
    EXPECT_TRUE(QFile::exists(folder.path() + QStringLiteral("/in/.._escaped/a")));
}

TEST(PlanDialog, SaysWhichFilesWereRenamedOrNotSaved) {
    QTemporaryDir folder;
    Asked asked(domain::ReplaceNode{{"n-comfy-api-1"}});
    asked.platform.setFiles({"n-comfy-api-1"}, {{"/root/CON", {4}, {}, false},
                                                {"/root/fine", {4}, {}, false},
                                                {"/root/gone\x1b", {4}, {}, false}});
    asked.platform.setFileText({"n-comfy-api-1"}, "/root/CON", "text");
    asked.platform.setFileText({"n-comfy-api-1"}, "/root/fine", "text");
    auto* row = asked.dialog->findChild<LedgerRow*>();
    ASSERT_NE(row, nullptr);
    row->download(folder.path());
    ASSERT_TRUE(support::runUntil([&] { return !row->isBusy(); }));
    EXPECT_FALSE(row->isSaved());
    EXPECT_FALSE(asked.apply()->isEnabled());
    EXPECT_TRUE(says(*row, QStringLiteral("1 file not saved")));
    EXPECT_TRUE(says(*row, QString::fromUtf8("Not saved:\n/root/gone␛: ")));
    EXPECT_TRUE(says(*row, QStringLiteral("Saved under another name:\n/root/CON as root/_CON")));
    // Trying again goes on with what is missing.
    asked.platform.setFileText({"n-comfy-api-1"}, "/root/gone\x1b", "text");
    row->download(folder.path());
    ASSERT_TRUE(support::runUntil([&] { return row->isSaved(); }));
    EXPECT_TRUE(says(*row, QStringLiteral("Saved")));
    EXPECT_TRUE(asked.apply()->isEnabled());
}

TEST(PlanDialog, DeletesOnlyWhenTheNameIsTyped) {
    Asked asked(domain::DeleteDeployment{kEcho});
    auto* name = named<QLineEdit>(*asked.dialog, "Name of the deployment to delete");
    ASSERT_NE(name, nullptr);
    EXPECT_FALSE(asked.apply()->isEnabled());
    QTest::keyClicks(name, QStringLiteral("ech"));
    EXPECT_FALSE(asked.apply()->isEnabled());
    QTest::keyClicks(name, QStringLiteral("o"));
    EXPECT_TRUE(asked.apply()->isEnabled());
    QTest::keyClicks(name, QStringLiteral("2"));
    EXPECT_FALSE(asked.apply()->isEnabled());
}

TEST(PlanDialog, ANameDoesNotWaiveTheData) {
    Asked asked(domain::DeleteDeployment{kComfy});
    QTest::keyClicks(named<QLineEdit>(*asked.dialog, "Name of the deployment to delete"),
                     QStringLiteral("comfy-api"));
    EXPECT_FALSE(asked.apply()->isEnabled());
    asked.waiver()->setChecked(true);
    EXPECT_TRUE(asked.apply()->isEnabled());
}

TEST(PlanDialog, PlansAgainAndTakesTheWaiverBackWhenTheStateHasMoved) {
    Asked asked(domain::RestartDeployment{kComfy});
    asked.platform.onApply(
        [](const domain::ChangeRequest&) -> domain::Result<domain::ChangeOutcome> {
            return domain::fail(domain::ErrorCode::StateMoved, "moved");
        });
    asked.waiver()->setChecked(true);
    asked.apply()->click();
    ASSERT_TRUE(support::runUntil([&] { return !asked.waiver()->isChecked(); }));
    support::drain();
    ASSERT_FALSE(asked.dialog.isNull());
    EXPECT_TRUE(asked.outcomes.empty());
    EXPECT_FALSE(asked.apply()->isEnabled());
    EXPECT_TRUE(says(*asked.dialog, QStringLiteral("the plan was made again")));
    asked.platform.onApply(nullptr);
    asked.waiver()->setChecked(true);
    asked.apply()->click();
    EXPECT_TRUE(support::runUntil([&] { return !asked.outcomes.empty(); }));
}

TEST(PlanDialog, ShowsWhyItCouldNotBeDoneAndStaysOpen) {
    Asked asked(domain::PauseDeployment{kEcho});
    asked.platform.onApply(
        [](const domain::ChangeRequest&) -> domain::Result<domain::ChangeOutcome> {
            return domain::fail(domain::ErrorCode::WrongState, kHostileText);
        });
    asked.apply()->click();
    ASSERT_TRUE(support::runUntil([&] {
        return says(*asked.dialog, QStringLiteral("This cannot be done in its present state."));
    }));
    EXPECT_TRUE(asked.outcomes.empty());
    EXPECT_TRUE(asked.apply()->isEnabled());
    for (const QLabel* label : asked.dialog->findChildren<QLabel*>()) {
        EXPECT_EQ(label->textFormat(), Qt::PlainText);
    }
}

TEST(PlanDialog, ShowsWhyThereIsNoPlanAndOffersNothingToApply) {
    Asked asked(domain::PauseDeployment{{"d-gone"}});
    EXPECT_TRUE(says(*asked.dialog, QStringLiteral("It is not there any more.")));
    EXPECT_FALSE(asked.apply()->isEnabled());
}

TEST(PlanDialog, ScalingPlansAgainForEveryNumberAndAppliesTheNewest) {
    Asked asked(domain::ScaleDeployment{kEcho, 3});
    auto* nodes = named<QSpinBox>(*asked.dialog, "Nodes");
    ASSERT_NE(nodes, nullptr);
    EXPECT_EQ(nodes->value(), 3);
    nodes->setValue(5);
    support::drain();
    EXPECT_TRUE(says(*asked.dialog, QStringLiteral("This starts 2 more nodes of echo.")));
    asked.apply()->click();
    ASSERT_TRUE(support::runUntil([&] { return !asked.outcomes.empty(); }));
    EXPECT_EQ(asked.platform.applied()[0].change,
              domain::Change(domain::ScaleDeployment{kEcho, 5}));
}

TEST(PlanDialog, AppliesNothingWhileANewerPlanIsOnItsWay) {
    Asked asked(domain::ScaleDeployment{kEcho, 3});
    ASSERT_TRUE(asked.apply()->isEnabled());
    asked.platform.hold(true);
    named<QSpinBox>(*asked.dialog, "Nodes")->setValue(5);
    support::drain();
    EXPECT_FALSE(asked.apply()->isEnabled());
    asked.platform.hold(false);
    asked.platform.releaseAll();
    support::drain();
    EXPECT_TRUE(asked.apply()->isEnabled());
}

TEST(PlanDialog, WhatWasDownloadedStillCountsWhenThePlanIsMadeAgain) {
    QTemporaryDir folder;
    Asked asked(domain::ReplaceNode{{"n-comfy-api-1"}});
    asked.platform.setFiles({"n-comfy-api-1"}, {{"/root/a", {4}, {}, false}});
    asked.platform.setFileText({"n-comfy-api-1"}, "/root/a", "text");
    asked.platform.onApply(
        [](const domain::ChangeRequest&) -> domain::Result<domain::ChangeOutcome> {
            return domain::fail(domain::ErrorCode::StateMoved, "moved");
        });
    asked.dialog->findChild<LedgerRow*>()->download(folder.path());
    ASSERT_TRUE(support::runUntil([&] { return asked.apply()->isEnabled(); }));
    asked.apply()->click();
    ASSERT_TRUE(support::runUntil(
        [&] { return says(*asked.dialog, QStringLiteral("the plan was made again")); }));
    support::drain();
    EXPECT_TRUE(asked.dialog->findChild<LedgerRow*>()->isSaved());
    EXPECT_TRUE(asked.apply()->isEnabled());
    // Not when there is more on the disk than was downloaded.
    asked.publish([](domain::Snapshot& snapshot) {
        for (domain::Node& node : snapshot.nodes) {
            if (node.id.value == "n-comfy-api-1") ++node.diskUsed.count;
        }
    });
    asked.apply()->click();
    ASSERT_TRUE(support::runUntil([&] { return asked.waiver()->isVisible(); }));
    EXPECT_FALSE(asked.apply()->isEnabled());
}

TEST(PlanDialog, AFolderMayBeChosenForARowThatIsGone) {
    QTemporaryDir folder;
    Asked asked(domain::ScaleDeployment{kComfy, 1});
    auto* row = asked.dialog->findChild<LedgerRow*>();
    ASSERT_NE(row, nullptr);
    Q_EMIT row->downloadRequested();
    auto* files = asked.dialog->findChild<QFileDialog*>();
    ASSERT_NE(files, nullptr);
    auto* nodes = named<QSpinBox>(*asked.dialog, "Nodes");
    nodes->setValue(nodes->maximum());
    support::drain();
    ASSERT_EQ(asked.dialog->findChild<LedgerRow*>(), nullptr);
    Q_EMIT files->fileSelected(folder.path());
    delete files;
    EXPECT_TRUE(QDir(folder.path()).isEmpty());
}

TEST(PlanDialog, AWaiverDoesNotReachFurtherThanWhatWasShown) {
    Asked asked(domain::ScaleDeployment{kComfy, 4});
    asked.waiver()->setChecked(true);
    ASSERT_TRUE(asked.apply()->isEnabled());
    named<QSpinBox>(*asked.dialog, "Nodes")->setValue(1);
    support::drain();
    EXPECT_FALSE(asked.waiver()->isChecked());
    EXPECT_FALSE(asked.apply()->isEnabled());
}

TEST(PlanDialog, CancelDoesNothing) {
    Asked asked(domain::PauseDeployment{kEcho});
    button(*asked.dialog, "Cancel")->click();
    EXPECT_TRUE(support::runUntil([&] { return asked.dialog.isNull(); }));
    EXPECT_TRUE(asked.platform.applied().empty());
    EXPECT_TRUE(asked.outcomes.empty());
}

TEST(PlanDialog, ChangesItsLanguageWhileItIsOpen) {
    Asked asked(domain::DeleteDeployment{kComfy});
    asked.ui.setLanguage(LanguageCode::Chinese);
    support::drain();
    EXPECT_EQ(asked.dialog->accessibleName(), QString::fromUtf8("方案"));
    EXPECT_TRUE(says(*asked.dialog, QString::fromUtf8("将删除 comfy-api 及其链接")));
    EXPECT_FALSE(says(*asked.dialog, QStringLiteral("This ")));
}

}  // namespace
}  // namespace berth::ui
