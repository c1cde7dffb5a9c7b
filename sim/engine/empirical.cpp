// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/empirical.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/engine/require.h"

namespace berth::sim::engine {

EmpiricalValues::EmpiricalValues(std::vector<double> values, const std::vector<double>& weights) {
    const std::size_t n = values.size();
    require(n == weights.size() && n > 0 && n <= std::numeric_limits<std::uint32_t>::max(),
            "every value has a weight");
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    require(sum > 0 && std::isfinite(sum), "values weigh something");
    auto table = std::make_shared<Table>();
    table->own.resize(n);
    table->other.resize(n);
    double squares = 0;
    std::vector<std::uint32_t> small;
    std::vector<std::uint32_t> large;
    for (std::size_t i = 0; i < n; ++i) {
        const double share = weights[i] / sum;
        table->mean += share * values[i];
        squares += share * values[i] * values[i];
        table->own[i] = share * static_cast<double>(n);
        table->other[i] = static_cast<std::uint32_t>(i);
        (table->own[i] < 1 ? small : large).push_back(static_cast<std::uint32_t>(i));
    }
    const double variance = squares - table->mean * table->mean;
    if (table->mean > 0 && variance > 0) table->cv = std::sqrt(variance) / table->mean;
    // A cell that is not full is filled up from one that has too much.
    while (!small.empty() && !large.empty()) {
        const std::uint32_t poor = small.back();
        const std::uint32_t rich = large.back();
        small.pop_back();
        table->other[poor] = rich;
        table->own[rich] = (table->own[rich] + table->own[poor]) - 1.0;
        if (table->own[rich] < 1) {
            large.pop_back();
            small.push_back(rich);
        }
    }
    // What is missing or over now is rounding; it goes to the heaviest, never to one of no weight.
    const auto heaviest = static_cast<std::uint32_t>(
        std::max_element(weights.begin(), weights.end()) - weights.begin());
    for (const std::uint32_t i : small)
        table->other[i] = heaviest;
    table->values = std::move(values);
    m_table = std::move(table);
}

bool operator==(const EmpiricalValues& a, const EmpiricalValues& b) {
    if (a.m_table == b.m_table) return true;
    return a.m_table && b.m_table && *a.m_table == *b.m_table;
}

}  // namespace berth::sim::engine
