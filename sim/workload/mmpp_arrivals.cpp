// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/mmpp_arrivals.h"

#include <algorithm>
#include <numeric>

namespace berth::sim::workload {

namespace {

// The chance of each next state, as the weights of a row or alike.
std::vector<double> chancesFrom(const MmppArrivals& spec, std::size_t state) {
    const std::size_t n = spec.states.size();
    std::vector<double> row(n, 1.0);
    if (!spec.transitions.empty()) row = spec.transitions[state];
    row[state] = 0;
    const double sum = std::accumulate(row.begin(), row.end(), 0.0);
    for (double& chance : row)
        chance /= sum;
    return row;
}

std::vector<double> partialSums(const std::vector<double>& values) {
    std::vector<double> sums(values.size());
    std::partial_sum(values.begin(), values.end(), sums.begin());
    return sums;
}

}  // namespace

std::vector<double> stationaryShares(const MmppArrivals& spec) {
    const std::size_t n = spec.states.size();
    std::vector<std::vector<double>> rates;
    for (std::size_t i = 0; i < n; ++i) {
        rates.push_back(chancesFrom(spec, i));
        for (double& rate : rates.back())
            rate /= spec.states[i].meanSeconds;
    }
    // The last state is taken out again and again: who went through it goes straight on.
    for (std::size_t last = n; last-- > 1;) {
        const double out = std::accumulate(rates[last].begin(), rates[last].begin() + last, 0.0);
        for (std::size_t i = 0; i < last; ++i) {
            rates[i][last] /= out;
            for (std::size_t j = 0; j < last; ++j)
                rates[i][j] += rates[i][last] * rates[last][j];
        }
    }
    std::vector<double> shares(n, 0.0);
    shares[0] = 1;
    for (std::size_t j = 1; j < n; ++j) {
        for (std::size_t i = 0; i < j; ++i)
            shares[j] += shares[i] * rates[i][j];
    }
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (double& share : shares)
        share /= sum;
    return shares;
}

MmppProcess::MmppProcess(const MmppArrivals& spec)
    : m_initial(partialSums(stationaryShares(spec))) {
    for (std::size_t i = 0; i < spec.states.size(); ++i) {
        const double arrivals = spec.states[i].ratePerSecond;
        const double changes = 1.0 / spec.states[i].meanSeconds;
        m_states.push_back({1.0 / (arrivals + changes), arrivals / (arrivals + changes),
                            partialSums(chancesFrom(spec, i))});
    }
}

std::size_t MmppProcess::drawFrom(const std::vector<double>& sums, engine::RandomStream& random) {
    const double drawn = random.uniform() * sums.back();
    return static_cast<std::size_t>(std::upper_bound(sums.begin(), sums.end() - 1, drawn) -
                                    sums.begin());
}

std::optional<Arrival> MmppProcess::next(engine::Time after, engine::RandomStream& random) {
    if (!m_state) m_state = drawFrom(m_initial, random);
    // Rounded once, at the arrival: many short stays must not add up rounding.
    for (double seconds = 0;;) {
        const State& state = m_states[*m_state];
        seconds += random.exponential(state.mean);
        const auto at = instantAfter(after, seconds);
        if (!at) return std::nullopt;
        if (random.uniform() < state.arrival) return Arrival{*at};
        m_state = drawFrom(state.sums, random);
    }
}

}  // namespace berth::sim::workload
