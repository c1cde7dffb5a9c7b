// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/metering/meter.h"

#include <limits>

#include "sim/engine/require.h"

namespace berth::sim::metering {

Meter::Meter(domain::Rate rate, engine::Time settleEvery) : m_rate(rate), m_period(settleEvery) {
    engine::require(rate.pointsPerSecond >= 0, "a price below 0");
    engine::require(settleEvery >= engine::kSecond && settleEvery % engine::kSecond == 0,
                    "a settlement period that is not whole seconds");
}

void Meter::start(engine::Time t) {
    if (m_running || m_ended) return;
    m_running = true;
    m_since = t;
}

void Meter::stop(engine::Time t) {
    if (!m_running) return;
    m_before = billedTime(t);
    m_running = false;
}

void Meter::end(engine::Time t) {
    stop(t);
    m_ended = true;
}

domain::Money Meter::settled(engine::Time t) const {
    if (m_ended) return accrued(t);
    const engine::Time periods = billedTime(t) / m_period;
    return m_rate.forSeconds(periods * (m_period / engine::kSecond));
}

domain::Money Meter::accrued(engine::Time t) const {
    return m_rate.forSeconds(billedTime(t) / engine::kSecond);
}

engine::Time Meter::billedTime(engine::Time t) const {
    if (!m_running) return m_before;
    engine::require(t >= m_since, "a meter was read before it was started");
    return m_before + (t - m_since);
}

engine::Time Meter::nextSettlement(engine::Time t) const {
    if (!m_running) return std::numeric_limits<engine::Time>::max();
    return t + m_period - billedTime(t) % m_period;
}

domain::Rate Meter::rateNow() const {
    return m_running ? m_rate : domain::Rate{};
}

}  // namespace berth::sim::metering
