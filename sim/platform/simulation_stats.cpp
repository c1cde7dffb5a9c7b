// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/simulation_stats.h"

namespace berth::sim::platform {

void DeploymentStats::advance(engine::Time now) {
    m_readySeconds += m_ready * engine::toSeconds(now - m_updated);
    if (m_ready > 0) m_available += now - m_updated;
    m_updated = now;
}

double DeploymentStats::readyMean(engine::Time now) const {
    if (now <= m_from) return m_ready;
    return (m_readySeconds + m_ready * engine::toSeconds(now - m_updated)) /
           engine::toSeconds(now - m_from);
}

double DeploymentStats::availability(engine::Time now) const {
    if (now <= m_from) return m_ready > 0 ? 1 : 0;
    return availableSeconds(now) / engine::toSeconds(now - m_from);
}

double DeploymentStats::availableSeconds(engine::Time now) const {
    const engine::Time open = m_ready > 0 ? now - m_updated : 0;
    return engine::toSeconds(m_available + open);
}

void DeploymentStats::sample(const Sample& sample) {
    m_history.push_back(sample);
    while (m_history.front().at < sample.at - kHistory)
        m_history.pop_front();
}

}  // namespace berth::sim::platform
