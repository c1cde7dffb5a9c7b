// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/line_editor.h"

#include <algorithm>
#include <array>

namespace berth::sim::shell {
namespace {

constexpr std::size_t kMostEscape = 16;

// How many bytes a character has by its first one; 0: none begins so.
std::size_t lengthBy(unsigned char first) {
    if (first < 0x80) return 1;
    if (first >= 0xc2 && first < 0xe0) return 2;
    if (first >= 0xe0 && first < 0xf0) return 3;
    return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

char32_t codePoint(std::string_view character) {
    const auto first = static_cast<unsigned char>(character[0]);
    if (character.size() == 1) return first;
    char32_t value = first & (0x7fU >> character.size());
    for (const char c : character.substr(1))
        value = (value << 6U) | (static_cast<unsigned char>(c) & 0x3fU);
    return value;
}

// By the blocks of East Asian Width (Unicode annex 11) and combining marks.
int widthOf(char32_t c) {
    struct Range {
        char32_t first, last;
    };
    constexpr std::array<Range, 10> kWide{{{0x1100, 0x115f},
                                           {0x2e80, 0x303e},
                                           {0x3041, 0xa4cf},
                                           {0xac00, 0xd7a3},
                                           {0xf900, 0xfaff},
                                           {0xfe30, 0xfe6f},
                                           {0xff00, 0xff60},
                                           {0xffe0, 0xffe6},
                                           {0x1f300, 0x1faff},
                                           {0x20000, 0x3fffd}}};
    if ((c >= 0x300 && c <= 0x36f) || (c >= 0x200b && c <= 0x200f) || c == 0xfe0f) return 0;
    return std::ranges::any_of(kWide, [c](Range r) { return r.first <= c && c <= r.last; }) ? 2 : 1;
}

}  // namespace

std::size_t characterLength(std::string_view text, std::size_t at) {
    const std::size_t length = lengthBy(static_cast<unsigned char>(text[at]));
    if (length == 0 || at + length > text.size()) return 1;
    for (std::size_t i = 1; i < length; ++i)
        if ((static_cast<unsigned char>(text[at + i]) & 0xc0U) != 0x80U) return 1;
    return length;
}

int displayWidth(std::string_view text) {
    int width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = characterLength(text, at);
        width += widthOf(codePoint(text.substr(at, length)));
        at += length;
    }
    return width;
}

void LineEditor::begin(std::string prompt, int columns) {
    m_prompt = std::move(prompt);
    m_columns = std::max(20, columns);
    m_line.clear();
    m_ownLine.clear();
    m_escape.clear();
    m_partial.clear();
    m_cursor = 0;
    m_recalled = m_history.size();
    redraw();
}

void LineEditor::setColumns(int columns) {
    m_columns = std::max(20, columns);
}

std::string LineEditor::takeOutput() {
    return std::exchange(m_output, {});
}

void LineEditor::remember(const std::string& line) {
    if (line.empty() || (!m_history.empty() && m_history.back() == line)) return;
    m_history.push_back(line);
    m_historyBytes += line.size();
    while (m_history.size() > kMostLines || m_historyBytes > kMostHistory) {
        m_historyBytes -= m_history.front().size();
        m_history.pop_front();
    }
}

std::size_t LineEditor::before(std::size_t at) const {
    if (at == 0) return 0;
    for (std::size_t back = std::min<std::size_t>(4, at); back > 1; --back)
        if (characterLength(m_line, at - back) == back) return at - back;
    return at - 1;
}

std::size_t LineEditor::behind(std::size_t at) const {
    return at >= m_line.size() ? m_line.size() : at + characterLength(m_line, at);
}

// The prompt and the part of the line around the cursor that the window has place for.
void LineEditor::redraw() {
    const int room = std::max(8, m_columns - 1 - displayWidth(m_prompt));
    // From the cursor backwards, so that a long line is not measured from its start. Characters
    // that take no place are bounded too.
    std::size_t first = m_cursor;
    int width = 0;
    for (int i = 0; first > 0 && i < 4 * room; ++i) {
        const std::size_t next = before(first);
        const int wider = width + displayWidth(std::string_view(m_line).substr(next, first - next));
        if (wider > room) break;
        width = wider;
        first = next;
    }
    std::size_t last = m_cursor;
    const int cursorColumn = displayWidth(m_prompt) + width;
    while (last < m_line.size()) {
        const std::size_t next = behind(last);
        width += displayWidth(std::string_view(m_line).substr(last, next - last));
        if (width > room) break;
        last = next;
    }
    m_output += '\r' + m_prompt + m_line.substr(first, last - first) + "\x1b[K\r";
    if (cursorColumn > 0) m_output += "\x1b[" + std::to_string(cursorColumn) + 'C';
}

void LineEditor::insert(std::string_view bytes) {
    if (m_line.size() + bytes.size() > kMostBytes) {
        m_output += '\a';
        return;
    }
    m_line.insert(m_cursor, bytes);
    m_cursor += bytes.size();
    redraw();
}

void LineEditor::eraseRange(std::size_t from, std::size_t to) {
    if (from >= to) return;
    m_line.erase(from, to - from);
    m_cursor = from;
    redraw();
}

void LineEditor::moveTo(std::size_t at) {
    if (at == m_cursor) return;
    m_cursor = at;
    redraw();
}

void LineEditor::recall(int step) {
    if (step < 0 ? m_recalled == 0 : m_recalled >= m_history.size()) return;
    if (m_recalled == m_history.size()) m_ownLine = m_line;
    m_recalled = step < 0 ? m_recalled - 1 : m_recalled + 1;
    m_line = m_recalled == m_history.size() ? m_ownLine : m_history[m_recalled];
    m_cursor = m_line.size();
    redraw();
}

void LineEditor::completeHere() {
    const Completion found = m_complete(std::string_view(m_line).substr(0, m_cursor));
    if (!found.added.empty()) {
        insert(found.added);
    } else if (found.choices.size() > 1) {
        m_output += "\r\n";
        for (const std::string& each : found.choices)
            m_output += each + "  ";
        m_output += "\r\n";
        redraw();
    } else {
        m_output += '\a';
    }
}

std::optional<LineEditor::Outcome> LineEditor::key(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    if (!m_escape.empty()) {
        // Ctrl-C is heard in the midst of everything.
        if (value != 3) {
            escape(byte);
            return std::nullopt;
        }
        m_escape.clear();
    }
    if (value < 0x20 || value == 0x7f) {
        m_partial.clear();
        return control(value);
    }
    if (value < 0x80) {
        m_partial.clear();
        insert({&byte, 1});
        return std::nullopt;
    }
    const bool follows = (value & 0xc0U) == 0x80U;
    if (!follows) m_partial.clear();
    if (follows && m_partial.empty()) return std::nullopt;  // belongs to nothing
    m_partial += byte;
    const std::size_t length = lengthBy(static_cast<unsigned char>(m_partial[0]));
    if (length == 0) {
        m_partial.clear();
    } else if (m_partial.size() == length) {
        insert(std::exchange(m_partial, {}));
    }
    return std::nullopt;
}

std::optional<LineEditor::Outcome> LineEditor::control(unsigned char byte) {
    switch (byte) {
        case '\r':
        case '\n':
            m_output += "\r\n";
            return Outcome::Line;
        case 3:
            m_output += "^C\r\n";
            m_line.clear();
            return Outcome::Interrupted;
        case 4:
            if (m_line.empty()) return Outcome::End;
            eraseRange(m_cursor, behind(m_cursor));
            break;
        case 8:
        case 0x7f:
            eraseRange(before(m_cursor), m_cursor);
            break;
        case 1:
            moveTo(0);
            break;
        case 2:
            moveTo(before(m_cursor));
            break;
        case 5:
            moveTo(m_line.size());
            break;
        case 6:
            moveTo(behind(m_cursor));
            break;
        case 9:
            completeHere();
            break;
        case 11:
            m_line.resize(m_cursor);
            redraw();
            break;
        case 12:
            m_output += "\x1b[H\x1b[2J";
            redraw();
            break;
        case 14:
            recall(1);
            break;
        case 16:
            recall(-1);
            break;
        case 21:
            eraseRange(0, m_cursor);
            break;
        case 23: {
            std::size_t from = m_cursor;
            while (from > 0 && m_line[from - 1] == ' ')
                --from;
            while (from > 0 && m_line[from - 1] != ' ')
                --from;
            eraseRange(from, m_cursor);
            break;
        }
        case 27:
            m_escape = "\x1b";
            break;
        default:
            break;
    }
    return std::nullopt;
}

void LineEditor::escape(char byte) {
    m_escape += byte;
    if (m_escape.size() == 2) {
        if (byte != '[' && byte != 'O') m_escape.clear();
        return;
    }
    const bool goesOn = (byte >= '0' && byte <= '9') || byte == ';';
    if (!goesOn || m_escape.size() > kMostEscape) finishEscape(byte);
}

void LineEditor::finishEscape(char last) {
    const std::string sequence = std::exchange(m_escape, {});
    const char digit = sequence.size() > 3 ? sequence[2] : '\0';
    switch (last) {
        case 'A':
            recall(-1);
            break;
        case 'B':
            recall(1);
            break;
        case 'C':
            moveTo(behind(m_cursor));
            break;
        case 'D':
            moveTo(before(m_cursor));
            break;
        case 'H':
            moveTo(0);
            break;
        case 'F':
            moveTo(m_line.size());
            break;
        case '~':
            if (digit == '1' || digit == '7') moveTo(0);
            if (digit == '4' || digit == '8') moveTo(m_line.size());
            if (digit == '3') eraseRange(m_cursor, behind(m_cursor));
            break;
        default:
            break;
    }
}

}  // namespace berth::sim::shell
