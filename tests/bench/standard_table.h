// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTableView>
#include <vector>

#include "models/items/node_model.h"
#include "tests/bench/changing_nodes.h"

namespace berth::bench {

// The yardstick: the same columns in the same words in what Qt offers ready-made, a standard item
// model behind a sorting and filtering proxy. Only what changed is set.
class StandardTable {
  public:
    StandardTable(const items::NodeText& words, std::vector<items::NodeColumn> columns);

    void fill(const domain::Snapshot& snapshot);
    void update(const domain::Snapshot& snapshot, const ChangingNodes::Changes& changes);
    void filter(const QString& text) { m_sorted.setFilterFixedString(text); }
    // -1: as in the snapshot.
    void sort(int column, Qt::SortOrder order);
    [[nodiscard]] QTableView& view() { return m_view; }

  private:
    [[nodiscard]] QList<QStandardItem*> itemsOf(const domain::Snapshot& snapshot, int row) const;
    [[nodiscard]] QVariant sortValue(const items::NodeRow& row, items::NodeColumn column) const;

    const items::NodeText& m_words;
    std::vector<items::NodeColumn> m_columns;
    QStandardItemModel m_items;
    QSortFilterProxyModel m_sorted;
    QTableView m_view;
};

}  // namespace berth::bench
