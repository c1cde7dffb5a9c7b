// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "sim/workload/arrivals.h"

namespace berth::sim::workload {

// A non-homogeneous Poisson process whose rate is a periodic step function, by the change of its
// time (Çinlar, "Introduction to Stochastic Processes", 1975, section 4.7): one exponential number
// of mean 1 an arrival, used up at the rate of each step that passes. So a step with a low rate, or
// none, costs nothing, where thinning would draw at the highest rate.
class StepwiseProcess final : public ArrivalProcess {
  public:
    StepwiseProcess(const StepwiseArrivals& spec, engine::Time begin);

    std::optional<Arrival> next(engine::Time after, engine::RandomStream& random) override;

  private:
    std::vector<StepwiseArrivals::Step> m_steps;
    double m_perPeriod = 0;  // arrivals expected
    engine::Time m_period = 0;
    std::size_t m_step = 0;  // the one that m_stepEnd ends
    engine::Time m_stepEnd = 0;
};

}  // namespace berth::sim::workload
