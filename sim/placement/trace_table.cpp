// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/placement/trace_table.h"

#include <fmt/core.h>

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

TraceFault faultOf(const domain::CsvFault& fault) {
    return {static_cast<std::size_t>(fault.line), {}, fault.message};
}

}  // namespace

std::string TraceFault::text(std::string_view file) const {
    std::string text{file};
    if (line > 0) text += fmt::format(":{}", line);
    if (!column.empty()) text += fmt::format(": {}", column);
    return text + ": " + what;
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
    : m_text(std::string{csv}), m_reader(m_text), m_columns(std::move(columns)) {}

std::optional<TraceFault> TraceTable::readHeading() {
    const auto heading = domain::CsvColumns::read(m_reader);
    if (!heading) return faultOf(heading.error());
    for (const std::string_view column : m_columns) {
        const auto place = heading->find(column);
        if (!place) {
            return TraceFault{1, std::string{column},
                              fmt::format("there is no such column: the first line must name {}",
                                          listOf(m_columns))};
        }
        m_places.push_back(*place);
    }
    return std::nullopt;
}

Read<bool> TraceTable::next() {
    const auto read = m_reader.next();
    if (!read) return tl::unexpected(faultOf(read.error()));
    return *read;
}

Read<std::int64_t> TraceTable::count(std::size_t column, std::int64_t most) const {
    const auto value = wholeNumber(text(column), most);
    if (value) return *value;
    return tl::unexpected(fault(column, fmt::format("must be a whole number from 0 to {}, not {}",
                                                    most, domain::csvQuote(text(column)))));
}

Read<std::string> TraceTable::name(std::size_t column) const {
    const std::string_view value = text(column);
    if (!value.empty() && value.size() <= 200) return std::string{value};
    return tl::unexpected(fault(column, fmt::format("must be a name of 1 to 200 characters, not {}",
                                                    domain::csvQuote(value))));
}

TraceFault TraceTable::fault(std::size_t column, std::string what) const {
    return {line(), std::string{m_columns[column]}, std::move(what)};
}

}  // namespace berth::sim::placement
