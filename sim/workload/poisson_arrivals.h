// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "sim/workload/arrivals.h"

namespace berth::sim::workload {

// A Poisson process by its distances: independent, exponential with the inverse of the rate as mean
// (Kingman, "Poisson Processes", 1993, section 4.1).
class PoissonProcess final : public ArrivalProcess {
  public:
    explicit PoissonProcess(const PoissonArrivals& spec) : m_mean(1.0 / spec.ratePerSecond) {}

    std::optional<Arrival> next(engine::Time after, engine::RandomStream& random) override {
        const auto at = instantAfter(after, random.exponential(m_mean));
        if (!at) return std::nullopt;
        return Arrival{*at};
    }

  private:
    double m_mean;
};

}  // namespace berth::sim::workload
