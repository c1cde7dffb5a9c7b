// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/row_model.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace berth::items {

namespace {

struct Run {
    int first = 0;
    int last = 0;
};

// Maximal runs of indexes below `count` for which `wanted` holds, ascending.
template <class Wanted>
std::vector<Run> runsOf(int count, Wanted wanted) {
    std::vector<Run> runs;
    for (int i = 0; i < count; ++i) {
        if (!wanted(i)) continue;
        if (!runs.empty() && runs.back().last == i - 1) {
            runs.back().last = i;
        } else {
            runs.push_back({i, i});
        }
    }
    return runs;
}

}  // namespace

int RowModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RowModel::rowOfId(std::string_view id) const {
    const auto found = std::ranges::find(m_rows, id, &Row::id);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void RowModel::merge(std::vector<Row> next, std::shared_ptr<const void> keep) {
    // For each next row the shown row it continues, or -1. Should a platform use an id twice, the
    // first of each side are paired and the others come and go.
    std::unordered_map<std::string_view, std::size_t> rowOf;
    rowOf.reserve(m_rows.size());
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        rowOf.emplace(m_rows[i].id, i);
    std::vector<int> origin(next.size(), -1);
    std::vector<bool> kept(m_rows.size(), false);
    for (std::size_t i = 0; i < next.size(); ++i) {
        const auto found = rowOf.find(next[i].id);
        if (found == rowOf.end() || kept[found->second]) continue;
        kept[found->second] = true;
        origin[i] = static_cast<int>(found->second);
    }
    // Where each kept row stands once the others are gone.
    std::vector<int> compact(m_rows.size(), 0);
    int count = 0;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        compact[i] = count;
        if (kept[i]) ++count;
    }
    removeAllBut(kept);
    std::vector<int> order;
    order.reserve(static_cast<std::size_t>(count));
    for (const int row : origin) {
        if (row >= 0) order.push_back(compact[static_cast<std::size_t>(row)]);
    }
    if (!std::ranges::is_sorted(order)) permute(order);
    insert(next, origin);
    replaceValues(next);
    m_keep = std::move(keep);
}

void RowModel::removeAllBut(const std::vector<bool>& kept) {
    const int total = static_cast<int>(kept.size());
    std::vector<Run> gone =
        runsOf(total, [&](int i) { return !kept[static_cast<std::size_t>(i)]; });
    if (static_cast<int>(gone.size()) > kMostRuns) {
        std::vector<int> order;
        for (int i = 0; i < total; ++i) {
            if (kept[static_cast<std::size_t>(i)]) order.push_back(i);
        }
        const int first = static_cast<int>(order.size());
        for (int i = 0; i < total; ++i) {
            if (!kept[static_cast<std::size_t>(i)]) order.push_back(i);
        }
        permute(order);
        gone = {{first, total - 1}};
    }
    for (auto run = gone.rbegin(); run != gone.rend(); ++run) {
        beginRemoveRows({}, run->first, run->last);
        m_rows.erase(m_rows.begin() + run->first, m_rows.begin() + run->last + 1);
        endRemoveRows();
    }
}

// order[i]: which shown row comes to place i.
void RowModel::permute(const std::vector<int>& order) {
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    std::vector<Row> rows(order.size());
    std::vector<int> placeOf(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        rows[i] = m_rows[static_cast<std::size_t>(order[i])];
        placeOf[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
    }
    m_rows.swap(rows);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex& index : before) {
        after.push_back(
            createIndex(placeOf[static_cast<std::size_t>(index.row())], index.column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void RowModel::insert(const std::vector<Row>& next, const std::vector<int>& origin) {
    const int total = static_cast<int>(next.size());
    const auto isNew = [&](int i) { return origin[static_cast<std::size_t>(i)] < 0; };
    const std::vector<Run> runs = runsOf(total, isNew);
    if (static_cast<int>(runs.size()) <= kMostRuns) {
        for (const Run& run : runs) {
            beginInsertRows({}, run.first, run.last);
            m_rows.insert(m_rows.begin() + run.first, next.begin() + run.first,
                          next.begin() + run.last + 1);
            endInsertRows();
        }
        return;
    }
    const int old = static_cast<int>(m_rows.size());
    beginInsertRows({}, old, total - 1);
    for (int i = 0; i < total; ++i) {
        if (isNew(i)) m_rows.push_back(next[static_cast<std::size_t>(i)]);
    }
    endInsertRows();
    std::vector<int> order(next.size());
    int nextOld = 0;
    int nextNew = old;
    for (int i = 0; i < total; ++i) {
        order[static_cast<std::size_t>(i)] = isNew(i) ? nextNew++ : nextOld++;
    }
    permute(order);
}

void RowModel::replaceValues(const std::vector<Row>& next) {
    const int total = static_cast<int>(next.size());
    std::vector<bool> differs(next.size(), false);
    for (std::size_t i = 0; i < next.size(); ++i) {
        differs[i] = m_rows[i].value != next[i].value && !same(m_rows[i].value, next[i].value);
        m_rows[i] = next[i];
    }
    std::vector<Run> changed = runsOf(
        total, [&](int i) { return static_cast<bool>(differs[static_cast<std::size_t>(i)]); });
    if (static_cast<int>(changed.size()) > kMostRuns) {
        changed = {{changed.front().first, changed.back().last}};
    }
    for (const Run& run : changed) {
        Q_EMIT dataChanged(index(run.first, 0), index(run.last, columnCount() - 1));
    }
}

void RowModel::touchColumn(int column) {
    if (m_rows.empty()) return;
    Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column));
}

}  // namespace berth::items
