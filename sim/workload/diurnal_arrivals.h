// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "sim/workload/arrivals.h"

namespace berth::sim::workload {

// A non-homogeneous Poisson process by thinning (Lewis and Shedler, "Simulation of nonhomogeneous
// Poisson processes by thinning", 1979): candidates come with the rate of the peak, and each is
// kept with the chance that the rate at its time bears to the peak's.
class DiurnalProcess final : public ArrivalProcess {
  public:
    explicit DiurnalProcess(const DiurnalArrivals& spec) : m_spec(spec) {}

    std::optional<Arrival> next(engine::Time after, engine::RandomStream& random) override;

  private:
    DiurnalArrivals m_spec;
};

// Requests a second at an instant of the simulation.
[[nodiscard]] double rateAt(const DiurnalArrivals& spec, engine::Time at);

}  // namespace berth::sim::workload
