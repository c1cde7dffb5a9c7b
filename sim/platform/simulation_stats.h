// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <map>

#include "models/domain/money.h"
#include "sim/engine/time.h"
#include "sim/serving/link_key.h"

namespace berth::sim::platform {

// How a deployment fared since measuring began: integrals over time of its ready nodes, and a short
// history of what its nodes' GPUs did and cost.
class DeploymentStats {
  public:
    explicit DeploymentStats(engine::Time now) : m_from(now), m_updated(now) {}

    void setReady(engine::Time now, int ready) {
        advance(now);
        m_ready = ready;
    }
    void addRestart() { ++m_restarts; }
    void restartMeasuring(engine::Time now) {
        *this = DeploymentStats(now, m_ready, std::move(m_history));
    }

    [[nodiscard]] double readyMean(engine::Time now) const;
    [[nodiscard]] double availability(engine::Time now) const;  // share of time with a ready node
    [[nodiscard]] double availableSeconds(engine::Time now) const;  // with a ready node
    [[nodiscard]] int restarts() const { return m_restarts; }

    struct Sample {
        engine::Time at = 0;
        double gpuUse = 0;
        domain::Rate rate;
    };
    // Of the last two hours, oldest first.
    void sample(const Sample& sample);
    [[nodiscard]] const std::deque<Sample>& history() const { return m_history; }

    static constexpr engine::Time kHistory = 2 * engine::kHour;

  private:
    DeploymentStats(engine::Time now, int ready, std::deque<Sample> history)
        : m_from(now), m_updated(now), m_ready(ready), m_history(std::move(history)) {}
    void advance(engine::Time now);

    engine::Time m_from = 0;
    engine::Time m_updated = 0;
    int m_ready = 0;
    int m_restarts = 0;
    double m_readySeconds = 0;     // Σ ready nodes × time
    engine::Time m_available = 0;  // time with a ready node
    std::deque<Sample> m_history;
};

}  // namespace berth::sim::platform
