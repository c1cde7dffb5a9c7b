// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QCheckBox>
#include <QLabel>
#include <QSpinBox>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "tests/ui/page_fixture.h"
#include "ui/new_deployment/batch_dialog.h"
#include "ui/new_deployment/batch_publisher.h"
#include "ui/new_deployment/new_deployment_page.h"

namespace berth::ui {
namespace {

constexpr const char* kSeveral = "Publish as several separate deployments";

struct BatchShown : PageFixture {
    BatchShown() {
        page = std::make_unique<NewDeploymentPage>(services, NewDeploymentPage::Purpose::Create);
        QObject::connect(page.get(), &Page::routeRequested,
                         [this](const QString& route) { routes.append(route); });
        page->resize(1280, 720);
        page->show();
        support::drain();
    }
    ~BatchShown() { delete openDialog<BatchDialog>(); }
    BatchShown(const BatchShown&) = delete;
    BatchShown& operator=(const BatchShown&) = delete;

    void choose(int copies) {
        named<QSpinBox>(*page, "Nodes")->setValue(1);
        named<QCheckBox>(*page, kSeveral)->setChecked(true);
        named<QSpinBox>(*page, "Number of deployments")->setValue(copies);
        support::drain();
    }
    BatchDialog* review() {
        button(*page, "Review plan")->click();
        support::drain();
        return openDialog<BatchDialog>();
    }
    [[nodiscard]] std::vector<std::string> created() const {
        std::vector<std::string> names;
        for (const domain::ChangeRequest& each : platform.applied()) {
            if (const auto* create = std::get_if<domain::CreateDeployment>(&each.change))
                names.push_back(create->spec.name);
        }
        return names;
    }

    std::unique_ptr<NewDeploymentPage> page;
    QStringList routes;
};

TEST(Batch, IsOfferedForANewDeploymentOfOneNodeAlone) {
    BatchShown shown;
    auto* nodes = named<QSpinBox>(*shown.page, "Nodes");
    auto* several = named<QCheckBox>(*shown.page, kSeveral);
    nodes->setValue(1);
    support::drain();
    EXPECT_TRUE(several->isVisible());
    several->setChecked(true);
    support::drain();
    EXPECT_TRUE(named<QSpinBox>(*shown.page, "Number of deployments")->isVisible());
    nodes->setValue(2);
    support::drain();
    EXPECT_FALSE(several->isVisible());
    NewDeploymentPage edit(shown.services, NewDeploymentPage::Purpose::Edit);
    edit.setArgument(QStringLiteral("d-echo"));
    edit.show();
    support::drain();
    EXPECT_FALSE(named<QCheckBox>(edit, kSeveral)->isVisible());
}

TEST(Batch, TheCostIsThatOfAll) {
    BatchShown shown;
    named<QSpinBox>(*shown.page, "Nodes")->setValue(3);
    support::drain();
    const QString three = named<QLabel>(*shown.page, "Cost per hour")->text();
    shown.choose(3);
    EXPECT_EQ(named<QLabel>(*shown.page, "Cost per hour")->text(), three);
    EXPECT_TRUE(says(*shown.page, QStringLiteral("all 3 deployments together")));
}

TEST(Batch, NamesAllBeforeAnythingIsDoneAndThenPublishesEach) {
    BatchShown shown;
    shown.choose(3);
    BatchDialog* dialog = shown.review();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(says(*dialog, QStringLiteral("This publishes 3 separate deployments")));
    EXPECT_TRUE(shown.created().empty());
    button(*dialog, "Publish all")->click();
    ASSERT_TRUE(
        support::runUntil([&] { return dialog->publisher().count(CopyState::Created) == 3; }));
    support::drain();
    const std::vector<std::string> names = shown.created();
    ASSERT_EQ(names.size(), 3u);
    for (std::size_t i = 0; i < names.size(); ++i) {
        EXPECT_TRUE(names[i].ends_with("-" + std::to_string(i + 1))) << names[i];
        const auto* state = named<QLabel>(*dialog, ("State of " + names[i]).c_str());
        ASSERT_NE(state, nullptr);
        EXPECT_EQ(state->text(), QStringLiteral("published"));
    }
    // Each is an operation of its own in the journal.
    EXPECT_EQ(shown.journal.records().size(), 3u);
    button(*dialog, "Close")->click();
    support::drain();
    EXPECT_EQ(shown.routes, QStringList{QStringLiteral("deployments")});
    EXPECT_TRUE(shown.drafts.kept.isEmpty());
}

TEST(Batch, OneThatFailsIsNamedAndStopsNoOther) {
    BatchShown shown;
    shown.choose(3);
    shown.platform.onApply(
        [](const domain::ChangeRequest& request) -> domain::Result<domain::ChangeOutcome> {
            const std::string& name = std::get<domain::CreateDeployment>(request.change).spec.name;
            if (name.ends_with("-2"))
                return domain::fail(domain::ErrorCode::AlreadyExists, "that name is taken");
            return domain::ChangeOutcome{};
        });
    BatchDialog* dialog = shown.review();
    ASSERT_NE(dialog, nullptr);
    button(*dialog, "Publish all")->click();
    ASSERT_TRUE(support::runUntil([&] {
        return dialog->publisher().count(CopyState::Created) == 2 &&
               !dialog->publisher().isRunning();
    }));
    EXPECT_EQ(dialog->publisher().copies()[1].state, CopyState::Failed);
    EXPECT_TRUE(says(*dialog, QStringLiteral("2 of 3 deployments published")));
    EXPECT_TRUE(says(*dialog, QStringLiteral("that name is taken")));
}

TEST(Batch, StoppingLeavesWhatHasNotBegun) {
    BatchShown shown;
    shown.choose(4);
    shown.platform.hold(true);
    BatchDialog* dialog = shown.review();
    ASSERT_NE(dialog, nullptr);
    button(*dialog, "Publish all")->click();
    ASSERT_TRUE(support::runUntil([&] { return shown.platform.waiting() == 1; }));
    button(*dialog, "Stop")->click();
    shown.platform.hold(false);
    shown.platform.releaseAll();
    ASSERT_TRUE(support::runUntil([&] { return !dialog->publisher().isRunning(); }));
    EXPECT_EQ(shown.created().size(), 1u);
    EXPECT_EQ(dialog->publisher().count(CopyState::NotBegun), 3);
}

TEST(Batch, SaysForWhichThereIsNoCard) {
    BatchShown shown;
    shown.choose(domain::kMostCopies);
    BatchDialog* dialog = shown.review();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(says(*dialog, QStringLiteral("No card is free for these now")));
}

}  // namespace
}  // namespace berth::ui
