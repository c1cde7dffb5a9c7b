// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/stepwise_arrivals.h"

#include <algorithm>
#include <cmath>

namespace berth::sim::workload {

namespace {
constexpr engine::Time kLastInstant = engine::Time{1} << 61;
}

StepwiseProcess::StepwiseProcess(const StepwiseArrivals& spec, engine::Time begin)
    : m_steps(spec.steps), m_stepEnd(spec.fromSimulationStart ? 0 : begin) {
    for (const StepwiseArrivals::Step& step : m_steps) {
        m_perPeriod += engine::toSeconds(step.length) * step.ratePerSecond;
        m_period += step.length;
    }
    // Whole periods that lie before the begin are skipped, the rest is walked by next().
    if (begin > m_stepEnd) m_stepEnd += (begin - m_stepEnd) / m_period * m_period;
    m_stepEnd += m_steps.front().length;
}

std::optional<Arrival> StepwiseProcess::next(engine::Time after, engine::RandomStream& random) {
    double left = random.exponential(1.0);
    engine::Time at = after;
    for (;;) {
        while (m_stepEnd <= at) {
            m_step = (m_step + 1) % m_steps.size();
            m_stepEnd += m_steps[m_step].length;
        }
        const double rate = m_steps[m_step].ratePerSecond;
        const double rest = engine::toSeconds(m_stepEnd - at);
        if (rate > 0 && left < rate * rest) {
            const auto arrival = instantAfter(at, left / rate);
            if (!arrival) return std::nullopt;
            return Arrival{*arrival};
        }
        left -= rate * rest;
        at = m_stepEnd;
        // With a low rate an arrival may be thousands of periods away.
        if (left > 2 * m_perPeriod) {
            const double periods = std::floor(left / m_perPeriod) - 1;
            if (periods * static_cast<double>(m_period) >= static_cast<double>(kLastInstant - at)) {
                return std::nullopt;
            }
            const engine::Time skipped = static_cast<engine::Time>(periods) * m_period;
            left -= periods * m_perPeriod;
            at += skipped;
            m_stepEnd += skipped;
        }
        if (at >= kLastInstant) return std::nullopt;
    }
}

}  // namespace berth::sim::workload
