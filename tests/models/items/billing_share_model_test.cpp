// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/billing_share_model.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>

#include "models/items/roles.h"
#include "tests/support/sample_snapshot.h"
#include "tests/support/seeded_random.h"

namespace berth::items {
namespace {

using namespace domain;
using Column = BillingColumn;

Billing sample() {
    Billing billing;
    billing.shares = {{{"d-flux-api"}, "flux-api", {600}, {800}},
                      {{"d-old"}, "old", {300}, {300}},
                      {{"d-echo"}, "echo", {100}, {200}}};
    return billing;
}

// In the order that is shown, with a blank between.
std::string namesOf(const BillingShareModel& model) {
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.index(row, 0).data().toString();
    return names.join(QLatin1Char(' ')).toStdString();
}

struct FilledShares {
    FilledShares() { model.setBilling(sample(), *support::sampleSnapshot()); }

    BillingShareModel model{nullptr};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST(BillingShareModel, KnowsWhichDeploymentsThereStillAreAndWhatTheyCost) {
    const FilledShares filled;
    EXPECT_EQ(namesOf(filled.model), "flux-api old echo");
    EXPECT_TRUE(filled.model.rowAt(0).exists);
    EXPECT_FALSE(filled.model.rowAt(1).exists);
    EXPECT_DOUBLE_EQ(filled.model.rowAt(0).part, 0.6);
    EXPECT_EQ(filled.model.rowAt(2).rateNow,
              support::sampleSnapshot()->findDeployment({"d-echo"})->rateNow);
    EXPECT_EQ(filled.model.index(1, 0).data(IdRole).toString(), QStringLiteral("d-old"));
}

TEST(BillingShareModel, SortsByEachOfItsColumnsAndBack) {
    FilledShares filled;
    BillingShareModel& model = filled.model;
    model.sort(static_cast<int>(Column::Deployment));
    EXPECT_EQ(namesOf(model), "echo flux-api old");
    model.sort(static_cast<int>(Column::Charged), Qt::AscendingOrder);
    EXPECT_EQ(namesOf(model), "echo old flux-api");
    model.sort(static_cast<int>(Column::Discount), Qt::DescendingOrder);
    EXPECT_TRUE(namesOf(model).ends_with("old"));
    model.sort(-1);
    EXPECT_EQ(namesOf(model), "flux-api old echo");
}

TEST(BillingShareModel, KeepsTheChosenRowWhenNewBillsArrive) {
    FilledShares filled;
    const QPersistentModelIndex chosen = filled.model.index(2, 0);
    Billing later = sample();
    later.shares.insert(later.shares.begin(), {{"d-new"}, "new", {9000}, {9000}});
    later.shares[3].charged = {7000};
    filled.model.setBilling(later, *support::sampleSnapshot());
    EXPECT_EQ(chosen.data().toString(), QStringLiteral("echo"));
    EXPECT_EQ(chosen.row(), 1);
}

TEST(BillingShareModel, SharesAddUpToTheWhole) {
    support::SeededRandom random(3);
    BillingShareModel model(nullptr);
    for (int round = 0; round < 200; ++round) {
        Billing billing;
        for (std::uint64_t i = random.next() % 20 + 1; i > 0; --i) {
            const Money money{static_cast<std::int64_t>(random.next() % 1'000'000 + 1)};
            billing.shares.push_back({{std::to_string(i)}, std::to_string(i), money, money});
        }
        model.setBilling(billing, {});
        double sum = 0;
        for (int row = 0; row < model.rowCount(); ++row)
            sum += model.rowAt(row).part;
        EXPECT_NEAR(sum, 1, 1e-9);
    }
    model.setBilling({}, {});
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(BillingShareModel, ShowsNoShareWhereNothingWasCharged) {
    Billing billing;
    billing.shares = {{{"a"}, "a", {0}, {500}}};
    BillingShareModel model(nullptr);
    model.setBilling(billing, {});
    EXPECT_DOUBLE_EQ(model.rowAt(0).part, 0);
}

}  // namespace
}  // namespace berth::items
