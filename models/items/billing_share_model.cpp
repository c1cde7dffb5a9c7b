// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/billing_share_model.h"

#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace berth::items {

namespace {

domain::Money discountOf(const BillingRow& row) {
    return row.share.listPrice - row.share.charged;
}

std::vector<BillingRow> billingRows(const domain::Billing& billing,
                                    const domain::Snapshot& snapshot) {
    std::unordered_map<std::string_view, domain::Rate> rates;
    for (const domain::Deployment& deployment : snapshot.deployments)
        rates.emplace(deployment.id.value, deployment.rateNow);
    domain::Money all;
    for (const domain::BillingShare& share : billing.shares)
        all += share.charged;
    std::vector<BillingRow> rows;
    rows.reserve(billing.shares.size());
    for (const domain::BillingShare& share : billing.shares) {
        BillingRow row;
        row.share = share;
        if (all.points > 0) {
            row.part = static_cast<double>(share.charged.points) / static_cast<double>(all.points);
        }
        if (const auto known = rates.find(share.deployment.value); known != rates.end()) {
            row.exists = true;
            row.rateNow = known->second;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace

BillingShareModel::BillingShareModel(const BillingText* text, QObject* parent)
    : TableModel(text, Order{Column::Charged, Qt::DescendingOrder}, parent) {}

void BillingShareModel::setBilling(const domain::Billing& billing,
                                   const domain::Snapshot& snapshot) {
    setItems(billingRows(billing, snapshot), nullptr);
}

Unit BillingShareModel::unitOf(Column column) const {
    switch (column) {
        case Column::Deployment:
            return Unit::Text;
        case Column::Share:
            return Unit::Ratio;
        case Column::RateNow:
            return Unit::PointsPerSecond;
        case Column::Charged:
        case Column::ListPrice:
        case Column::Discount:
            break;
    }
    return Unit::Points;
}

std::partial_ordering BillingShareModel::compare(const BillingRow& a, const BillingRow& b,
                                                 Column column) const {
    switch (column) {
        case Column::Deployment:
            return a.share.name <=> b.share.name;
        case Column::Charged:
        case Column::Share:
            return a.share.charged <=> b.share.charged;
        case Column::ListPrice:
            return a.share.listPrice <=> b.share.listPrice;
        case Column::Discount:
            return discountOf(a) <=> discountOf(b);
        case Column::RateNow:
            return a.rateNow <=> b.rateNow;
    }
    return std::partial_ordering::equivalent;
}

QVariant BillingShareModel::value(const BillingRow& row, Column column) const {
    switch (column) {
        case Column::Deployment:
            return QString::fromStdString(row.share.name);
        case Column::Charged:
            return static_cast<qint64>(row.share.charged.points);
        case Column::Share:
            return row.part;
        case Column::ListPrice:
            return static_cast<qint64>(row.share.listPrice.points);
        case Column::Discount:
            return static_cast<qint64>(discountOf(row).points);
        case Column::RateNow:
            return static_cast<qint64>(row.rateNow.pointsPerSecond);
    }
    return {};
}

}  // namespace berth::items
