// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/engine/time.h"

namespace berth::sim::engine {

// Spans of time, counted in buckets that grow with the value: 64 of equal width to each doubling,
// so a quantile is off by at most 1/128 of itself; count, mean, least and greatest are exact.
// Memory follows the range of the values, not their number: 512 bytes for each doubling between the
// least and the greatest, 29 KiB at the most.
//
// The idea is that of HdrHistogram (Gil Tene): log-linear buckets.
class Histogram {
  public:
    // A negative span counts as 0.
    void add(Time value) { add(value, 1); }
    void add(Time value, std::uint64_t times);
    // As if every value of the other had been added here.
    void merge(const Histogram& other);
    // Forgets everything, keeps the memory.
    void reset();

    [[nodiscard]] std::uint64_t count() const { return m_count; }
    [[nodiscard]] double mean() const;  // nanoseconds; 0 when empty
    [[nodiscard]] Time min() const { return m_count > 0 ? m_min : 0; }
    [[nodiscard]] Time max() const { return m_count > 0 ? m_max : 0; }
    // The value that a share of `q` (0 … 1) of all values does not exceed: the one of rank
    // ceil(q·count), at least the first. 0 when empty.
    [[nodiscard]] Time quantile(double q) const;

    [[nodiscard]] std::size_t memory() const { return m_counts.capacity() * sizeof(m_counts[0]); }

  private:
    void cover(std::size_t first, std::size_t last);

    std::vector<std::uint64_t> m_counts;  // of the buckets from m_first on
    std::size_t m_first = 0;
    std::uint64_t m_count = 0;
    double m_sum = 0;
    Time m_min = 0;
    Time m_max = 0;
};

}  // namespace berth::sim::engine
