// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/terminal/text_search.h"

#include <algorithm>
#include <utility>

#include "models/terminal/utf8.h"

namespace berth::terminal {
namespace {

char32_t smallForm(char32_t character) {
    if (character >= U'A' && character <= U'Z') return character + 32;
    if (character < 0xC0) return character;
    if (character <= 0xDE && character != 0xD7) return character + 32;
    if (character >= 0x391 && character <= 0x3A9) return character + 32;
    if (character >= 0x410 && character <= 0x42F) return character + 32;
    if (character >= 0x400 && character <= 0x40F) return character + 80;
    return character;
}

// Each form has as many bytes as the other, so places stay what they are.
void foldCase(std::string& text) {
    const auto isAscii = [](char byte) { return static_cast<unsigned char>(byte) < 0x80; };
    for (char& byte : text)
        if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte + 32);
    if (std::all_of(text.begin(), text.end(), isAscii)) return;
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t at = 0; at < text.size();)
        appendUtf8(folded, smallForm(nextCharacter(text, at)));
    text = std::move(folded);
}

}  // namespace

void TextSearch::start(const TerminalSurface& surface, std::string utf8, bool caseSensitive) {
    m_wanted = std::move(utf8);
    m_caseSensitive = caseSensitive;
    if (!caseSensitive) foldCase(m_wanted);
    m_hits.clear();
    m_next = surface.firstLine();
    m_complete = m_wanted.empty();
}

bool TextSearch::advance(const TerminalSurface& surface, std::size_t rows) {
    while (!m_complete) {
        m_next = std::max(m_next, surface.firstLine());
        if (m_next >= surface.endLine() || foundTooMany()) {
            m_complete = true;
            break;
        }
        if (rows == 0) break;
        LogicalLine line = logicalLineFrom(surface, m_next);
        m_next += line.rows;
        rows -= std::min(rows, line.rows);
        look(line);
    }
    return m_complete;
}

void TextSearch::look(LogicalLine& line) {
    if (!m_caseSensitive) foldCase(line.text);
    for (std::size_t at = line.text.find(m_wanted); at != std::string::npos && !foundTooMany();
         at = line.text.find(m_wanted, at + m_wanted.size()))
        m_hits.push_back({line.pointAt(at), line.pointAt(at + m_wanted.size())});
}

}  // namespace berth::terminal
