// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace berth::domain {

// What is wrong with a table, for the person who wrote it.
struct CsvFault {
    std::int64_t line = 0;  // from 1; 0: about the file as a whole
    int column = 0;         // which cell of its line, from 1; 0: about the line as a whole
    std::string message;    // English: what is wrong and how to mend it; may quote the file

    friend bool operator==(const CsvFault&, const CsvFault&) = default;
};

// "line 7, column 2: message", as far as they are known. Control characters become "?".
[[nodiscard]] std::string toText(const CsvFault& fault);

struct CsvLimits {
    std::size_t recordBytes = 64U << 10U;  // between two line ends that are not in quotes
    std::size_t fields = 1'000;            // of one record
};

// Reads comma-separated values by RFC 4180 from a stream, one record at a time: memory is that of
// the longest record, whatever the file's size. Strict, because what is guessed at is read wrongly
// in silence: every record has as many fields as the first; quotes stand around a whole field or
// not at all; NUL and carriage returns that end no line are refused. Lines may end in CR LF or LF,
// the last one in neither; a byte order mark before the first and lines with nothing on them are
// passed over. Blanks are part of a field, as the RFC says.
//
// Throws nothing as long as the stream does not (exceptions() is 0, its default). After a fault the
// reader is of no further use.
class CsvReader {
  public:
    explicit CsvReader(std::istream& in, CsvLimits limits = {});

    // True: fields() holds the next record. False: the end.
    [[nodiscard]] tl::expected<bool, CsvFault> next();

    // Of the record read last; valid until next() is called again.
    [[nodiscard]] std::span<const std::string_view> fields() const { return m_fields; }
    // Where that record begins, from 1.
    [[nodiscard]] std::int64_t line() const { return m_line; }

  private:
    static constexpr int kEnd = -1;

    int peek();
    int take();
    [[nodiscard]] tl::expected<bool, CsvFault> readRecord();
    [[nodiscard]] tl::expected<void, CsvFault> readField();
    [[nodiscard]] tl::expected<void, CsvFault> readQuoted();
    [[nodiscard]] tl::expected<void, CsvFault> keep(int byte);
    [[nodiscard]] tl::unexpected<CsvFault> fault(std::string message) const;

    std::istream& m_in;
    CsvLimits m_limits;
    std::vector<char> m_buffer;
    std::size_t m_at = 0, m_filled = 0;
    bool m_begun = false;

    std::string m_text;               // the fields of a record, one behind the other
    std::vector<std::size_t> m_ends;  // where each ends in m_text
    std::vector<std::string_view> m_fields;
    std::size_t m_width = 0;  // fields of the first record
    std::int64_t m_nextLine = 1, m_line = 0;
};

// The columns of a table by the names in its first line. Names are compared byte for byte.
class CsvColumns {
  public:
    // Reads that line. Refused: an empty file, a name that is empty or comes twice.
    [[nodiscard]] static tl::expected<CsvColumns, CsvFault> read(CsvReader& reader);

    // Of a field in each record, from 0.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
    // A fault that names what there is instead.
    [[nodiscard]] tl::expected<std::size_t, CsvFault> require(std::string_view name) const;
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }

  private:
    CsvColumns(std::vector<std::string> names, std::int64_t line)
        : m_names(std::move(names)), m_line(line) {}

    std::vector<std::string> m_names;
    std::int64_t m_line;
};

// The whole of `text` as a finite number, such as 12, -0.5 or 1e-3; nothing else.
[[nodiscard]] std::optional<double> csvNumber(std::string_view text);
// Likewise a whole number without a point.
[[nodiscard]] std::optional<std::int64_t> csvInteger(std::string_view text);
// For messages: in quotes, cut after some 60 bytes, only well-formed UTF-8.
[[nodiscard]] std::string csvQuote(std::string_view text);

}  // namespace berth::domain
