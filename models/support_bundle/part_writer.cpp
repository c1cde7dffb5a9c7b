// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/part_writer.h"

#include <algorithm>

#include "models/support_bundle/plain_text.h"

namespace berth::support_bundle {

namespace {

// Room for the line that says what is left out.
constexpr std::size_t kMostWritten = kMostPartBytes - 256;
constexpr std::size_t kWidestColumn = 40;

// Letters, not bytes: columns shall stand below each other in Chinese as well.
std::size_t lettersIn(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

std::string ValueTexts::of(std::string_view untrusted) const {
    if (untrusted.size() <= kMostBytes) return oneLine(untrusted);
    return shortened(oneLine(m_redactor.redact(untrusted)), kMostBytes);
}

void PartWriter::line(std::string_view text) {
    if (m_leftOut > 0 || m_text.size() + text.size() >= kMostWritten) {
        ++m_leftOut;
        return;
    }
    m_text += text;
    m_text += '\n';
}

void PartWriter::fact(std::string_view name, std::string_view value) {
    if (!value.empty() && value != kAbsent) line(fmt::format("{}: {}", name, value));
}

void PartWriter::table(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], std::min(lettersIn(row[i]), kWidestColumn));
    }
    for (const auto& row : rows) {
        std::string text;
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += row[i];
            const std::size_t letters = lettersIn(row[i]);
            if (i + 1 < row.size()) text.append(2 + widths[i] - std::min(letters, widths[i]), ' ');
        }
        line(text);
    }
}

std::string PartWriter::finished() const {
    if (m_leftOut == 0) return m_text;
    return m_text + fmt::format("[{} more lines are left out]\n", m_leftOut);
}

PartTable::PartTable(const std::vector<std::string_view>& headings) {
    for (const std::string_view heading : headings)
        m_table.text(heading);
    m_table.endRow();
}

void PartTable::row(const std::vector<std::string>& cells) {
    std::size_t size = 0;
    for (const std::string& cell : cells)
        size += cell.size();
    if (m_leftOut > 0 || m_table.bytes().size() + size >= kMostWritten) {
        ++m_leftOut;
        return;
    }
    for (const std::string& cell : cells)
        m_table.text(cell);
    m_table.endRow();
}

std::string PartTable::finished() {
    if (m_leftOut > 0) {
        m_table.text(fmt::format("[{} more rows are left out]", m_leftOut));
        m_table.endRow();
    }
    return m_table.bytes();
}

}  // namespace berth::support_bundle
