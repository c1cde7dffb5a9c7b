// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/standard_table.h"

#include <QHeaderView>
#include <QStandardItem>
#include <utility>

namespace berth::bench {
namespace {

using items::NodeColumn;
using items::NodeRow;
constexpr int kSortRole = Qt::UserRole;

NodeRow rowOf(const domain::Snapshot& snapshot, int row) {
    const domain::Node& node = snapshot.nodes[static_cast<std::size_t>(row)];
    // Eight nodes a deployment, both in the same order.
    return {&snapshot, &node, snapshot.deployments[static_cast<std::size_t>(row / 8)].spec.name};
}

}  // namespace

StandardTable::StandardTable(const items::NodeText& words, std::vector<NodeColumn> columns)
    : m_words(words), m_columns(std::move(columns)) {
    m_sorted.setSourceModel(&m_items);
    m_sorted.setSortRole(kSortRole);
    m_sorted.setFilterKeyColumn(-1);
    m_sorted.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_view.setModel(&m_sorted);
    m_view.setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view.verticalHeader()->hide();
}

void StandardTable::fill(const domain::Snapshot& snapshot) {
    for (int row = 0; row < static_cast<int>(snapshot.nodes.size()); ++row)
        m_items.appendRow(itemsOf(snapshot, row));
}

QVariant StandardTable::sortValue(const NodeRow& row, NodeColumn column) const {
    switch (column) {
        case NodeColumn::GpuUse:
            return row.node->gpuUse;
        case NodeColumn::Requests:
            return row.node->requestsPerSecond;
        case NodeColumn::Restarts:
            return row.node->restarts;
        case NodeColumn::Age:
            return static_cast<qlonglong>(-row.node->created.ns);
        case NodeColumn::DiskOnly:
            return static_cast<qlonglong>(row.node->diskUsed.count);
        default:
            return QString::fromStdString(row.node->name);
    }
}

QList<QStandardItem*> StandardTable::itemsOf(const domain::Snapshot& snapshot, int row) const {
    const NodeRow node = rowOf(snapshot, row);
    QList<QStandardItem*> result;
    for (const NodeColumn column : m_columns) {
        auto* item = new QStandardItem(m_words.cell(node, column));
        item->setData(sortValue(node, column), kSortRole);
        result.append(item);
    }
    return result;
}

void StandardTable::update(const domain::Snapshot& snapshot,
                           const ChangingNodes::Changes& changes) {
    for (const int row : changes.replaced) {
        m_items.removeRow(row);
        m_items.insertRow(row, itemsOf(snapshot, row));
    }
    for (const int row : changes.touched) {
        const NodeRow node = rowOf(snapshot, row);
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const NodeColumn column = m_columns[i];
            if (column != NodeColumn::GpuUse && column != NodeColumn::Requests &&
                column != NodeColumn::State) {
                continue;
            }
            QStandardItem* item = m_items.item(row, static_cast<int>(i));
            item->setText(m_words.cell(node, column));
            item->setData(sortValue(node, column), kSortRole);
        }
    }
}

void StandardTable::sort(int column, Qt::SortOrder order) {
    m_sorted.sort(column, order);
}

}  // namespace berth::bench
