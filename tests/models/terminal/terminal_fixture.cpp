// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/terminal/terminal_fixture.h"

#include <utility>

namespace berth::terminal {
namespace {

std::string linesOf(const TerminalSurface& surface, LineNumber from, LineNumber to) {
    std::string text;
    for (LineNumber line = from; line < to; ++line) {
        if (line > from) text.push_back('|');
        surface.appendText(line, text);
    }
    return text;
}

void append(std::string& text, const Row& row) {
    for (const Cell& cell : row.cells) {
        text += std::to_string(static_cast<std::uint32_t>(cell.character)) + "," +
                std::to_string(cell.style.foreground.raw()) + "," +
                std::to_string(cell.style.background.raw()) + "," +
                std::to_string(cell.style.attributes) + " ";
    }
    for (const Mark& mark : row.marks)
        text += "mark " + std::to_string(mark.column) + "," +
                std::to_string(static_cast<std::uint32_t>(mark.character)) + " ";
    text += row.wrapped ? "wrapped\n" : "\n";
}

}  // namespace

TerminalFixture::TerminalFixture(SurfaceSize size, TerminalSurface::Limits limits)
    : surface(size, limits,
              {[this](std::string_view bytes) { sent += bytes; },
               [this](std::string text) { clipboards.push_back(std::move(text)); },
               [this] { ++bells; }}) {}

std::string TerminalFixture::screen() const {
    return linesOf(surface, surface.screenTop(), surface.endLine());
}

std::string TerminalFixture::history() const {
    return linesOf(surface, surface.firstLine(), surface.screenTop());
}

Row TerminalFixture::row(int index) const {
    Row row;
    surface.readLine(surface.screenTop() + static_cast<LineNumber>(index), row);
    return row;
}

Style TerminalFixture::style(int row, int column) const {
    return this->row(row).cells.at(static_cast<std::size_t>(column)).style;
}

std::string portrait(const TerminalSurface& surface) {
    std::string text;
    Row row;
    for (LineNumber line = surface.firstLine(); line < surface.endLine(); ++line) {
        surface.readLine(line, row);
        append(text, row);
    }
    const SurfaceCursor cursor = surface.cursor();
    text += std::to_string(cursor.row) + "," + std::to_string(cursor.column) + "," +
            std::to_string(cursor.visible) + std::to_string(cursor.blinks) +
            std::to_string(static_cast<int>(cursor.shape)) +
            std::to_string(surface.showsAlternate()) + std::to_string(surface.isReversed()) +
            std::to_string(surface.bracketsPaste()) +
            std::to_string(static_cast<int>(surface.mouseReports())) + surface.title();
    return text;
}

std::string sampleStream() {
    return "plain\r\n"
           "\x1b[1;31mred\x1b[0m \x1b[38;5;200mpalette\x1b[48:2::10:20:30mrgb\x1b[4:3m_\x1b[m\r\n"
           "\xe4\xb8\xad\xe6\x96\x87 wide, e\xcc\x81 marked, \xf0\x9f\x98\x80 "
           "a line that is longer than the screen is wide and goes on and on\r\n"
           "broken \xe4\xb8 \xff \xc3\x28 \xed\xa0\x80 pieces\x7f\r\n"
           "\x1b]0;a title \xe2\x80\xae\xe4\xb8\xad\x07"
           "\x1b]2;another\x1b\\"
           "\x1b]52;c;aGVsbG8=\x07\x1bP$qm\x1b\\\x1b_apc\x1b\\\x1b^pm\x1b\\"
           "\x1b[2;4r\x1b[2;1Hin the region\r\n\n\n\x1b[Lx\x1b[2M\x1b[r"
           "\x1b[3;3H\x1b[@i\x1b[2Pd\x1b[3X\x1b[K\x1b"
           "7\x1b[1;1Hhome\x1b"
           "8back"
           "\x1b(0lqk\x1b(B\x0ex\x0f\ttab\x1b[5bz\x1b[?7lno wrap at the edge of this screen\x1b[?7h"
           "\x1b[4hins\x1b[4l\x1b[?1049h\x1b[2Jalternate\x1b[?1049l"
           "\x1b[?1000;1006h\x1b[?2004h\x1b[?25l\x1b[4 q\x1b[6n\x1b[c\x1b[>c"
           "\x1b[1;\x1b[99999999999999999999A\x1b[;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;m"
           "\x1b[?\x18never\x1a\x1b#8\x1b[H\x1b[3J\x1b[Jend\r\nof it";
}

}  // namespace berth::terminal
