// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <compare>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "models/items/cell_model.h"
#include "models/items/row_model.h"

namespace berth::items {

// A table that is sorted by its columns and shows those of its items that its filter lets through.
// Sorting is stable, and done on an index into the items, which stay where they are. An Item has
// id(), a string_view into what lives as long as it does, and an == that says whether it looks the
// same.
template <class Item, class ColumnType, int kColumns>
class TableModel : public CellModel<RowModel, Item, ColumnType, kColumns> {
    using Cells = CellModel<RowModel, Item, ColumnType, kColumns>;

  public:
    using typename Cells::Column;
    using typename Cells::Text;

    [[nodiscard]] const Item& rowAt(int row) const final {
        return *static_cast<const Item*>(this->shown(row).value);
    }

    // A negative column: back to the order the table has by itself.
    void sort(int column, Qt::SortOrder direction = Qt::AscendingOrder) final {
        m_sortColumn = column < kColumns ? column : -1;
        m_sortOrder = direction;
        rebuild();
    }

  protected:
    struct Order {
        Column column;
        Qt::SortOrder direction = Qt::AscendingOrder;
    };

    // `own`: the order unless sorted; nothing: that of the items.
    TableModel(const Text* text, std::optional<Order> own, QObject* parent)
        : Cells(text, parent), m_own(own) {}

    // `source` is kept as long as the items, which may point into it.
    void setItems(std::vector<Item> items, std::shared_ptr<const void> source) {
        m_held = std::make_shared<const Held>(Held{std::move(items), std::move(source)});
        rebuild();
    }
    // All of them, shown or not.
    [[nodiscard]] const std::vector<Item>& items() const { return m_held->items; }
    // To be called when shows() decides otherwise.
    void rebuild();

    [[nodiscard]] virtual bool shows(const Item& /*item*/) const { return true; }
    [[nodiscard]] virtual std::partial_ordering compare(const Item& a, const Item& b,
                                                        Column column) const = 0;

    [[nodiscard]] bool same(const void* before, const void* after) const final {
        return *static_cast<const Item*>(before) == *static_cast<const Item*>(after);
    }
    [[nodiscard]] QString idAt(int row) const final { return QString::fromUtf8(rowAt(row).id()); }

  private:
    struct Held {
        std::vector<Item> items;
        std::shared_ptr<const void> source;
    };

    void sortIndex(std::vector<const Item*>& index) const;

    std::shared_ptr<const Held> m_held = std::make_shared<const Held>();
    std::optional<Order> m_own;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

template <class Item, class ColumnType, int kColumns>
void TableModel<Item, ColumnType, kColumns>::rebuild() {
    std::vector<const Item*> index;
    index.reserve(items().size());
    for (const Item& item : items()) {
        if (shows(item)) index.push_back(&item);
    }
    sortIndex(index);
    std::vector<RowModel::Row> next;
    next.reserve(index.size());
    for (const Item* item : index)
        next.push_back({item->id(), item});
    this->merge(std::move(next), m_held);
}

template <class Item, class ColumnType, int kColumns>
void TableModel<Item, ColumnType, kColumns>::sortIndex(std::vector<const Item*>& index) const {
    const std::optional<Order> order =
        m_sortColumn < 0 ? m_own : Order{static_cast<Column>(m_sortColumn), m_sortOrder};
    if (!order) return;
    const bool rising = order->direction == Qt::AscendingOrder;
    std::ranges::stable_sort(index, [&](const Item* a, const Item* b) {
        const std::partial_ordering sign = compare(*a, *b, order->column);
        return rising ? sign < 0 : sign > 0;
    });
}

}  // namespace berth::items
