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
// stretches: how many cells, a byte that says which colours and attributes follow, and those.
constexpr char kWrapped = 1;
constexpr char kStyled = 2;
constexpr std::size_t kStyledHead = 1 + sizeof(std::uint32_t);

constexpr unsigned kIndexed = 1;
constexpr unsigned kRgb = 2;
constexpr unsigned kBackground = 2;  // bits that its kind is shifted by
constexpr unsigned kHasAttributes = 16;

unsigned kindOf(Color color) {
    return color.isDefault() ? 0 : color.isIndexed() ? kIndexed : kRgb;
}

void appendByte(std::string& line, std::uint32_t value) {
    line.push_back(static_cast<char>(value & 0xFFU));
}

void appendColor(std::string& line, Color color) {
    if (color.isDefault()) return;
    if (color.isIndexed()) return appendByte(line, color.index());
    for (const unsigned shift : {16U, 8U, 0U})
        appendByte(line, color.rgb() >> shift);
}

void appendStretch(std::string& line, std::size_t cells, const Style& style) {
    for (; cells >= 0x80; cells >>= 7)
        appendByte(line, static_cast<std::uint32_t>(cells | 0x80U));
    appendByte(line, static_cast<std::uint32_t>(cells));
    appendByte(line, kindOf(style.foreground) | kindOf(style.background) << kBackground |
                         (style.attributes != 0 ? kHasAttributes : 0));
    appendColor(line, style.foreground);
    appendColor(line, style.background);
    if (style.attributes == 0) return;
    appendByte(line, style.attributes);
    appendByte(line, style.attributes >> 8U);
}

// Takes stretches off a text that appendStretch() has written.
class StretchReader {
  public:
    explicit StretchReader(std::string_view bytes) : m_bytes(bytes) {}

    [[nodiscard]] bool atEnd() const { return m_bytes.empty(); }
    std::size_t cells() {
        std::size_t count = 0;
        for (unsigned shift = 0;; shift += 7) {
            const std::size_t part = byte();
            count |= (part & 0x7FU) << shift;
            if (part < 0x80) return count;
        }
    }
    Style style() {
        const unsigned kinds = byte();
        Style style;
        style.foreground = color(kinds & 3U);
        style.background = color(kinds >> kBackground & 3U);
        if ((kinds & kHasAttributes) != 0) {
            const unsigned low = byte();
            style.attributes = static_cast<std::uint16_t>(low | byte() << 8U);
        }
        return style;
    }

  private:
    unsigned byte() {
        assert(!m_bytes.empty());
        const auto value = static_cast<unsigned char>(m_bytes.front());
        m_bytes.remove_prefix(1);
        return value;
    }
    Color color(unsigned kind) {
        if (kind == 0) return {};
        const auto first = static_cast<std::uint8_t>(byte());
        if (kind == kIndexed) return Color::indexed(first);
        const auto second = static_cast<std::uint8_t>(byte());
        return Color::rgb(first, second, static_cast<std::uint8_t>(byte()));
    }

    std::string_view m_bytes;
};

bool shows(const Cell& cell) {
    return (cell.character != Cell::kBlank && cell.character != U' ') || !(cell.style == Style());
}

// Most lines are ASCII without any style: the text alone. False: it is another kind of line.
bool encodePlain(const Row& row, std::size_t end, std::string& line) {
    if (!row.marks.empty()) return false;
    line.resize(end + 1);
    char* byte = line.data();
    *byte++ = row.wrapped ? kWrapped : 0;
    for (std::size_t i = 0; i < end; ++i) {
        const Cell& cell = row.cells[i];
        if (cell.character >= 0x80 || !(cell.style == Style())) return false;
        *byte++ = cell.character == Cell::kBlank ? ' ' : static_cast<char>(cell.character);
    }
    return true;
}

}  // namespace

std::size_t LineStore::weight(const std::string& line) {
    // The heap keeps some bytes beside each piece.
    constexpr std::size_t kBookkeeping = 16;
    constexpr std::size_t kInside = 15;  // shorter texts stand in the object itself
    const std::size_t outside = line.capacity() > kInside ? line.capacity() + kBookkeeping : 0;
    return sizeof line + outside;
}

void LineStore::encode(const Row& row, std::size_t end, std::string& line) {
    while (end > 0 && !shows(row.cells[end - 1]))
        --end;
    if (!row.marks.empty())
        end = std::max(end, static_cast<std::size_t>(row.marks.back().column) + 1);
    if (encodePlain(row, end, line)) return;
    line.clear();
    line.push_back(row.wrapped ? kWrapped : 0);
    m_styles.clear();
    const auto begin = row.cells.begin();
    const bool styled = std::any_of(begin, begin + static_cast<std::ptrdiff_t>(end),
                                    [](const Cell& cell) { return !(cell.style == Style()); });
    if (styled) {
        line[0] = static_cast<char>(line[0] | kStyled);
        line.append(kStyledHead - 1, '\0');
    }
    const std::size_t textBegin = line.size();
    auto mark = row.marks.begin();
    std::size_t from = 0;
    for (std::size_t i = 0; i < end; ++i) {
        const Cell& cell = row.cells[i];
        if (styled && (i + 1 == end || !(row.cells[i + 1].style == cell.style))) {
            appendStretch(m_styles, i + 1 - from, cell.style);
            from = i + 1;
        }
        if (cell.character == Cell::kRightHalf) continue;
        appendUtf8(line, cell.character == Cell::kBlank ? U' ' : cell.character);
        for (; mark != row.marks.end() && mark->column <= static_cast<int>(i); ++mark)
            appendUtf8(line, mark->character);
    }
    if (!styled) return;
    const auto length = static_cast<std::uint32_t>(line.size() - textBegin);
    std::memcpy(line.data() + 1, &length, sizeof length);
    line += m_styles;
}

void LineStore::dropOldest() {
    m_bytes -= weight(m_lines.front());
    m_spare = std::move(m_lines.front());
    m_lines.pop_front();
    ++m_dropped;
}

void LineStore::push(const Row& row, int used) {
    if (m_limits.lines == 0) {
        ++m_dropped;
        return;
    }
    if (m_lines.size() >= m_limits.lines) dropOldest();
    std::string line = std::move(m_spare);
    encode(row, static_cast<std::size_t>(used), line);
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
    std::uint32_t length = 0;
    std::memcpy(&length, line.data() + 1, sizeof length);
    return whole.substr(kStyledHead, length);
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
    StretchReader stretches(std::string_view(line).substr(kStyledHead + text.size()));
    auto cell = row.cells.begin();
    while (!stretches.atEnd()) {
        const std::size_t cells = stretches.cells();
        const Style style = stretches.style();
        for (std::size_t i = 0; i < cells && cell != row.cells.end(); ++i, ++cell)
            cell->style = style;
    }
}

}  // namespace berth::terminal
