// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/placement/trace_table.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace berth::sim::placement {
namespace {

std::string listOf(const std::vector<std::string_view>& columns) {
    std::string list;
    for (const std::string_view column : columns)
        list.append(list.empty() ? "" : ",").append(column);
    return list;
}

}  // namespace

std::string TraceFault::text(std::string_view file) const {
    std::string text{file};
    if (line > 0) text += fmt::format(":{}", line);
    if (!column.empty()) text += fmt::format(": {}", column);
    return text + ": " + what;
}

std::string quoted(std::string_view text) {
    constexpr std::size_t kShown = 40;
    if (text.size() <= kShown) return fmt::format("\"{}\"", text);
    return fmt::format("\"{}…\"", text.substr(0, kShown));
}

std::optional<std::int64_t> wholeNumber(std::string_view text, std::int64_t most) {
    if (text.empty() || text[0] == '-') return std::nullopt;
    std::int64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, status] = std::from_chars(text.data(), end, value);
    if (status != std::errc{} || stop != end || value > most) return std::nullopt;
    return value;
}

TraceTable::TraceTable(std::string_view csv, std::vector<std::string_view> columns)
    : m_reader(csv), m_columns(std::move(columns)) {}

std::optional<TraceFault> TraceTable::readHeading() {
    const auto read = m_reader.next();
    if (!read) return TraceFault{read.error().line, {}, read.error().what};
    if (!*read) {
        return TraceFault{
            0, {}, fmt::format("is empty: its first line must be {}", listOf(m_columns))};
    }
    const std::vector<std::string>& heading = m_reader.cells();
    m_width = heading.size();
    for (const std::string_view column : m_columns) {
        const auto found = std::find(heading.begin(), heading.end(), column);
        if (found == heading.end()) {
            return TraceFault{1, std::string{column},
                              fmt::format("there is no such column: the first line must name {}",
                                          listOf(m_columns))};
        }
        if (std::find(std::next(found), heading.end(), column) != heading.end())
            return TraceFault{1, std::string{column}, "the column is there twice: rename one"};
        m_places.push_back(static_cast<std::size_t>(found - heading.begin()));
    }
    return std::nullopt;
}

Read<bool> TraceTable::next() {
    const auto read = m_reader.next();
    if (!read) return tl::unexpected(TraceFault{read.error().line, {}, read.error().what});
    if (!*read) return false;
    if (m_reader.cells().size() != m_width) {
        return tl::unexpected(
            TraceFault{line(),
                       {},
                       fmt::format("{} cells where the first line has {}: give each column one",
                                   m_reader.cells().size(), m_width)});
    }
    return true;
}

Read<std::int64_t> TraceTable::count(std::size_t column, std::int64_t most) const {
    const auto value = wholeNumber(text(column), most);
    if (value) return *value;
    return tl::unexpected(fault(column, fmt::format("must be a whole number from 0 to {}, not {}",
                                                    most, quoted(text(column)))));
}

Read<std::string> TraceTable::name(std::size_t column) const {
    const std::string& value = text(column);
    if (!value.empty() && value.size() <= 200) return value;
    return tl::unexpected(
        fault(column, fmt::format("must be a name of 1 to 200 characters, not {}", quoted(value))));
}

TraceFault TraceTable::fault(std::size_t column, std::string what) const {
    return {line(), std::string{m_columns[column]}, std::move(what)};
}

}  // namespace berth::sim::placement
