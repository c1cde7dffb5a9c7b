// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

#include "models/domain/billing.h"
#include "models/domain/snapshot.h"
#include "models/items/table_model.h"

namespace berth::items {

enum class BillingColumn : int { Deployment, Charged, Share, ListPrice, Discount, RateNow };
inline constexpr int kBillingColumns = 6;

// What one deployment was charged.
struct BillingRow {
    domain::BillingShare share;
    double part = 0;      // of what all were charged, 0 … 1
    bool exists = false;  // still one of the platform's deployments
    domain::Rate rateNow;

    [[nodiscard]] std::string_view id() const { return share.deployment.value; }
    friend bool operator==(const BillingRow&, const BillingRow&) = default;
};

using BillingText = CellText<BillingRow, BillingColumn>;

// What was charged by deployment, the dearest first unless sorted; also of those that are gone.
class BillingShareModel final : public TableModel<BillingRow, BillingColumn, kBillingColumns> {
    Q_OBJECT
  public:
    explicit BillingShareModel(const BillingText* text, QObject* parent = nullptr);

    // The snapshot says which deployments there still are, and what they cost now.
    void setBilling(const domain::Billing& billing, const domain::Snapshot& snapshot);

  protected:
    [[nodiscard]] Unit unitOf(Column column) const override;
    [[nodiscard]] QVariant value(const BillingRow& row, Column column) const override;
    [[nodiscard]] std::partial_ordering compare(const BillingRow& a, const BillingRow& b,
                                                Column column) const override;
};

}  // namespace berth::items
