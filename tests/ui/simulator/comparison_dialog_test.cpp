// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/comparison_dialog.h"

#include <gtest/gtest.h>

#include "tests/ui/simulator/simulator_fixture.h"
#include "ui/plan/plan_dialog.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/label.h"

namespace berth::ui {
namespace {

ComparisonDialog* compare(Shown& shown) {
    button(*shown.page, "Compare policies…")->click();
    auto* dialog = openDialog<ComparisonDialog>();
    if (dialog == nullptr) return nullptr;
    auto* table = named<DataTable>(*dialog, "Policies side by side");
    EXPECT_TRUE(support::runUntil([&] { return table->model()->rowCount() > 0; }));
    return dialog;
}

QString cell(const DataTable& table, int row, items::PolicyColumn column) {
    return table.model()->index(row, static_cast<int>(column)).data().toString();
}

TEST(ComparisonDialog, ShowsThePoliciesSideBySideTheBestFirst) {
    Shown shown;
    ComparisonDialog* dialog = compare(shown);
    ASSERT_NE(dialog, nullptr);
    const auto& table = *named<DataTable>(*dialog, "Policies side by side");
    ASSERT_EQ(table.model()->rowCount(),
              static_cast<int>(shown.platform.capabilities().balancing.size()));
    EXPECT_TRUE(cell(table, 0, items::PolicyColumn::Policy).contains(QStringLiteral("(now)")));
    EXPECT_EQ(cell(table, 0, items::PolicyColumn::Answered), QStringLiteral("12,000"));
    EXPECT_EQ(cell(table, 0, items::PolicyColumn::P95), QStringLiteral("200 ms"));
    // What leaves requests without an answer comes last.
    const int last = table.model()->rowCount() - 1;
    EXPECT_EQ(cell(table, last, items::PolicyColumn::NotAnswered), QStringLiteral("40"));
}

TEST(ComparisonDialog, TakesAnotherPolicyThroughItsPlan) {
    Shown shown;
    ComparisonDialog* dialog = compare(shown);
    ASSERT_NE(dialog, nullptr);
    auto* table = named<DataTable>(*dialog, "Policies side by side");
    auto* take = button(*dialog, "Use this policy…");
    table->selectRow(0);
    EXPECT_FALSE(take->isEnabled());  // it has that one
    table->selectRow(1);
    ASSERT_TRUE(take->isEnabled());
    take->click();
    EXPECT_TRUE(support::runUntil([] { return openDialog<PlanDialog>() != nullptr; }));
}

TEST(ComparisonDialog, SaysWhyThereIsNothingToCompare) {
    Shown shown;
    shown.platform.failFaults({domain::ErrorCode::WrongState, "no request came", false, {}});
    button(*shown.page, "Compare policies…")->click();
    auto* dialog = openDialog<ComparisonDialog>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(support::runUntil([&] {
        const QList<Label*> labels = dialog->findChildren<Label*>();
        return std::any_of(labels.begin(), labels.end(), [](const Label* label) {
            return label->isVisible() && label->text().contains(QStringLiteral("no request came"));
        });
    }));
    EXPECT_FALSE(button(*dialog, "Use this policy…")->isEnabled());
}

}  // namespace
}  // namespace berth::ui
