// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "sim/workload/arrivals.h"

namespace berth::sim::workload {

// The shares of time that the chain of an MMPP spends in its states in the long run. By the
// algorithm of Grassmann, Taksar and Heyman ("Regenerative analysis and steady state distributions
// for Markov chains", 1985), which subtracts nothing and so loses nothing.
[[nodiscard]] std::vector<double> stationaryShares(const MmppArrivals& spec);

// A Markov-modulated Poisson process (Fischer and Meier-Hellstern, "The Markov-modulated Poisson
// process (MMPP) cookbook", 1993), simulated without thinning: in a state with rate r that is left
// with rate q, the next thing happens after an exponential time of rate r + q, and it is an arrival
// with chance r/(r + q), a change of state otherwise. The first state is drawn from the shares of
// the long run, so the process is stationary from its start.
class MmppProcess final : public ArrivalProcess {
  public:
    explicit MmppProcess(const MmppArrivals& spec);

    std::optional<Arrival> next(engine::Time after, engine::RandomStream& random) override;

  private:
    struct State {
        double mean = 0;           // seconds until an arrival or a change
        double arrival = 0;        // the chance that it is an arrival
        std::vector<double> sums;  // of the chances of the next state, up to each
    };
    static std::size_t drawFrom(const std::vector<double>& sums, engine::RandomStream& random);

    std::vector<State> m_states;
    std::vector<double> m_initial;  // sums
    std::optional<std::size_t> m_state;
};

}  // namespace berth::sim::workload
