// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "models/terminal/logical_line.h"

namespace berth::terminal {

// Looks for a plain text in all lines of a surface, oldest first, a stretch at a time so that
// nobody waits. A text that was broken at the edge of the screen is found whole.
class TextSearch {
  public:
    // What is beyond is not looked for.
    static constexpr std::size_t kMostHits = 10'000;

    // Begins anew. An empty text finds nothing. Without case: ASCII, Latin-1, Greek and Cyrillic
    // letters count as their small forms.
    void start(const TerminalSurface& surface, std::string utf8, bool caseSensitive);
    // Looks at about so many more rows; true when everything was seen.
    bool advance(const TerminalSurface& surface, std::size_t rows);

    [[nodiscard]] bool isComplete() const { return m_complete; }
    // In the order of the text; none overlap. Some may be of lines that have gone since.
    [[nodiscard]] const std::vector<TextSpan>& hits() const { return m_hits; }
    [[nodiscard]] bool foundTooMany() const { return m_hits.size() >= kMostHits; }

  private:
    void look(LogicalLine& line);

    std::string m_wanted;
    bool m_caseSensitive = false;
    bool m_complete = true;
    LineNumber m_next = 0;
    std::vector<TextSpan> m_hits;
};

}  // namespace berth::terminal
