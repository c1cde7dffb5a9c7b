// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/terminal/emulator.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "models/terminal/character_width.h"
#include "models/terminal/utf8.h"

namespace berth::terminal {
namespace {

Emulator& self(void* user) {
    return *static_cast<Emulator*>(user);
}

CellRect toCells(const VTermRect& rect, const ScreenGrid& grid) {
    return {std::clamp(rect.start_row, 0, grid.rows()), std::clamp(rect.end_row, 0, grid.rows()),
            std::clamp(rect.start_col, 0, grid.columns()),
            std::clamp(rect.end_col, 0, grid.columns())};
}

}  // namespace

Emulator::Emulator(SurfaceSize size, TerminalSurface::Limits limits, TerminalSurface::Events events)
    : m_events(std::move(events)),
      m_vterm(vterm_new(size.rows, size.columns)),
      m_primary(size.rows, size.columns),
      m_alternate(size.rows, size.columns),
      m_history({limits.lines, limits.bytes}) {
    vterm_set_utf8(m_vterm.get(), 1);
    vterm_output_set_callback(m_vterm.get(), &Emulator::output, this);
    m_state = vterm_obtain_state(m_vterm.get());
    vterm_state_set_callbacks(m_state, &callbacks(), this);
    hardReset();
}

const VTermStateCallbacks& Emulator::callbacks() {
    static const VTermStateCallbacks kCallbacks = [] {
        VTermStateCallbacks made{};
        made.putglyph = [](VTermGlyphInfo* glyph, VTermPos at, void* user) {
            self(user).putGlyph(*glyph, at);
            return 1;
        };
        made.movecursor = [](VTermPos, VTermPos, int, void* user) {
            self(user).cursorMoved();
            return 1;
        };
        made.scrollrect = [](VTermRect rect, int downward, int rightward, void* user) {
            self(user).scrollRect(rect, downward, rightward);
            return 1;
        };
        made.erase = [](VTermRect rect, int, void* user) {
            self(user).eraseRect(rect);
            return 1;
        };
        made.settermprop = [](VTermProp property, VTermValue* value, void* user) {
            self(user).setProperty(property, *value);
            return 1;
        };
        made.resize = [](int rows, int columns, VTermPos* delta, void* user) {
            self(user).resizeGrids(rows, columns, *delta);
            return 1;
        };
        return made;
    }();
    return kCallbacks;
}

void Emulator::feed(std::string_view bytes) {
    m_answersLeft = TerminalSurface::kMostAnswers;
    m_reader.read(bytes, *this);
}

// ---- text

bool Emulator::putsDirectly() const {
    return m_wraps && !m_insert && !m_atEdge && !m_drawing[m_shift];
}

VTermPos Emulator::vtermPosition() const {
    VTermPos at{};
    vterm_state_get_cursorpos(m_state, &at);
    return at;
}

VTermPos Emulator::position() const {
    VTermPos at = vtermPosition();
    // Between a restored cursor and the sequence that brings it back onto the screen it may be off.
    at.row = std::clamp(at.row, 0, m_grid->rows() - 1);
    at.col = std::clamp(at.col + m_owed, 0, m_grid->columns() - 1);
    return at;
}

void Emulator::ascii(std::string_view text) {
    m_lastCharacter = static_cast<unsigned char>(text.back());
    while (!text.empty()) {
        // What libvterm takes at once lies on the stack there.
        std::size_t most = 256;
        if (putsDirectly()) {
            const VTermPos at = position();
            const auto room = static_cast<std::size_t>(m_grid->columns() - 1 - at.col);
            const std::string_view fits = text.substr(0, room);
            if (!fits.empty()) {
                m_grid->putAscii(at.row, at.col, fits, m_pen);
                const auto count = static_cast<int>(fits.size());
                m_owed += count;
                noteGlyph(at.row, at.col + count - 1, 1);
                text.remove_prefix(fits.size());
            }
            most = 2;  // the one that fills the row, and the one behind it
        }
        const std::string_view next = text.substr(0, most);
        if (!next.empty()) putEdge(next);
        text.remove_prefix(next.size());
    }
}

void Emulator::character(char32_t character) {
    const int width = characterWidth(character);
    if (width == 0) {
        if (!m_last.valid) return;
        m_grid->addMark(m_last.row, m_last.column, character);
        return damage(m_last.row, m_last.row + 1);
    }
    m_lastCharacter = character;
    const VTermPos at = position();
    if (putsDirectly() && at.col + width < m_grid->columns()) {
        m_grid->put(at.row, at.col, character, width, m_pen);
        m_owed += width;
        return noteGlyph(at.row, at.col, width);
    }
    std::string utf8;
    appendUtf8(utf8, character);
    putEdge(utf8);
}

void Emulator::putEdge(std::string_view utf8) {
    settleCursor();
    m_putting = true;
    toVterm(utf8);
    m_putting = false;
}

void Emulator::putGlyph(const VTermGlyphInfo& glyph, VTermPos at) {
    const int columns = m_grid->columns();
    if (at.row < 0 || at.row >= m_grid->rows() || at.col < 0 || at.col + glyph.width > columns ||
        glyph.width < 1)
        return;
    const bool goesOn = m_last.valid && at.col == 0 && m_last.row == at.row - 1 &&
                        m_last.column + m_last.width + glyph.width > columns;
    if (goesOn) m_grid->setWrapped(at.row - 1, true);
    m_grid->put(at.row, at.col, glyph.chars[0], glyph.width, m_pen);
    m_atEdge = at.col + glyph.width >= columns;
    noteGlyph(at.row, at.col, glyph.width);
}

void Emulator::noteGlyph(int row, int column, int width) {
    m_last = {true, row, column, width};
    damage(row, row + 1);
}

// ---- the cursor

void Emulator::toVterm(std::string_view bytes) {
    vterm_input_write(m_vterm.get(), bytes.data(), bytes.size());
}

// Brings libvterm's cursor to where the text has come.
void Emulator::settleCursor() {
    if (m_owed == 0) return;
    const LastGlyph last = m_last;
    ControlSequence forward;
    forward.final = 'C';
    forward.count = 1;
    forward.parameters[0].value = std::exchange(m_owed, 0);
    this->forward(forward);
    m_last = last;  // text has moved it, no sequence
}

// For what sets the column whatever it was.
void Emulator::dropOwed() {
    if (m_owed == 0) return;
    m_owed = 0;
    m_last.valid = false;
}

void Emulator::cursorMoved() {
    if (m_putting) return;
    m_atEdge = false;
    m_last.valid = false;
}

SurfaceCursor Emulator::cursor() const {
    SurfaceCursor cursor = m_look;
    const VTermPos at = position();
    cursor.row = at.row;
    cursor.column = at.col;
    return cursor;
}

// ---- what libvterm changes

void Emulator::scrollRect(VTermRect rect, int downward, int rightward) {
    const CellRect cells = toCells(rect, *m_grid);
    if (cells.top >= cells.bottom || cells.left >= cells.right) return;
    const bool wholeRows = cells.left == 0 && cells.right == m_grid->columns();
    if (rightward == 0 && !wholeRows) return;  // needs margins at the sides, which nobody can set
    if (wholeRows && downward > 0 && cells.top == 0 && m_grid == &m_primary) {
        for (int row = 0; row < std::min(downward, cells.bottom); ++row)
            m_history.push(m_grid->row(row), m_grid->used(row));
    }
    m_grid->scroll(cells, downward, rightward, m_pen.background);
    if (m_last.valid && m_last.row >= cells.top && m_last.row < cells.bottom) {
        m_last.row -= downward;
        if (rightward != 0 || m_last.row < cells.top || m_last.row >= cells.bottom)
            m_last.valid = false;
    }
    damage(cells.top, cells.bottom);
}

void Emulator::eraseRect(VTermRect rect) {
    const CellRect cells = toCells(rect, *m_grid);
    if (cells.top >= cells.bottom || cells.left >= cells.right) return;
    m_grid->erase(cells, m_pen.background);
    damage(cells.top, cells.bottom);
}

void Emulator::setProperty(VTermProp property, const VTermValue& value) {
    switch (property) {
        case VTERM_PROP_CURSORVISIBLE:
            m_look.visible = value.boolean != 0;
            break;
        case VTERM_PROP_CURSORBLINK:
            m_look.blinks = value.boolean != 0;
            break;
        case VTERM_PROP_CURSORSHAPE:
            m_look.shape =
                value.number == VTERM_PROP_CURSORSHAPE_UNDERLINE  ? SurfaceCursor::Shape::Underline
                : value.number == VTERM_PROP_CURSORSHAPE_BAR_LEFT ? SurfaceCursor::Shape::Bar
                                                                  : SurfaceCursor::Shape::Block;
            break;
        case VTERM_PROP_ALTSCREEN:
            m_grid = value.boolean != 0 ? &m_alternate : &m_primary;
            m_last.valid = false;
            damageAll();
            break;
        case VTERM_PROP_REVERSE:
            m_reversed = value.boolean != 0;
            damageAll();
            break;
        case VTERM_PROP_MOUSE:
            m_mouse = value.number == VTERM_PROP_MOUSE_CLICK  ? MouseReports::Clicks
                      : value.number == VTERM_PROP_MOUSE_DRAG ? MouseReports::Drags
                      : value.number == VTERM_PROP_MOUSE_MOVE ? MouseReports::Moves
                                                              : MouseReports::None;
            break;
        default:
            break;
    }
}

// ---- size

void Emulator::resize(SurfaceSize size) {
    settleCursor();
    // libvterm keeps the upper margin where it was, even when there is no such row any more.
    resetMargins();
    vterm_set_size(m_vterm.get(), size.rows, size.columns);
    m_last.valid = false;
    damageAll();
}

void Emulator::resizeGrids(int rows, int columns, VTermPos& delta) {
    const bool primaryShown = m_grid == &m_primary;
    m_primary.setColumns(columns);
    m_alternate.setColumns(columns);
    const int before = m_primary.rows();
    if (rows < before) {
        int filled = before;
        const int cursorRow = primaryShown ? vtermPosition().row : -1;
        while (filled > rows && filled - 1 != cursorRow && m_primary.isBlank(filled - 1))
            --filled;
        const int out = filled - rows;
        for (int row = 0; row < out; ++row)
            m_history.push(m_primary.row(row), m_primary.used(row));
        if (out > 0) m_primary.scroll({0, before, 0, columns}, out, 0, Color());
        m_primary.removeLastRows(before - rows);
        m_alternate.removeLastRows(before - rows);
        if (primaryShown) delta.row -= out;
        return;
    }
    int missing = rows - before;
    m_alternate.addRows(missing);
    // While a program fills the screen nobody knows how far the cursor below would have to move.
    for (; primaryShown && missing > 0 && m_history.size() > 0; --missing) {
        m_primary.insertTop(m_history.pop());
        ++delta.row;
    }
    m_primary.addRows(missing);
}

// ---- damage

void Emulator::damage(int firstRow, int endRow) {
    if (m_damage.firstRow == m_damage.endRow) {
        m_damage.firstRow = firstRow;
        m_damage.endRow = endRow;
        return;
    }
    m_damage.firstRow = std::min(m_damage.firstRow, firstRow);
    m_damage.endRow = std::max(m_damage.endRow, endRow);
}

SurfaceDamage Emulator::takeDamage() {
    SurfaceDamage taken = std::exchange(m_damage, {});
    taken.endRow = std::min(taken.endRow, m_grid->rows());
    taken.firstRow = std::min(taken.firstRow, taken.endRow);
    const LineNumber first = m_history.dropped();
    const LineNumber top = first + m_history.size();
    taken.lines = top != m_shownTop || first != m_shownFirst;
    m_shownTop = top;
    m_shownFirst = first;
    const SurfaceCursor now = cursor();
    taken.cursor = !(now == m_shownCursor);
    m_shownCursor = now;
    return taken;
}

}  // namespace berth::terminal
