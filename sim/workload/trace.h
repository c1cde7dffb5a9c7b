// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <tl/expected.hpp>
#include <vector>

#include "models/domain/csv_reader.h"
#include "sim/engine/time.h"

namespace berth::sim::workload {

// Requests recorded elsewhere, kept compact: eight bytes a line, and eight more if the lines have
// service times or counts.
//
// As CSV (see domain::CsvReader) with a line that names the columns, in any order; further columns
// are passed over. Times are in seconds as decimal numbers, kept to the nanosecond:
//   time           since the start, never less than the line before; or instead of it
//   inter_arrival  since the line before (the first: since the start)
//   service_time   how long the request takes; an empty cell: as the image says
//   count          with `time`: so many requests, at random between this time and the next line's.
//                  The last line only ends the one before: its count is 0. No service_time beside.
class Trace {
  public:
    static constexpr std::size_t kMostLines = 4'000'000;
    static constexpr engine::Time kLongest = 366 * 24 * engine::kHour;
    static constexpr std::int64_t kHighestCount = 1'000'000'000;

    // One line at a time. Errors name line, column and what to do.
    [[nodiscard]] static tl::expected<Trace, domain::CsvFault> read(std::istream& in);

    [[nodiscard]] std::size_t lines() const { return m_times.size(); }
    [[nodiscard]] engine::Time time(std::size_t line) const { return m_times[line]; }
    // Below 0: none is given.
    [[nodiscard]] engine::Time service(std::size_t line) const {
        return m_services.empty() ? -1 : m_services[line];
    }
    [[nodiscard]] bool counted() const { return !m_counts.empty(); }
    [[nodiscard]] std::int64_t count(std::size_t line) const {
        return m_counts.empty() ? 1 : m_counts[line];
    }
    [[nodiscard]] std::int64_t requests() const { return m_requests; }
    // A second, up to the last line; 0 when all come at once.
    [[nodiscard]] double meanRate() const;

  private:
    std::vector<engine::Time> m_times;
    std::vector<engine::Time> m_services;  // as many, or none
    std::vector<std::int64_t> m_counts;    // likewise
    std::int64_t m_requests = 0;
};

// One column of spans in seconds, such as service times, and what each weighs: 1, or what the
// column `weight` says. Rules as above.
struct WeightedSpans {
    std::vector<double> seconds;
    std::vector<double> weights;  // as many, none below 0, their sum above 0
};
[[nodiscard]] tl::expected<WeightedSpans, domain::CsvFault> readSpans(std::istream& in,
                                                                      std::string_view column,
                                                                      std::string_view weight);

}  // namespace berth::sim::workload
