// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/csv_reader.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

#include "models/domain/text.h"

namespace berth::domain {

namespace {

constexpr std::size_t kReadAtOnce = 64U << 10U;
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::size_t kMostQuoted = 60;

template <class T>
std::optional<T> wholeOf(std::string_view text) {
    T value{};
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (status != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

std::string toText(const CsvFault& fault) {
    std::string text;
    if (fault.line > 0) text = fmt::format("line {}", fault.line);
    if (fault.column > 0)
        text += fmt::format("{}column {}", text.empty() ? "" : ", ", fault.column);
    if (!text.empty()) text += ": ";
    text += fault.message;
    for (char& c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F) c = '?';
    }
    return text;
}

std::optional<double> csvNumber(std::string_view text) {
    const auto value = wholeOf<double>(text);
    return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<std::int64_t> csvInteger(std::string_view text) {
    return wholeOf<std::int64_t>(text);
}

std::string csvQuote(std::string_view text) {
    const bool cut = text.size() > kMostQuoted;
    return fmt::format("\"{}{}\"", keepUtf8(text.substr(0, kMostQuoted)), cut ? "…" : "");
}

CsvReader::CsvReader(std::istream& in, CsvLimits limits)
    : m_in(in), m_limits(limits), m_buffer(kReadAtOnce) {}

int CsvReader::peek() {
    if (m_at == m_filled) {
        // read() and not the buffer beneath: it turns what a file throws into a state.
        m_in.read(m_buffer.data(), static_cast<std::streamsize>(m_buffer.size()));
        m_filled = static_cast<std::size_t>(m_in.gcount());
        m_at = 0;
        if (m_filled == 0) return kEnd;
    }
    return static_cast<unsigned char>(m_buffer[m_at]);
}

int CsvReader::take() {
    const int byte = peek();
    if (byte == kEnd) return kEnd;
    ++m_at;
    if (byte == '\n') ++m_nextLine;
    return byte;
}

tl::unexpected<CsvFault> CsvReader::fault(std::string message) const {
    return tl::unexpected(
        CsvFault{m_line, static_cast<int>(m_ends.size()) + 1, std::move(message)});
}

tl::expected<void, CsvFault> CsvReader::keep(int byte) {
    if (byte == 0) return fault("a NUL byte: this is no text, save the table as CSV in UTF-8");
    if (m_text.size() >= m_limits.recordBytes) {
        return fault(fmt::format("longer than {} bytes: is a quote that closes missing?",
                                 m_limits.recordBytes));
    }
    m_text.push_back(static_cast<char>(byte));
    return {};
}

tl::expected<void, CsvFault> CsvReader::readQuoted() {
    for (;;) {
        const int byte = take();
        if (byte == kEnd) return fault("the quote that opens here is never closed: close it");
        if (byte == '"') {
            if (peek() != '"') return {};
            take();
        }
        if (auto kept = keep(byte); !kept) return kept;
    }
}

// Up to what ends it, which stays.
tl::expected<void, CsvFault> CsvReader::readField() {
    if (peek() == '"') {
        take();
        if (auto read = readQuoted(); !read) return read;
        const int after = peek();
        if (after == ',' || after == '\n' || after == '\r' || after == kEnd) return {};
        return fault(
            "text behind the closing quote: put the whole cell in quotes, a quote inside "
            "twice");
    }
    for (;;) {
        const int byte = peek();
        if (byte == ',' || byte == '\n' || byte == '\r' || byte == kEnd) return {};
        if (byte == '"') {
            return fault(
                "a quote inside a cell without quotes: put the whole cell in quotes, a "
                "quote inside twice");
        }
        if (auto kept = keep(take()); !kept) return kept;
    }
}

tl::expected<bool, CsvFault> CsvReader::readRecord() {
    m_text.clear();
    m_ends.clear();
    for (;;) {
        if (m_ends.size() == m_limits.fields)
            return fault(fmt::format("more than {} cells in one line", m_limits.fields));
        if (auto read = readField(); !read) return tl::unexpected(std::move(read.error()));
        int end = take();
        if (end == '\r') {
            end = take();
            if (end != '\n')
                return fault("a carriage return inside the line: end lines with CR LF or LF");
        }
        m_ends.push_back(m_text.size());
        if (end != ',') break;
    }
    m_fields.clear();
    std::size_t begin = 0;
    for (const std::size_t end : m_ends) {
        m_fields.push_back(std::string_view{m_text}.substr(begin, end - begin));
        begin = end;
    }
    return true;
}

tl::expected<bool, CsvFault> CsvReader::next() {
    if (!m_begun) {
        m_begun = true;
        peek();
        const std::string_view start{m_buffer.data(), m_filled};
        if (start.starts_with(kUtf8Mark)) m_at = kUtf8Mark.size();
    }
    for (;;) {
        m_line = m_nextLine;
        if (peek() == kEnd) {
            if (!m_in.bad()) return false;
            return tl::unexpected(CsvFault{m_line, 0, "cannot be read any further"});
        }
        if (peek() == '\n') {
            take();
            continue;
        }
        if (peek() == '\r') {
            take();
            if (take() == '\n') continue;
            return fault("a carriage return inside the line: end lines with CR LF or LF");
        }
        break;
    }
    if (auto read = readRecord(); !read) return read;
    if (m_width == 0) m_width = m_fields.size();
    if (m_fields.size() == m_width) return true;
    return tl::unexpected(CsvFault{
        m_line, 0,
        fmt::format("has {} cell{} where the first line has {}: one for each column, and quotes "
                    "around a cell with a comma in it",
                    m_fields.size(), m_fields.size() == 1 ? "" : "s", m_width)});
}

tl::expected<CsvColumns, CsvFault> CsvColumns::read(CsvReader& reader) {
    const auto got = reader.next();
    if (!got) return tl::unexpected(got.error());
    if (!*got) {
        return tl::unexpected(CsvFault{0, 0, "is empty: its first line must name the columns"});
    }
    std::vector<std::string> names;
    for (const std::string_view name : reader.fields()) {
        const int column = static_cast<int>(names.size()) + 1;
        if (name.empty()) {
            return tl::unexpected(
                CsvFault{reader.line(), column, "this column has no name: give it one"});
        }
        if (std::find(names.begin(), names.end(), name) != names.end()) {
            return tl::unexpected(
                CsvFault{reader.line(), column,
                         fmt::format("there is a column {} already: rename one", csvQuote(name))});
        }
        names.emplace_back(name);
    }
    return CsvColumns{std::move(names), reader.line()};
}

std::optional<std::size_t> CsvColumns::find(std::string_view name) const {
    const auto found = std::find(m_names.begin(), m_names.end(), name);
    if (found == m_names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - m_names.begin());
}

tl::expected<std::size_t, CsvFault> CsvColumns::require(std::string_view name) const {
    if (const auto found = find(name)) return *found;
    std::string known;
    for (const std::string& each : m_names) {
        if (known.size() > 200) {
            known += ", …";
            break;
        }
        known += (known.empty() ? "" : ", ") + csvQuote(each);
    }
    return tl::unexpected(CsvFault{
        m_line, 0, fmt::format("the column {} is missing; there is: {}", csvQuote(name), known)});
}

}  // namespace berth::domain
