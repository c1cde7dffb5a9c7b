// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "models/items/cell_model.h"

namespace berth::items {

// A table over what only grows, newest first: the newest 10,000 are kept, and those of them shown
// that the model's filter lets through. An Item has a `sequence` of its own. GUI thread.
template <class Item, class ColumnType, int kColumns>
class StreamModel : public CellModel<QAbstractTableModel, Item, ColumnType, kColumns> {
    using Cells = CellModel<QAbstractTableModel, Item, ColumnType, kColumns>;

  public:
    static constexpr std::size_t kCapacity = 10'000;

    using Cells::Cells;

    // Oldest first, all newer than those before.
    void append(const std::vector<Item>& items);
    void clear();
    [[nodiscard]] const Item& rowAt(int row) const final {
        const std::uint64_t serial = m_shown[m_shown.size() - 1 - static_cast<std::size_t>(row)];
        return m_items[static_cast<std::size_t>(serial - m_dropped)];
    }
    // All that are kept, shown or not.
    [[nodiscard]] std::size_t size() const { return m_items.size(); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const final {
        return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
    }

  protected:
    [[nodiscard]] virtual bool shows(const Item& item) const = 0;
    // To be called when shows() decides otherwise.
    void rebuild();
    [[nodiscard]] const std::deque<Item>& items() const { return m_items; }
    [[nodiscard]] QString idAt(int row) const final { return QString::number(rowAt(row).sequence); }

  private:
    void dropOldest(std::size_t count);

    std::deque<Item> m_items;           // oldest first
    std::uint64_t m_dropped = 0;        // items that are no longer in m_items
    std::deque<std::uint64_t> m_shown;  // position + m_dropped of those shown, oldest first
};

template <class Item, class ColumnType, int kColumns>
void StreamModel<Item, ColumnType, kColumns>::append(const std::vector<Item>& items) {
    if (items.empty()) return;
    std::vector<std::uint64_t> fresh;
    std::uint64_t serial = m_dropped + m_items.size();
    for (const Item& item : items) {
        if (shows(item)) fresh.push_back(serial);
        ++serial;
    }
    if (fresh.empty()) {
        m_items.insert(m_items.end(), items.begin(), items.end());
    } else {
        this->beginInsertRows({}, 0, static_cast<int>(fresh.size()) - 1);
        m_items.insert(m_items.end(), items.begin(), items.end());
        m_shown.insert(m_shown.end(), fresh.begin(), fresh.end());
        this->endInsertRows();
    }
    if (m_items.size() > kCapacity) dropOldest(m_items.size() - kCapacity);
}

template <class Item, class ColumnType, int kColumns>
void StreamModel<Item, ColumnType, kColumns>::dropOldest(std::size_t count) {
    const std::uint64_t firstKept = m_dropped + count;
    std::size_t rows = 0;
    while (rows < m_shown.size() && m_shown[rows] < firstKept)
        ++rows;
    const auto drop = [&] {
        m_items.erase(m_items.begin(), m_items.begin() + static_cast<std::ptrdiff_t>(count));
        m_shown.erase(m_shown.begin(), m_shown.begin() + static_cast<std::ptrdiff_t>(rows));
        m_dropped = firstKept;
    };
    if (rows == 0) {
        drop();
        return;
    }
    const int total = static_cast<int>(m_shown.size());
    this->beginRemoveRows({}, total - static_cast<int>(rows), total - 1);
    drop();
    this->endRemoveRows();
}

template <class Item, class ColumnType, int kColumns>
void StreamModel<Item, ColumnType, kColumns>::clear() {
    this->beginResetModel();
    m_items.clear();
    m_shown.clear();
    m_dropped = 0;
    this->endResetModel();
}

template <class Item, class ColumnType, int kColumns>
void StreamModel<Item, ColumnType, kColumns>::rebuild() {
    this->beginResetModel();
    m_shown.clear();
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (shows(m_items[i])) m_shown.push_back(m_dropped + i);
    }
    this->endResetModel();
}

}  // namespace berth::items
