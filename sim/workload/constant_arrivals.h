// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "sim/workload/arrivals.h"

namespace berth::sim::workload {

// A clockwork: the distance is the inverse of the rate, rounded to a nanosecond. Draws nothing.
class EqualDistances final : public ArrivalProcess {
  public:
    explicit EqualDistances(const ConstantArrivals& spec) : m_seconds(1.0 / spec.ratePerSecond) {}

    std::optional<Arrival> next(engine::Time after, engine::RandomStream&) override {
        const auto at = instantAfter(after, m_seconds);
        if (!at) return std::nullopt;
        return Arrival{*at};
    }

  private:
    double m_seconds;
};

}  // namespace berth::sim::workload
