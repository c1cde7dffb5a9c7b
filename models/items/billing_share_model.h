// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>
#include <vector>

#include "models/domain/billing.h"
#include "models/domain/snapshot.h"
#include "models/items/row_model.h"

namespace berth::items {

enum class BillingColumn : int { Deployment, Charged, Share, ListPrice, Discount, RateNow };
inline constexpr int kBillingColumns = 6;

// What one deployment was charged.
struct BillingRow {
    domain::BillingShare share;
    double part = 0;      // of what all were charged, 0 … 1
    bool exists = false;  // still one of the platform's deployments
    domain::Rate rateNow;

    friend bool operator==(const BillingRow&, const BillingRow&) = default;
};

// Turns cells into text of the user's language; handed in by the interface.
class BillingText {
  public:
    BillingText() = default;
    BillingText(const BillingText&) = delete;
    BillingText& operator=(const BillingText&) = delete;
    virtual ~BillingText() = default;
    [[nodiscard]] virtual QString heading(BillingColumn column) const = 0;
    [[nodiscard]] virtual QString cell(const BillingRow& row, BillingColumn column) const = 0;
};

// What was charged by deployment, the dearest first unless sorted; also of those that are gone.
// `text` may be null and must outlive the model. GUI thread.
class BillingShareModel final : public RowModel {
    Q_OBJECT
  public:
    explicit BillingShareModel(const BillingText* text, QObject* parent = nullptr);
    ~BillingShareModel() override;

    // The snapshot says which deployments there still are, and what they cost now.
    void setBilling(const domain::Billing& billing, const domain::Snapshot& snapshot);
    void retranslate();

    [[nodiscard]] const BillingRow& rowAt(int row) const;

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    // A negative column: the dearest first.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

  protected:
    [[nodiscard]] bool same(const void* before, const void* after) const override;

  private:
    void rebuild();
    [[nodiscard]] QVariant value(const BillingRow& row, BillingColumn column) const;

    const BillingText* m_text;
    std::shared_ptr<const std::vector<BillingRow>> m_data;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

}  // namespace berth::items
