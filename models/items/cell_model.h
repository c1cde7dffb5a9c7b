// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QString>
#include <QVariant>

#include "models/items/roles.h"

namespace berth::items {

// Turns cells into text of the user's language; handed in by the interface.
template <class Item, class Column>
class CellText {
  public:
    CellText() = default;
    CellText(const CellText&) = delete;
    CellText& operator=(const CellText&) = delete;
    virtual ~CellText() = default;
    [[nodiscard]] virtual QString heading(Column column) const = 0;
    [[nodiscard]] virtual QString cell(const Item& item, Column column) const = 0;
};

// The cells of a table whose rows, one item each, are up to Base: what roles say, headings and
// alignment. ColumnType is an enum of kColumns columns, from 0. `text` may be null, DisplayRole is
// then the value, and must outlive the model. GUI thread.
template <class Base, class Item, class ColumnType, int kColumns>
class CellModel : public Base {
  public:
    using Column = ColumnType;
    using Text = CellText<Item, Column>;

    CellModel(const Text* text, QObject* parent) : Base(parent), m_text(text) {}

    [[nodiscard]] virtual const Item& rowAt(int row) const = 0;
    // The language has changed.
    void retranslate();

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const final {
        return parent.isValid() ? 0 : kColumns;
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const final;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const final;

  protected:
    [[nodiscard]] virtual QString idAt(int row) const = 0;
    [[nodiscard]] virtual Unit unitOf(Column column) const = 0;
    [[nodiscard]] virtual QVariant value(const Item& item, Column column) const = 0;

  private:
    [[nodiscard]] QVariant display(const Item& item, Column column) const;
    [[nodiscard]] int alignmentOf(Column column) const;

    const Text* m_text;
};

template <class Base, class Item, class ColumnType, int kColumns>
void CellModel<Base, Item, ColumnType, kColumns>::retranslate() {
    Q_EMIT this->headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
    const int rows = this->rowCount();
    if (rows > 0) Q_EMIT this->dataChanged(this->index(0, 0), this->index(rows - 1, kColumns - 1));
}

template <class Base, class Item, class ColumnType, int kColumns>
QVariant CellModel<Base, Item, ColumnType, kColumns>::display(const Item& item,
                                                              Column column) const {
    return m_text != nullptr ? QVariant(m_text->cell(item, column)) : value(item, column);
}

// Figures stand below each other; what is read as words begins at the left.
template <class Base, class Item, class ColumnType, int kColumns>
int CellModel<Base, Item, ColumnType, kColumns>::alignmentOf(Column column) const {
    const Unit unit = unitOf(column);
    const bool words = unit == Unit::Text || unit == Unit::Moment;
    return static_cast<int>(words ? Qt::AlignLeft : Qt::AlignRight) |
           static_cast<int>(Qt::AlignVCenter);
}

template <class Base, class Item, class ColumnType, int kColumns>
QVariant CellModel<Base, Item, ColumnType, kColumns>::data(const QModelIndex& index,
                                                           int role) const {
    if (!this->checkIndex(index, QAbstractItemModel::CheckIndexOption::IndexIsValid)) return {};
    const auto column = static_cast<Column>(index.column());
    switch (role) {
        case Qt::DisplayRole:
            return display(rowAt(index.row()), column);
        case Qt::TextAlignmentRole:
            return alignmentOf(column);
        case ValueRole:
            return value(rowAt(index.row()), column);
        case UnitRole:
            return static_cast<int>(unitOf(column));
        case IdRole:
            return idAt(index.row());
        default:
            return {};
    }
}

template <class Base, class Item, class ColumnType, int kColumns>
QVariant CellModel<Base, Item, ColumnType, kColumns>::headerData(int section,
                                                                 Qt::Orientation orientation,
                                                                 int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) return {};
    const auto column = static_cast<Column>(section);
    if (role == Qt::DisplayRole && m_text != nullptr) return m_text->heading(column);
    if (role == Qt::TextAlignmentRole) return alignmentOf(column);
    return {};
}

}  // namespace berth::items
