// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/balancing/backend_list.h"

namespace berth::sim::balancing {

// The running sums of the weights of a list of backends: a point below total() lies in the part of
// the line that belongs to one of them, as long as its weight. O(n) to fill, O(log n) to look up,
// O(1) where all weights are equal.
class WeightedDraw {
  public:
    void fill(std::span<const Backend> backends) {
        m_sums.clear();
        m_equal = backends.empty() ? 0 : backends.front().weight;
        std::uint64_t sum = 0;
        for (const Backend& backend : backends) {
            m_sums.push_back(sum += backend.weight);
            if (backend.weight != m_equal) m_equal = 0;
        }
    }

    [[nodiscard]] std::uint64_t total() const { return m_sums.empty() ? 0 : m_sums.back(); }
    [[nodiscard]] std::size_t at(std::uint64_t point) const {
        if (m_equal != 0) return static_cast<std::size_t>(point / m_equal);
        return static_cast<std::size_t>(std::upper_bound(m_sums.begin(), m_sums.end(), point) -
                                        m_sums.begin());
    }
    // Where the part of this backend begins.
    [[nodiscard]] std::uint64_t begin(std::size_t index) const {
        return index == 0 ? 0 : m_sums[index - 1];
    }

  private:
    std::vector<std::uint64_t> m_sums;  // of the weights up to and with each backend
    std::uint32_t m_equal = 0;          // the weight of all; 0 when they differ
};

}  // namespace berth::sim::balancing
