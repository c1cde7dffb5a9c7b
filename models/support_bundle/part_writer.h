// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fmt/core.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/csv.h"
#include "models/domain/units.h"
#include "models/support_bundle/bundle.h"
#include "models/support_bundle/redactor.h"

namespace berth::support_bundle {

// Untrusted values on their way into a part: one line, bounded, and never cut inside a secret.
class ValueTexts {
  public:
    static constexpr std::size_t kMostBytes = 4096;

    explicit ValueTexts(const Redactor& redactor) : m_redactor(redactor) {}
    [[nodiscard]] std::string of(std::string_view untrusted) const;

  private:
    const Redactor& m_redactor;
};

// A part that people read, line by line, up to a bound.
class PartWriter {
  public:
    // Lines of ours or of values that went through ValueTexts.
    void line(std::string_view text = {});
    // "name: value"; nothing where the value is empty or kAbsent.
    void fact(std::string_view name, std::string_view value);
    // Columns below each other; the first row is the heading.
    void table(const std::vector<std::vector<std::string>>& rows);

    // Says how many lines there was no room for.
    [[nodiscard]] std::string finished() const;

  private:
    std::string m_text;
    std::size_t m_leftOut = 0;
};

// A table for spreadsheets, up to a bound; see domain::CsvTable.
class PartTable {
  public:
    explicit PartTable(const std::vector<std::string_view>& headings);

    void row(const std::vector<std::string>& cells);
    [[nodiscard]] std::string finished();

  private:
    domain::CsvTable m_table;
    std::size_t m_leftOut = 0;
};

inline constexpr std::string_view kAbsent = "-";
[[nodiscard]] inline std::string yesOrNo(bool value) {
    return value ? "yes" : "no";
}
template <class T>
[[nodiscard]] std::string orDash(const std::optional<T>& value,
                                 fmt::format_string<const T&> format) {
    return value ? fmt::format(format, *value) : std::string(kAbsent);
}
[[nodiscard]] inline std::string orDash(const std::optional<domain::Bytes>& value) {
    return value ? domain::toText(*value) : std::string(kAbsent);
}
[[nodiscard]] inline std::string percent(const std::optional<double>& share) {
    return share ? fmt::format("{:.0f} %", *share * 100) : std::string(kAbsent);
}

}  // namespace berth::support_bundle
