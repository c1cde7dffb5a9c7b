// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/terminal/screen_grid.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <numeric>
#include <utility>

namespace berth::terminal {
namespace {

std::size_t index(int number) {
    return static_cast<std::size_t>(number);
}

Cell blank(Color background) {
    return Cell{Cell::kBlank, Style{Color(), background, 0}};
}

}  // namespace

ScreenGrid::ScreenGrid(int rows, int columns)
    : m_columns(columns), m_rows(index(rows)), m_used(index(rows), 0), m_order(index(rows)) {
    assert(rows > 0 && columns > 1);
    std::iota(m_order.begin(), m_order.end(), 0U);
    for (Row& row : m_rows)
        row.cells.resize(index(columns));
}

void ScreenGrid::cut(Row& row, int left, int right) {
    std::vector<Cell>& cells = row.cells;
    if (cells[index(left)].character == Cell::kRightHalf && left > 0) {
        cells[index(left) - 1].character = Cell::kBlank;
        if (!row.marks.empty()) dropMarks(row, left - 1, left);
    }
    if (index(right) < cells.size() && cells[index(right)].character == Cell::kRightHalf)
        cells[index(right)].character = Cell::kBlank;
}

void ScreenGrid::dropMarks(Row& row, int left, int right) {
    std::erase_if(row.marks, [left, right](const Mark& mark) {
        return mark.column >= left && mark.column < right;
    });
}

void ScreenGrid::use(int index, int end) {
    int& used = m_used[m_order[static_cast<std::size_t>(index)]];
    used = std::max(used, end);
}

void ScreenGrid::put(int row, int column, char32_t character, int width, const Style& style) {
    Row& target = at(row);
    const int end = column + width;
    assert(column >= 0 && end <= m_columns);
    use(row, end);
    cut(target, column, end);
    if (!target.marks.empty()) dropMarks(target, column, end);
    if (end == m_columns) target.wrapped = false;
    target.cells[index(column)] = Cell{character, style};
    if (width == 2) target.cells[index(column) + 1] = Cell{Cell::kRightHalf, style};
}

void ScreenGrid::putAscii(int row, int column, std::string_view text, const Style& style) {
    if (text.empty()) return;
    Row& target = at(row);
    const int end = column + static_cast<int>(text.size());
    assert(column >= 0 && end <= m_columns);
    use(row, end);
    cut(target, column, end);
    if (!target.marks.empty()) dropMarks(target, column, end);
    if (end == m_columns) target.wrapped = false;
    Cell* cell = target.cells.data() + column;
    for (const char character : text)
        *cell++ = Cell{static_cast<unsigned char>(character), style};
}

void ScreenGrid::addMark(int row, int column, char32_t mark) {
    Row& target = at(row);
    const auto after = std::find_if(target.marks.begin(), target.marks.end(),
                                    [column](const Mark& each) { return each.column > column; });
    const auto there = std::count_if(target.marks.begin(), after,
                                     [column](const Mark& each) { return each.column == column; });
    if (static_cast<std::size_t>(there) < kMostMarks)
        target.marks.insert(after, Mark{column, mark});
}

void ScreenGrid::eraseRow(int index, int left, int right, Color background) {
    if (left >= right) return;
    Row& row = at(index);
    int& used = m_used[m_order[static_cast<std::size_t>(index)]];
    int written = right;
    if (background.isDefault()) {
        written = std::min(right, used);  // what is behind is blank already
        if (right >= used || right == m_columns) used = std::min(used, left);
    } else {
        used = right == m_columns ? right : std::max(used, right);
    }
    cut(row, left, right);
    int end = right;
    if (right == m_columns) {
        end = static_cast<int>(row.cells.size());  // what is beyond the edge goes too
        row.wrapped = false;
    }
    if (!row.marks.empty()) dropMarks(row, left, end);
    if (right == m_columns) row.cells.resize(static_cast<std::size_t>(m_columns));
    if (left < written)
        std::fill(row.cells.begin() + left, row.cells.begin() + written, blank(background));
}

void ScreenGrid::erase(const CellRect& rect, Color background) {
    for (int row = rect.top; row < rect.bottom; ++row)
        eraseRow(row, rect.left, rect.right, background);
}

void ScreenGrid::fill(char32_t character, const Style& style) {
    for (Row& row : m_rows) {
        row.cells.assign(index(m_columns), Cell{character, style});
        row.marks.clear();
        row.wrapped = false;
    }
    std::fill(m_used.begin(), m_used.end(), m_columns);
}

void ScreenGrid::scroll(const CellRect& rect, int up, int left, Color background) {
    if (left != 0) {
        for (int row = rect.top; row < rect.bottom; ++row)
            moveColumns(at(row), rect.left, rect.right, left, background);
        for (int row = rect.top; row < rect.bottom; ++row)
            use(row, static_cast<int>(at(row).cells.size()));
        return;
    }
    assert(rect.left == 0 && rect.right == m_columns);
    const int height = rect.bottom - rect.top;
    const int by = std::min(std::abs(up), height);
    if (by == 0) return;
    const auto first = m_order.begin() + rect.top;
    std::rotate(first, up > 0 ? first + by : first + (height - by), first + height);
    const int from = up > 0 ? rect.bottom - by : rect.top;
    for (int row = from; row < from + by; ++row)
        eraseRow(row, 0, m_columns, background);
    // What led into a row that is no longer below it leads nowhere.
    if (rect.top > 0) at(rect.top - 1).wrapped = false;
    if (up < 0) {
        at(rect.bottom - 1).wrapped = false;
    } else if (by < height) {
        at(rect.bottom - by - 1).wrapped = false;
    }
}

void ScreenGrid::moveColumns(Row& row, int left, int right, int by, Color background) const {
    const int width = right - left;
    const int distance = std::min(std::abs(by), width);
    if (distance == 0) return;
    cut(row, left, right);
    const int from = by > 0 ? left : right - distance;  // what falls out
    cut(row, from, from + distance);
    dropMarks(row, from, from + distance);
    const int shift = by > 0 ? -distance : distance;
    for (Mark& mark : row.marks)
        if (mark.column >= left && mark.column < right) mark.column += shift;
    const auto begin = row.cells.begin() + left;
    std::rotate(begin, by > 0 ? begin + distance : begin + (width - distance), begin + width);
    const int free = by > 0 ? right - distance : left;
    std::fill_n(row.cells.begin() + free, distance, blank(background));
    if (right == m_columns) row.wrapped = false;
}

void ScreenGrid::setColumns(int columns) {
    m_columns = columns;
    for (Row& row : m_rows)
        if (row.cells.size() < index(columns)) row.cells.resize(index(columns));
}

void ScreenGrid::addRows(int count) {
    for (int i = 0; i < count; ++i) {
        m_order.push_back(static_cast<std::uint32_t>(m_rows.size()));
        m_rows.emplace_back().cells.resize(index(m_columns));
        m_used.push_back(0);
    }
}

void ScreenGrid::removeLastRows(int count) {
    std::vector<Row> kept;
    std::vector<int> keptUsed;
    kept.reserve(m_order.size() - index(count));
    for (int row = 0; row < rows() - count; ++row) {
        keptUsed.push_back(used(row));
        kept.push_back(std::move(at(row)));
    }
    m_rows = std::move(kept);
    m_used = std::move(keptUsed);
    m_order.resize(m_rows.size());
    std::iota(m_order.begin(), m_order.end(), 0U);
}

void ScreenGrid::insertTop(Row row) {
    if (row.cells.size() < index(m_columns)) row.cells.resize(index(m_columns));
    m_order.insert(m_order.begin(), static_cast<std::uint32_t>(m_rows.size()));
    m_used.push_back(static_cast<int>(row.cells.size()));
    m_rows.push_back(std::move(row));
}

bool ScreenGrid::isBlank(int row) const {
    const std::vector<Cell>& cells = this->row(row).cells;
    return std::all_of(cells.begin(), cells.end(), [](const Cell& cell) {
        return cell.character == Cell::kBlank && cell.style.background.isDefault();
    });
}

}  // namespace berth::terminal
