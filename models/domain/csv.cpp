// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/csv.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace berth::domain {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// What a spreadsheet may begin a formula with; the last four are ＝ ＋ － ＠.
constexpr std::array<std::string_view, 11> kFormulaStarts = {
    "=",           "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
    "\xEF\xBC\xA0"};

bool isFormula(std::string_view text) {
    return std::ranges::any_of(kFormulaStarts,
                               [&](std::string_view start) { return text.starts_with(start); });
}

bool isControl(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\r' && c != '\n') || byte == 0x7F;
}

}  // namespace

std::string csvText(std::string_view text) {
    std::string cell = "\"";
    if (isFormula(text)) cell += '\'';
    for (const char c : text) {
        if (c == '"') cell += '"';
        cell += isControl(c) ? ' ' : c;
    }
    cell += '"';
    return cell;
}

CsvTable::CsvTable() : m_bytes(kByteOrderMark) {}

void CsvTable::separate() {
    if (!m_first) m_bytes += ',';
    m_first = false;
}

CsvTable& CsvTable::text(std::string_view text) {
    separate();
    m_bytes += csvText(text);
    return *this;
}

CsvTable& CsvTable::money(Money money) {
    separate();
    // Unsigned, because the magnitude of the lowest int64 is no int64.
    const bool negative = money.points < 0;
    const std::uint64_t points = negative ? 0 - static_cast<std::uint64_t>(money.points)
                                          : static_cast<std::uint64_t>(money.points);
    m_bytes += fmt::format("{}{}.{:06}", negative ? "-" : "", points / kPointsPerYuan,
                           points % kPointsPerYuan);
    return *this;
}

void CsvTable::endRow() {
    m_bytes += "\r\n";
    m_first = true;
}

}  // namespace berth::domain
