// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/csv_reader.h"
#include "sim/placement/trace.h"

namespace berth::sim::placement {

// A table whose first row names its columns, of which some are wanted, wherever they stand.
class TraceTable {
  public:
    TraceTable(std::string_view csv, std::vector<std::string_view> columns);

    // The heading. Faults: no heading, a wanted column that is missing or there twice.
    [[nodiscard]] std::optional<TraceFault> readHeading();
    // True: a row is there.
    [[nodiscard]] Read<bool> next();

    // Of the row, by the place of the column in the list of wanted ones.
    [[nodiscard]] std::string_view text(std::size_t column) const {
        return m_reader.fields()[m_places[column]];
    }
    [[nodiscard]] Read<std::int64_t> count(std::size_t column, std::int64_t most) const;
    // A name: not empty, at most 200 bytes.
    [[nodiscard]] Read<std::string> name(std::size_t column) const;
    [[nodiscard]] TraceFault fault(std::size_t column, std::string what) const;
    [[nodiscard]] std::size_t line() const { return static_cast<std::size_t>(m_reader.line()); }

  private:
    std::istringstream m_text;
    domain::CsvReader m_reader;
    std::vector<std::string_view> m_columns;
    std::vector<std::size_t> m_places;
};

// A whole number without sign, 0 … most; nothing else.
[[nodiscard]] std::optional<std::int64_t> wholeNumber(std::string_view text, std::int64_t most);

}  // namespace berth::sim::placement
