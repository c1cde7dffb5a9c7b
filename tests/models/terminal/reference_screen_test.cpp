// SPDX-License-Identifier: GPL-3.0-or-later
// libvterm's own screen as the reference: it is fed the same well-formed streams without any of the
// shortcuts, and has to show the same.
#include <gtest/gtest.h>
#include <vterm.h>

#include <array>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "models/terminal/utf8.h"
#include "tests/models/terminal/terminal_fixture.h"

namespace berth::terminal {
namespace {

constexpr int kRows = 8;
constexpr int kColumns = 24;

class Reference {
  public:
    Reference() : m_vterm(vterm_new(kRows, kColumns)) {
        vterm_set_utf8(m_vterm.get(), 1);
        m_screen = vterm_obtain_screen(m_vterm.get());
        vterm_screen_enable_altscreen(m_screen, 1);
        static const VTermScreenCallbacks kCallbacks = [] {
            VTermScreenCallbacks made{};
            made.sb_pushline = [](int columns, const VTermScreenCell* cells, void* user) {
                static_cast<Reference*>(user)->m_history.push_back(textOf(columns, cells));
                return 1;
            };
            return made;
        }();
        vterm_screen_set_callbacks(m_screen, &kCallbacks, this);
        vterm_screen_reset(m_screen, 1);
        feed(
            "\x1b"
            "7");
    }

    void feed(std::string_view bytes) {
        vterm_input_write(m_vterm.get(), bytes.data(), bytes.size());
    }

    [[nodiscard]] std::string picture() const {
        std::string text;
        for (const std::string& line : m_history)
            text += line + "|";
        text += "#";
        for (int row = 0; row < kRows; ++row) {
            std::vector<VTermScreenCell> cells(kColumns);
            for (int column = 0; column < kColumns; ++column)
                vterm_screen_get_cell(m_screen, {row, column},
                                      &cells[static_cast<std::size_t>(column)]);
            text += textOf(kColumns, cells.data()) + "|";
        }
        VTermPos at{};
        vterm_state_get_cursorpos(vterm_obtain_state(m_vterm.get()), &at);
        return text + std::to_string(at.row) + "," + std::to_string(at.col);
    }

  private:
    struct Free {
        void operator()(VTerm* vterm) const { vterm_free(vterm); }
    };

    // Characters without blanks at the end, and where something is bold or coloured.
    static std::string textOf(int columns, const VTermScreenCell* cells) {
        std::string text;
        std::string styles;
        for (int i = 0; i < columns; ++i) {
            if (cells[i].chars[0] == static_cast<std::uint32_t>(-1)) continue;
            if (cells[i].chars[0] == 0) {
                text.push_back(' ');  // what stands behind it is of what was there before
                continue;
            }
            for (int k = 0; k < VTERM_MAX_CHARS_PER_CELL && cells[i].chars[k] != 0; ++k)
                appendUtf8(text, cells[i].chars[k]);
            if (cells[i].chars[0] > 0x20 && cells[i].attrs.bold != 0)
                styles += "b" + std::to_string(i);
            if (cells[i].chars[0] > 0x20 && VTERM_COLOR_IS_INDEXED(&cells[i].fg))
                styles += "f" + std::to_string(i) + ":" + std::to_string(cells[i].fg.indexed.idx);
        }
        text.resize(text.find_last_not_of(' ') + 1);
        return text + styles;
    }

    std::unique_ptr<VTerm, Free> m_vterm;
    VTermScreen* m_screen = nullptr;
    std::vector<std::string> m_history;
};

std::string textOf(const Row& row) {
    std::string text;
    std::string styles;
    auto mark = row.marks.begin();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const Cell& cell = row.cells[i];
        if (cell.character == Cell::kRightHalf) continue;
        appendUtf8(text, cell.character == Cell::kBlank ? U' ' : cell.character);
        for (; mark != row.marks.end() && mark->column == static_cast<int>(i); ++mark)
            appendUtf8(text, mark->character);
        if (cell.character > 0x20 && cell.style.has(Attribute::Bold))
            styles += "b" + std::to_string(i);
        if (cell.character > 0x20 && cell.style.foreground.isIndexed())
            styles += "f" + std::to_string(i) + ":" + std::to_string(cell.style.foreground.index());
    }
    text.resize(text.find_last_not_of(' ') + 1);
    return text + styles;
}

std::string pictureOf(const TerminalSurface& surface) {
    std::string text;
    Row row;
    for (LineNumber line = surface.firstLine(); line < surface.endLine(); ++line) {
        if (line == surface.screenTop()) text += "#";
        surface.readLine(line, row);
        text += textOf(row) + "|";
    }
    const SurfaceCursor cursor = surface.cursor();
    return text + std::to_string(cursor.row) + "," + std::to_string(cursor.column);
}

std::string between(std::mt19937& random, int least, int most) {
    return std::to_string(least +
                          static_cast<int>(random() % static_cast<unsigned>(most - least + 1)));
}

// Text in runs, short and longer than a row.
std::string plainPiece(std::mt19937& random) {
    std::string text(random() % 60, 'x');
    for (char& character : text)
        character = static_cast<char>(' ' + static_cast<int>(random() % 95));
    return text;
}

std::string movingPiece(std::mt19937& random) {
    const std::string csi = "\x1b[";
    switch (random() % 26) {
        case 0:
            return csi + between(random, 1, 9) + ";" + between(random, 1, 26) + "H";
        case 1:
            return csi + between(random, 0, 2) + "J";
        case 2:
            return csi + between(random, 0, 2) + "K";
        case 3:
            return csi + between(random, 1, 9) + std::string(1, "ABCDEFG"[random() % 7]);
        case 4:
            return csi + between(random, 1, 9) + std::string(1, "@PXLT"[random() % 5]);
        case 22:
            // By less than the least height of what scrolls out: else libvterm's screen keeps none
            // of the lines.
            return csi + between(random, 1, 3) + std::string(1, "MS"[random() % 2]);
        case 5:
            return csi + between(random, 1, 4) + ";" + between(random, 4, 8) + "r";
        case 6:
            return csi + "r";
        case 7:
            return "\x1b"
                   "7";
        case 8:
            // With what brings the cursor back onto the screen, or between the margins.
            return "\x1b"
                   "8\x1b[9J";
        case 9:
            return "\x1bM";
        case 10:
            return "\x1b"
                   "D";
        case 11:
            return "\x1b"
                   "E";
        case 12:
            return csi + (random() % 2 == 0 ? "?7l" : "?7h");
        case 13:
            return csi + (random() % 3 == 0 ? "4h" : "4l");
        case 14:
            return csi + (random() % 2 == 0 ? "?6h" : "?6l");
        case 15:
            return csi + (random() % 2 == 0 ? "?1049h" : "?1049l");
        case 16:
            return "\t";
        case 17:
            return "\b";
        case 18:
            return csi + "1;3" + between(random, 1, 7) + "m";
        case 19:
            return csi + "m";
        case 20:
            return "\n";
        case 21:
            return "\r";
        default:
            return "\r\n";
    }
}

void compare(std::string (*piece)(std::mt19937&), unsigned seed) {
    std::mt19937 random(seed);
    Reference reference;
    TerminalFixture terminal({kRows, kColumns});
    std::string stream;
    for (int step = 0; step < 120; ++step) {
        const std::string bytes = random() % 2 == 0 ? plainPiece(random) : piece(random);
        stream += bytes;
        reference.feed(bytes);
        terminal.surface.feed(bytes);
        ASSERT_EQ(pictureOf(terminal.surface), reference.picture())
            << "seed " << seed << " step " << step << "\n"
            << testing::PrintToString(stream);
    }
}

TEST(TerminalSurface, ShowsPlainTextAsLibvtermsOwnScreenDoes) {
    for (unsigned seed = 1; seed <= 15; ++seed) {
        compare(
            [](std::mt19937& random) -> std::string { return random() % 9 == 0 ? "\n" : "\r\n"; },
            seed);
        if (HasFatalFailure()) return;
    }
}

TEST(TerminalSurface, ShowsWhatProgramsDoAsLibvtermsOwnScreenDoes) {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        compare(movingPiece, seed);
        if (HasFatalFailure()) return;
    }
}

// Lines of wide and marked characters, where nothing is overwritten: libvterm leaves halves there.
TEST(TerminalSurface, ShowsChineseTextAsLibvtermsOwnScreenDoes) {
    const std::array<std::string, 7> pieces = {"\xe4\xb8\xad", "\xe6\x96\x87\xe5\xad\x97",
                                               "e\xcc\x81",    "\xf0\x9f\x98\x80",
                                               "ascii ",       "\r\n",
                                               "\xc3\xa9"};
    for (unsigned seed = 1; seed <= 15; ++seed) {
        std::mt19937 random(seed);
        Reference reference;
        TerminalFixture terminal({kRows, kColumns});
        for (int step = 0; step < 400; ++step) {
            const std::string& bytes = pieces[random() % pieces.size()];
            reference.feed(bytes);
            terminal.surface.feed(bytes);
            ASSERT_EQ(pictureOf(terminal.surface), reference.picture()) << seed << " " << step;
        }
    }
}

}  // namespace
}  // namespace berth::terminal
