// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/terminal/line_store.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

#include "models/terminal/character_width.h"
#include "models/terminal/utf8.h"

namespace berth::terminal {
namespace {

// A line is a byte of flags, for styled lines the length of the text, the text, and then the
// stretches: how many cells, and how they look.
constexpr char kWrapped = 1;
constexpr char kStyled = 2;

struct Stretch {
    std::uint32_t cells;
    std::uint32_t foreground;
    std::uint32_t background;
    std::uint32_t attributes;
};

template <class Value>
void appendRaw(std::string& line, const Value& value) {
    line.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class Value>
Value rawAt(const std::string& line, std::size_t at) {
    Value value;
    std::memcpy(&value, line.data() + at, sizeof value);
    return value;
}

bool shows(const Cell& cell) {
    return (cell.character != Cell::kBlank && cell.character != U' ') || !(cell.style == Style());
}

}  // namespace

std::size_t LineStore::weight(const std::string& line) {
    // The heap keeps some bytes beside each piece.
    constexpr std::size_t kBookkeeping = 16;
    constexpr std::size_t kInside = 15;  // shorter texts stand in the object itself
    const std::size_t outside = line.capacity() > kInside ? line.capacity() + kBookkeeping : 0;
    return sizeof line + outside;
}

void LineStore::encode(const Row& row, std::string& line) {
    std::size_t end = row.cells.size();
    while (end > 0 && !shows(row.cells[end - 1]))
        --end;
    if (!row.marks.empty())
        end = std::max(end, static_cast<std::size_t>(row.marks.back().column) + 1);
    line.clear();
    line.reserve(end + 1);
    line.push_back(row.wrapped ? kWrapped : 0);
    m_styles.clear();
    bool styled = false;
    for (std::size_t i = 0; i < end && !styled; ++i)
        styled = !(row.cells[i].style == Style());
    std::size_t begin = 1;
    if (styled) {
        line[0] = static_cast<char>(line[0] | kStyled);
        appendRaw(line, std::uint32_t{0});
        begin = line.size();
    }
    auto mark = row.marks.begin();
    std::size_t from = 0;
    for (std::size_t i = 0; i < end; ++i) {
        const Cell& cell = row.cells[i];
        if (styled && (i + 1 == end || !(row.cells[i + 1].style == cell.style))) {
            appendRaw(m_styles,
                      Stretch{static_cast<std::uint32_t>(i + 1 - from), cell.style.foreground.raw(),
                              cell.style.background.raw(), cell.style.attributes});
            from = i + 1;
        }
        if (cell.character == Cell::kRightHalf) continue;
        if (cell.character < 0x80) {
            line.push_back(cell.character == Cell::kBlank ? ' '
                                                          : static_cast<char>(cell.character));
        } else {
            appendUtf8(line, cell.character);
        }
        for (; mark != row.marks.end() && mark->column <= static_cast<int>(i); ++mark)
            appendUtf8(line, mark->character);
    }
    if (!styled) return;
    const auto length = static_cast<std::uint32_t>(line.size() - begin);
    std::memcpy(line.data() + 1, &length, sizeof length);
    line += m_styles;
}

void LineStore::dropOldest() {
    m_bytes -= weight(m_lines.front());
    m_spare = std::move(m_lines.front());
    m_lines.pop_front();
    ++m_dropped;
}

void LineStore::push(const Row& row) {
    if (m_limits.lines == 0) {
        ++m_dropped;
        return;
    }
    if (m_lines.size() >= m_limits.lines) dropOldest();
    std::string line = std::move(m_spare);
    encode(row, line);
    if (line.capacity() > 2 * line.size() + 64) line.shrink_to_fit();
    m_bytes += weight(line);
    m_lines.push_back(std::move(line));
    while (m_bytes > m_limits.bytes && m_lines.size() > 1)
        dropOldest();
}

Row LineStore::pop() {
    assert(!m_lines.empty());
    Row row;
    read(m_lines.size() - 1, row);
    m_bytes -= weight(m_lines.back());
    m_lines.pop_back();
    return row;
}

void LineStore::clear() {
    m_dropped += m_lines.size();
    m_lines.clear();
    m_lines.shrink_to_fit();
    m_bytes = 0;
}

std::string_view LineStore::text(std::size_t index) const {
    const std::string& line = m_lines[index];
    const std::string_view whole(line);
    if ((line[0] & kStyled) == 0) return whole.substr(1);
    return whole.substr(1 + sizeof(std::uint32_t), rawAt<std::uint32_t>(line, 1));
}

bool LineStore::isWrapped(std::size_t index) const {
    return (m_lines[index][0] & kWrapped) != 0;
}

void LineStore::read(std::size_t index, Row& row) const {
    const std::string& line = m_lines[index];
    const std::string_view text = this->text(index);
    row.cells.clear();
    row.marks.clear();
    row.wrapped = isWrapped(index);
    for (std::size_t at = 0; at < text.size();) {
        const char32_t character = nextCharacter(text, at);
        const int width = characterWidth(character);
        if (width == 0 && !row.cells.empty()) {
            const bool wide = row.cells.back().character == Cell::kRightHalf;
            row.marks.push_back({static_cast<int>(row.cells.size()) - (wide ? 2 : 1), character});
            continue;
        }
        row.cells.push_back({character, {}});
        if (width == 2) row.cells.push_back({Cell::kRightHalf, {}});
    }
    if ((line[0] & kStyled) == 0) return;
    std::size_t cell = 0;
    for (std::size_t at = 1 + sizeof(std::uint32_t) + text.size();
         at + sizeof(Stretch) <= line.size(); at += sizeof(Stretch)) {
        const auto stretch = rawAt<Stretch>(line, at);
        const Style style{Color::fromRaw(stretch.foreground), Color::fromRaw(stretch.background),
                          static_cast<std::uint16_t>(stretch.attributes)};
        for (std::uint32_t i = 0; i < stretch.cells && cell < row.cells.size(); ++i, ++cell)
            row.cells[cell].style = style;
    }
}

}  // namespace berth::terminal
