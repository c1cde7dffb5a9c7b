// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "models/terminal/cell.h"

namespace berth::terminal {

// Rows that have scrolled out of the screen, oldest first, as UTF-8 with stretches of style: a line
// of plain text takes its length and some 40 bytes. Beyond either limit the oldest go.
class LineStore {
  public:
    struct Limits {
        std::size_t lines = 100'000;
        std::size_t bytes = 64 * 1024 * 1024;
    };

    explicit LineStore(Limits limits) : m_limits(limits) {}

    void push(const Row& row) { push(row, static_cast<int>(row.cells.size())); }
    // Of a row that has nothing to show from cell `used` on.
    void push(const Row& row, int used);
    // Takes the newest; there must be one.
    [[nodiscard]] Row pop();
    void clear();

    [[nodiscard]] std::size_t size() const { return m_lines.size(); }
    // How many have gone at the old end, ever.
    [[nodiscard]] std::uint64_t dropped() const { return m_dropped; }
    // Memory in use.
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }

    // `index` counts from the oldest. Cells without text come back as blanks (U+0020).
    void read(std::size_t index, Row& row) const;
    // Valid until the next change.
    [[nodiscard]] std::string_view text(std::size_t index) const;
    [[nodiscard]] bool isWrapped(std::size_t index) const;

  private:
    [[nodiscard]] static std::size_t weight(const std::string& line);
    void encode(const Row& row, std::size_t end, std::string& line);
    void dropOldest();

    Limits m_limits;
    std::deque<std::string> m_lines;
    std::uint64_t m_dropped = 0;
    std::size_t m_bytes = 0;
    std::string m_spare;   // the memory of a line that was dropped
    std::string m_styles;  // of the line in work
};

}  // namespace berth::terminal
