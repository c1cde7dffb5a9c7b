// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "sim/engine/random.h"

namespace berth::sim::engine {

// Values seen elsewhere, each drawn with a chance in proportion to its weight; copies share them.
// By the alias method (Walker, "An efficient method for generating discrete random variables with
// general distributions", 1977, set up as by Vose, 1991): two numbers of the stream a draw, however
// many values there are; 12 bytes a value beside the value itself.
class EmpiricalValues {
  public:
    EmpiricalValues() = default;  // none: draws 0
    // As many weights as values, at most 2^32; none below 0, their sum above 0 and finite.
    EmpiricalValues(std::vector<double> values, const std::vector<double>& weights);

    [[nodiscard]] double draw(RandomStream& random) const {
        if (!m_table) return 0;
        const std::size_t i = random.below(m_table->values.size());
        const bool own = random.uniform() < m_table->own[i];
        return m_table->values[own ? i : m_table->other[i]];
    }
    [[nodiscard]] double mean() const { return m_table ? m_table->mean : 0; }
    [[nodiscard]] double cv() const { return m_table ? m_table->cv : 0; }  // 0 for a mean of 0
    [[nodiscard]] std::size_t size() const { return m_table ? m_table->values.size() : 0; }

    friend bool operator==(const EmpiricalValues& a, const EmpiricalValues& b);

  private:
    struct Table {
        std::vector<double> values;
        std::vector<double> own;           // the chance that a cell gives its own value
        std::vector<std::uint32_t> other;  // the cell whose value it gives otherwise
        double mean = 0;
        double cv = 0;

        friend bool operator==(const Table&, const Table&) = default;
    };
    std::shared_ptr<const Table> m_table;
};

}  // namespace berth::sim::engine
