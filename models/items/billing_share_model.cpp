// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/billing_share_model.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "models/items/roles.h"

namespace berth::items {

using Column = BillingColumn;

namespace {

Unit unitOf(Column column) {
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

template <class T>
int order(const T& a, const T& b) {
    return a < b ? -1 : b < a ? 1 : 0;
}

domain::Money discountOf(const BillingRow& row) {
    return row.share.listPrice - row.share.charged;
}

int compare(const BillingRow& a, const BillingRow& b, Column column) {
    switch (column) {
        case Column::Deployment:
            return order(a.share.name, b.share.name);
        case Column::Charged:
        case Column::Share:
            return order(a.share.charged, b.share.charged);
        case Column::ListPrice:
            return order(a.share.listPrice, b.share.listPrice);
        case Column::Discount:
            return order(discountOf(a), discountOf(b));
        case Column::RateNow:
            return order(a.rateNow, b.rateNow);
    }
    return 0;
}

int alignmentOf(Column column) {
    const bool left = unitOf(column) == Unit::Text;
    return static_cast<int>(left ? Qt::AlignLeft : Qt::AlignRight) |
           static_cast<int>(Qt::AlignVCenter);
}

std::vector<BillingRow> rowsOf(const domain::Billing& billing, const domain::Snapshot& snapshot) {
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
    : RowModel(parent), m_text(text), m_data(std::make_shared<std::vector<BillingRow>>()) {}

BillingShareModel::~BillingShareModel() = default;

void BillingShareModel::setBilling(const domain::Billing& billing,
                                   const domain::Snapshot& snapshot) {
    m_data = std::make_shared<const std::vector<BillingRow>>(rowsOf(billing, snapshot));
    rebuild();
}

void BillingShareModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kBillingColumns - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kBillingColumns - 1));
}

void BillingShareModel::sort(int column, Qt::SortOrder order) {
    m_sortColumn = column < kBillingColumns ? column : -1;
    m_sortOrder = order;
    rebuild();
}

void BillingShareModel::rebuild() {
    std::vector<const BillingRow*> wanted;
    wanted.reserve(m_data->size());
    for (const BillingRow& row : *m_data)
        wanted.push_back(&row);
    const auto column = m_sortColumn < 0 ? Column::Charged : static_cast<Column>(m_sortColumn);
    const bool ascending = m_sortColumn >= 0 && m_sortOrder == Qt::AscendingOrder;
    std::ranges::stable_sort(wanted, [=](const BillingRow* a, const BillingRow* b) {
        const int sign = compare(*a, *b, column);
        return ascending ? sign < 0 : sign > 0;
    });
    std::vector<Row> next;
    next.reserve(wanted.size());
    for (const BillingRow* row : wanted)
        next.push_back({row->share.deployment.value, row});
    merge(std::move(next), m_data);
}

const BillingRow& BillingShareModel::rowAt(int row) const {
    return *static_cast<const BillingRow*>(shown(row).value);
}

bool BillingShareModel::same(const void* before, const void* after) const {
    return *static_cast<const BillingRow*>(before) == *static_cast<const BillingRow*>(after);
}

int BillingShareModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kBillingColumns;
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

QVariant BillingShareModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const BillingRow& row = rowAt(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
        case Qt::DisplayRole:
            return m_text != nullptr ? QVariant(m_text->cell(row, column)) : value(row, column);
        case Qt::TextAlignmentRole:
            return alignmentOf(column);
        case ValueRole:
            return value(row, column);
        case UnitRole:
            return static_cast<int>(unitOf(column));
        case IdRole:
            return QString::fromStdString(row.share.deployment.value);
        default:
            return {};
    }
}

QVariant BillingShareModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kBillingColumns) return {};
    const auto column = static_cast<Column>(section);
    if (role == Qt::DisplayRole && m_text != nullptr) return m_text->heading(column);
    if (role == Qt::TextAlignmentRole) return alignmentOf(column);
    return {};
}

}  // namespace berth::items
