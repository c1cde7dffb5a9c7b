// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/terminal/terminal_surface.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "models/terminal/emulator.h"
#include "models/terminal/utf8.h"

namespace berth::terminal {
namespace {

SurfaceSize held(SurfaceSize size) {
    constexpr SurfaceSize kLeast = TerminalSurface::kSmallest;
    constexpr SurfaceSize kMost = TerminalSurface::kLargest;
    return {std::clamp(size.rows, kLeast.rows, kMost.rows),
            std::clamp(size.columns, kLeast.columns, kMost.columns)};
}

void appendRowText(const Row& row, std::string& text) {
    const std::size_t before = text.size();
    std::size_t end = before;
    auto mark = row.marks.begin();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const char32_t character = row.cells[i].character;
        if (character == Cell::kRightHalf) continue;
        appendUtf8(text, character == Cell::kBlank ? U' ' : character);
        for (; mark != row.marks.end() && mark->column <= static_cast<int>(i); ++mark)
            appendUtf8(text, mark->character);
        if (text.back() != ' ') end = text.size();
    }
    text.resize(end);
}

}  // namespace

TerminalSurface::TerminalSurface(SurfaceSize size, Limits limits, Events events)
    : m_emulator(std::make_unique<Emulator>(held(size), limits, std::move(events))) {}
TerminalSurface::~TerminalSurface() = default;

void TerminalSurface::feed(std::string_view bytes) {
    m_emulator->feed(bytes);
}

void TerminalSurface::resize(SurfaceSize size) {
    const SurfaceSize wanted = held(size);
    if (!(wanted == this->size())) m_emulator->resize(wanted);
}

void TerminalSurface::reset(bool forgetLines) {
    m_emulator->reset(forgetLines);
}

SurfaceSize TerminalSurface::size() const {
    return {m_emulator->grid().rows(), m_emulator->grid().columns()};
}

LineNumber TerminalSurface::firstLine() const {
    return m_emulator->history().dropped();
}

LineNumber TerminalSurface::screenTop() const {
    return firstLine() + m_emulator->history().size();
}

void TerminalSurface::readLine(LineNumber line, Row& row) const {
    assert(line >= firstLine() && line < endLine());
    if (line < screenTop()) {
        m_emulator->history().read(static_cast<std::size_t>(line - firstLine()), row);
    } else {
        row = m_emulator->grid().row(static_cast<int>(line - screenTop()));
    }
}

void TerminalSurface::appendText(LineNumber line, std::string& text) const {
    assert(line >= firstLine() && line < endLine());
    if (line < screenTop()) {
        text += m_emulator->history().text(static_cast<std::size_t>(line - firstLine()));
    } else {
        appendRowText(m_emulator->grid().row(static_cast<int>(line - screenTop())), text);
    }
}

bool TerminalSurface::isWrapped(LineNumber line) const {
    if (line < screenTop())
        return m_emulator->history().isWrapped(static_cast<std::size_t>(line - firstLine()));
    return m_emulator->grid().row(static_cast<int>(line - screenTop())).wrapped;
}

SurfaceCursor TerminalSurface::cursor() const {
    return m_emulator->cursor();
}

bool TerminalSurface::showsAlternate() const {
    return m_emulator->showsAlternate();
}

bool TerminalSurface::isReversed() const {
    return m_emulator->isReversed();
}

const std::string& TerminalSurface::title() const {
    return m_emulator->title();
}

SurfaceDamage TerminalSurface::takeDamage() {
    return m_emulator->takeDamage();
}

std::size_t TerminalSurface::historyBytes() const {
    return m_emulator->history().bytes();
}

void TerminalSurface::pressKey(Key key, Modifiers modifiers) {
    m_emulator->pressKey(key, modifiers);
}

void TerminalSurface::type(std::string_view utf8, Modifiers modifiers) {
    m_emulator->type(utf8, modifiers);
}

void TerminalSurface::paste(std::string_view utf8) {
    m_emulator->paste(utf8);
}

bool TerminalSurface::bracketsPaste() const {
    return m_emulator->bracketsPaste();
}

MouseReports TerminalSurface::mouseReports() const {
    return m_emulator->mouseReports();
}

void TerminalSurface::pressMouse(int button, bool pressed, int row, int column,
                                 Modifiers modifiers) {
    m_emulator->pressMouse(button, pressed, row, column, modifiers);
}

void TerminalSurface::moveMouse(int row, int column, Modifiers modifiers) {
    m_emulator->moveMouse(row, column, modifiers);
}

void TerminalSurface::setFocused(bool focused) {
    m_emulator->setFocused(focused);
}

}  // namespace berth::terminal
