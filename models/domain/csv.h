// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "models/domain/money.h"

namespace berth::domain {

// A table as comma-separated values by RFC 4180: lines end in CR LF, every text is in quotes. It
// begins with the byte order mark by which spreadsheets know UTF-8.
//
// Spreadsheets take a cell that begins with = + - @ TAB or CR (or the full-width forms of the
// signs) for a formula, in quotes or not; such a text gets an apostrophe before it, as OWASP
// advises ("CSV Injection"). Line breaks stay; other control characters become spaces.
class CsvTable {
  public:
    CsvTable();

    CsvTable& text(std::string_view text);
    // Yuan with all six decimals, "." as the separator: sums of what is written add up exactly.
    CsvTable& money(Money money);
    void endRow();

    [[nodiscard]] const std::string& bytes() const { return m_bytes; }

  private:
    void separate();

    std::string m_bytes;
    bool m_first = true;  // of its row
};

// The quoted cell that text() writes.
[[nodiscard]] std::string csvText(std::string_view text);

}  // namespace berth::domain
