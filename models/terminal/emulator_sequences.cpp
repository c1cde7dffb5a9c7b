// SPDX-License-Identifier: GPL-3.0-or-later
// Which sequences are obeyed, which are answered; all others are dropped here.
#include <algorithm>
#include <array>
#include <charconv>

#include "models/terminal/command_reader.h"
#include "models/terminal/emulator.h"
#include "models/terminal/style_reader.h"

namespace berth::terminal {
namespace {

// What a VT220 with colours says of itself; programs look for little else.
constexpr std::string_view kDeviceAttributes = "\x1b[?62;22c";
constexpr std::string_view kSecondaryAttributes = "\x1b[>1;10;0c";
constexpr std::string_view kAllIsWell = "\x1b[0n";
// Moves nothing, but makes libvterm bring its cursor back onto the screen: a saved one is restored
// where it was, even when the screen has become smaller.
constexpr std::string_view kBringBack = "\x1b[9J";

// Sequences without a leader that go on to libvterm as they are: they move, erase, insert, delete,
// scroll or set a tab stop.
constexpr std::string_view kMovements = "@ABCDEFGHIJKLMPSTXZ`adefgjk";
// Modes that libvterm serves, but for those that need care: DECSET of
// https://invisible-island.net/xterm/ctlseqs/
constexpr std::array kPrivateModes = {1,    5,    6,    7,    12,   25,   1000, 1002,
                                      1003, 1004, 1006, 1015, 1047, 1048, 1049, 2004};

void appendNumber(std::string& text, int number) {
    std::array<char, 12> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    text.append(digits.data(), end);
}

}  // namespace

void Emulator::control(char control) {
    switch (control) {
        case '\a':
            if (m_events.bell) m_events.bell();
            return;
        case '\r':
            dropOwed();
            break;
        case '\b':
        case '\t':
        case '\n':
        case '\v':
        case '\f':
            settleCursor();
            break;
        case 0x0E:
        case 0x0F:
            m_shift = control == 0x0E ? 1 : 0;
            break;
        default:
            return;
    }
    toVterm({&control, 1});
}

void Emulator::escape(char intermediate, char final) {
    if (intermediate == '(' || intermediate == ')')
        return designate(intermediate == '(' ? 0 : 1, final);
    if (intermediate == '#' && final == '8') {  // DECALN
        m_grid->fill(U'E', Style());
        return damageAll();
    }
    if (intermediate != 0) return;
    switch (final) {
        case '7':
            return saveCursor();
        case '8':
            return restoreCursor();
        case 'c':
            return hardReset();
        case 'D':
        case 'E':
        case 'H':
        case 'M':
        case '=':
        case '>': {
            settleCursor();
            const std::array<char, 2> bytes = {'\x1b', final};
            return toVterm({bytes.data(), bytes.size()});
        }
        default:
            return;
    }
}

void Emulator::designate(int set, char charset) {
    if (charset != 'B' && charset != '0' && charset != 'A') return;
    m_drawing[set] = charset != 'B';
    const std::array<char, 3> bytes = {'\x1b', set == 0 ? '(' : ')', charset};
    toVterm({bytes.data(), bytes.size()});
}

void Emulator::sequence(const ControlSequence& sequence) {
    if (sequence.leader == '?') return privateSequence(sequence);
    if (sequence.leader == '>') {
        if (sequence.final == 'c' && sequence.intermediate == 0) answer(kSecondaryAttributes);
        return;
    }
    if (sequence.leader != 0) return;
    if (sequence.intermediate == ' ' && sequence.final == 'q') return forward(sequence);
    if (sequence.intermediate == '!' && sequence.final == 'p') return softReset();
    if (sequence.intermediate == 0) plainSequence(sequence);
}

void Emulator::plainSequence(const ControlSequence& sequence) {
    switch (sequence.final) {
        case 'm':
            return applyStyle(sequence, m_pen);
        case 'b':
            return repeatLast(std::max(sequence.value(0, 1), 1));
        case 'c':
            if (sequence.value(0, 0) == 0) answer(kDeviceAttributes);
            return;
        case 'n':
            if (sequence.value(0, 0) == 5) answer(kAllIsWell);
            if (sequence.value(0, 0) == 6) answerPosition(false);
            return;
        case 's':
            return saveCursor();
        case 'u':
            return restoreCursor();
        case 'h':
        case 'l':
            for (std::size_t i = 0; i < sequence.count; ++i)
                setMode(sequence.value(i, 0), sequence.final == 'h');
            return;
        case 'r':
            settleCursor();
            m_margins = true;
            return forward(sequence);
        case 'J':
            if (sequence.value(0, 0) == 3) return m_history.clear();
            break;
        case 'H':
        case 'f':
        case 'G':
        case '`':
            dropOwed();  // the column is set anew
            break;
        default:
            if (kMovements.find(sequence.final) == std::string_view::npos) return;
    }
    settleCursor();
    forward(sequence);
}

void Emulator::privateSequence(const ControlSequence& sequence) {
    if (sequence.intermediate != 0) return;
    switch (sequence.final) {
        case 'h':
        case 'l':
            for (std::size_t i = 0; i < sequence.count; ++i)
                setPrivateMode(sequence.value(i, 0), sequence.final == 'h');
            return;
        case 'n':
            if (sequence.value(0, 0) == 6) answerPosition(true);
            return;
        case 'J':
        case 'K':
            settleCursor();
            return forward(sequence);
        default:
            return;
    }
}

// Written anew: at most two parameters, each within its bounds. What is left out counts as missing.
void Emulator::forward(const ControlSequence& sequence) {
    std::string bytes = "\x1b[";
    if (sequence.leader != 0) bytes.push_back(sequence.leader);
    for (std::size_t i = 0; i < std::min<std::size_t>(sequence.count, 2); ++i) {
        if (i > 0) bytes.push_back(';');
        const int value = sequence.value(i, ControlSequence::kMissing);
        if (value != ControlSequence::kMissing) appendNumber(bytes, value);
    }
    if (sequence.intermediate != 0) bytes.push_back(sequence.intermediate);
    bytes.push_back(sequence.final);
    toVterm(bytes);
}

void Emulator::forwardMode(bool isPrivate, int mode, bool on) {
    ControlSequence sequence;
    if (isPrivate) sequence.leader = '?';
    sequence.final = on ? 'h' : 'l';
    sequence.count = 1;
    sequence.parameters[0].value = mode;
    settleCursor();
    forward(sequence);
}

void Emulator::setMode(int mode, bool on) {
    if (mode != 4 && mode != 20) return;
    if (mode == 4) m_insert = on;
    forwardMode(false, mode, on);
}

void Emulator::setPrivateMode(int mode, bool on) {
    if (mode == 47) mode = 1047;
    if (std::find(kPrivateModes.begin(), kPrivateModes.end(), mode) == kPrivateModes.end()) return;
    if (mode == 7) m_wraps = on;
    if (mode == 2004) m_bracketsPaste = on;
    // With these libvterm saves and restores its cursor; the style is ours.
    if (mode == 1048 || mode == 1049) (on ? m_savedPen : m_pen) = on ? m_pen : m_savedPen;
    forwardMode(true, mode, on);
}

// ---- cursor and modes together

void Emulator::saveCursor() {
    settleCursor();
    m_savedPen = m_pen;
    toVterm(
        "\x1b"
        "7");
}

void Emulator::restoreCursor() {
    settleCursor();
    m_pen = m_savedPen;
    toVterm(
        "\x1b"
        "8");
    toVterm(kBringBack);
}

// Without moving the cursor, which setting margins does.
void Emulator::resetMargins() {
    if (!m_margins) return;
    const VTermPos at = vtermPosition();
    toVterm("\x1b[r");
    std::string back = "\x1b[";
    appendNumber(back, at.row + 1);
    back.push_back(';');
    appendNumber(back, at.col + 1);
    back.push_back('H');
    toVterm(back);
    m_margins = false;
}

// DECSTR
void Emulator::softReset() {
    settleCursor();
    resetMargins();
    m_pen = Style();
    setMode(4, false);
    for (const int mode : {7, 25})
        setPrivateMode(mode, true);
    setPrivateMode(1, false);
    toVterm("\x1b>\x0f");
    m_shift = 0;
    designate(0, 'B');
    designate(1, 'B');
}

void Emulator::hardReset() {
    m_owed = 0;
    m_pen = Style();
    m_savedPen = Style();
    // libvterm's own reset leaves these as they are.
    for (const int mode : {1000, 1006, 1015, 1047, 2004, 5})
        setPrivateMode(mode, false);
    vterm_state_reset(m_state, 1);
    m_insert = false;
    m_wraps = true;
    m_drawing[0] = m_drawing[1] = false;
    m_shift = 0;
    m_margins = false;
    m_atEdge = false;
    m_last.valid = false;
    m_lastCharacter = 0;
    // Else a program that restores what it never saved gets an invisible cursor.
    saveCursor();
    damageAll();
}

void Emulator::reset(bool forgetLines) {
    m_reader.reset();
    m_title.clear();
    hardReset();
    if (forgetLines) m_history.clear();
}

// At most a row at once: a few bytes must not become a flood.
void Emulator::repeatLast(int count) {
    const char32_t last = m_lastCharacter;
    if (last == 0) return;
    count = std::min(count, m_grid->columns());
    if (last < 0x80)
        return ascii(std::string(static_cast<std::size_t>(count), static_cast<char>(last)));
    for (int i = 0; i < count; ++i)
        character(last);
}

// ---- answers

void Emulator::answer(std::string_view bytes) {
    if (m_answersLeft == 0) return;
    --m_answersLeft;
    if (m_events.send) m_events.send(bytes);
}

void Emulator::answerPosition(bool isPrivate) {
    const VTermPos at = position();
    std::string text = isPrivate ? "\x1b[?" : "\x1b[";
    appendNumber(text, at.row + 1);
    text.push_back(';');
    appendNumber(text, at.col + 1);
    text.push_back('R');
    answer(text);
}

void Emulator::command(std::string_view text) {
    if (const auto title = readTitle(text)) {
        m_title = *title;
    } else if (auto clipboard = readClipboard(text)) {
        if (m_events.clipboard) m_events.clipboard(std::move(*clipboard));
    }
}

}  // namespace berth::terminal
