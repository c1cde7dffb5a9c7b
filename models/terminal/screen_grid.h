// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "models/terminal/cell.h"

namespace berth::terminal {

// Columns and rows from `left`, `top` to before `right`, `bottom`.
struct CellRect {
    int top = 0;
    int bottom = 0;
    int left = 0;
    int right = 0;
};

// What stands on a screen. Places are counted from 0; every place handed in must be on the screen.
// No wide character is ever left with one half: what takes the other one's place blanks it.
//
// A row keeps what stands beyond the right edge when the screen becomes narrower, until the row is
// erased to its end.
class ScreenGrid {
  public:
    ScreenGrid(int rows, int columns);

    [[nodiscard]] int rows() const { return static_cast<int>(m_order.size()); }
    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] const Row& row(int index) const {
        return m_rows[m_order[static_cast<std::size_t>(index)]];
    }
    void setWrapped(int index, bool wrapped) { at(index).wrapped = wrapped; }
    // Cells from this one on are blank and have no colour.
    [[nodiscard]] int used(int index) const {
        return m_used[m_order[static_cast<std::size_t>(index)]];
    }

    void put(int row, int column, char32_t character, int width, const Style& style);
    void putAscii(int row, int column, std::string_view text, const Style& style);
    // On the character that begins in this column.
    void addMark(int row, int column, char32_t mark);
    // Blank cells show no more than the background.
    void erase(const CellRect& rect, Color background);
    void fill(char32_t character, const Style& style);
    // Moves what is inside by `up` rows and `left` columns (negative: the other way), and blanks
    // what becomes free. Moves either rows or columns.
    void scroll(const CellRect& rect, int up, int left, Color background);

    void setColumns(int columns);
    // At the end, blank.
    void addRows(int count);
    void removeLastRows(int count);
    void insertTop(Row row);
    // Neither text nor colour in it.
    [[nodiscard]] bool isBlank(int row) const;

  private:
    [[nodiscard]] Row& at(int index) { return m_rows[m_order[static_cast<std::size_t>(index)]]; }
    // Blanks the other halves of wide characters that [left, right) cuts.
    static void cut(Row& row, int left, int right);
    static void dropMarks(Row& row, int left, int right);
    void use(int index, int end);
    void eraseRow(int index, int left, int right, Color background);
    void moveColumns(Row& row, int left, int right, int by, Color background) const;

    int m_columns;
    std::vector<Row> m_rows;
    std::vector<int> m_used;             // of each of m_rows: see used()
    std::vector<std::uint32_t> m_order;  // which of m_rows is shown where
};

}  // namespace berth::terminal
