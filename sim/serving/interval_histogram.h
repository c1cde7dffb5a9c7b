// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "sim/engine/time.h"

namespace berth::sim::serving {

// The latencies of one short interval: 32 buckets to each doubling, so a quantile is right to 1/64
// of itself. Beside engine::Histogram it can be packed into the few buckets that hold anything,
// which is what makes a ring of two hours small. Integer arithmetic only.
class IntervalHistogram {
  public:
    using Cell = std::pair<std::uint32_t, std::uint32_t>;  // bucket, count

    void add(engine::Time value) { addTo(bucketOf(value), 1); }
    void add(const std::vector<Cell>& cells) {
        for (const auto& [bucket, count] : cells)
            addTo(bucket, count);
    }
    void clear() {
        m_counts.assign(m_counts.size(), 0);
        m_total = 0;
    }

    [[nodiscard]] std::uint64_t total() const { return m_total; }

    // The value that a share of `q` (0 … 1) of all values does not exceed: the middle of its
    // bucket. 0 when empty.
    [[nodiscard]] engine::Time quantile(double q) const {
        if (m_total == 0) return 0;
        auto rank = static_cast<std::uint64_t>(q * static_cast<double>(m_total) + 0.999999);
        if (rank < 1) rank = 1;
        if (rank > m_total) rank = m_total;
        std::uint64_t seen = 0;
        for (std::size_t bucket = 0; bucket < m_counts.size(); ++bucket) {
            seen += m_counts[bucket];
            if (seen >= rank) return middleOf(static_cast<std::uint32_t>(bucket));
        }
        return 0;
    }

    [[nodiscard]] std::vector<Cell> cells() const {
        std::vector<Cell> out;
        for (std::size_t bucket = 0; bucket < m_counts.size(); ++bucket) {
            if (m_counts[bucket] != 0)
                out.emplace_back(static_cast<std::uint32_t>(bucket), m_counts[bucket]);
        }
        return out;
    }

    // Values below 2^(kBits+1) have a bucket each.
    [[nodiscard]] static std::uint32_t bucketOf(engine::Time value) {
        const std::uint64_t v = value > 0 ? static_cast<std::uint64_t>(value) : 0;
        const unsigned width = static_cast<unsigned>(std::bit_width(v));
        const unsigned shift = width > kBits + 1 ? width - (kBits + 1) : 0;
        return static_cast<std::uint32_t>((static_cast<std::uint64_t>(shift) << kBits) +
                                          (v >> shift));
    }
    [[nodiscard]] static engine::Time middleOf(std::uint32_t bucket) {
        if (bucket < (2U << kBits)) return static_cast<engine::Time>(bucket);
        const unsigned shift = (bucket >> kBits) - 1;
        const std::uint64_t mantissa = (bucket & ((1U << kBits) - 1)) | (1U << kBits);
        return static_cast<engine::Time>((mantissa << shift) + ((1ULL << shift) >> 1U));
    }

  private:
    static constexpr unsigned kBits = 5;

    void addTo(std::uint32_t bucket, std::uint32_t count) {
        if (bucket >= m_counts.size()) m_counts.resize(bucket + 1, 0);
        m_counts[bucket] += count;
        m_total += count;
    }

    std::vector<std::uint32_t> m_counts;
    std::uint64_t m_total = 0;
};

}  // namespace berth::sim::serving
