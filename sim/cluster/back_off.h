// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "sim/engine/time.h"

namespace berth::sim::cluster {

// How long to wait before the next try after failures in a row: 0, 10, 20, 40, 80, 160, 300,
// 300 … s, as the kubelet does for containers and image pulls (its documentation: exponential from
// 10 s, capped at five minutes, reset after ten minutes without a failure).
class BackOff {
  public:
    // The wait after one more failure.
    engine::Time next() {
        const int failures = m_failures++;
        if (failures == 0) return 0;
        const int doublings = std::min(failures - 1, 5);
        return std::min((10 * engine::kSecond) << doublings, kLongest);
    }
    // A run that ended after `span`.
    void ran(engine::Time span) {
        if (span >= kResetAfter) m_failures = 0;
    }
    void reset() { m_failures = 0; }

    static constexpr engine::Time kLongest = 300 * engine::kSecond;
    static constexpr engine::Time kResetAfter = 600 * engine::kSecond;

  private:
    int m_failures = 0;
};

}  // namespace berth::sim::cluster
