// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/http/host_gate.h"

#include <algorithm>

namespace berth::platform_client {

void HostGate::pauseUntil(domain::Duration moment) {
    m_pausedUntil = std::max(m_pausedUntil, moment);
}

domain::Duration HostGate::pauseLeft(domain::Duration now) const {
    return std::max(m_pausedUntil - now, domain::Duration{0});
}

std::optional<HostGate::Pass> HostGate::enter(domain::Duration now) {
    if (m_rest.count() == 0) return Pass::Ordinary;
    if (m_probing || now < m_restUntil) return std::nullopt;
    m_probing = true;
    return Pass::Probe;
}

void HostGate::succeeded() {
    m_failures = 0;
    m_rest = domain::Duration{0};
    m_probing = false;
}

void HostGate::failed(Pass pass, domain::Duration now) {
    ++m_failures;
    if (m_rest.count() == 0) {
        if (m_failures < m_limits.failuresInARow) return;
        m_rest = m_limits.firstRest;
    } else if (pass == Pass::Probe) {
        m_probing = false;
        m_rest = std::min(m_rest * 2, m_limits.longestRest);
    } else {
        return;  // it was sent before the rest began
    }
    m_restUntil = now + m_rest;
}

void HostGate::leftOpen(Pass pass) {
    if (pass == Pass::Probe) m_probing = false;
}

std::optional<domain::Duration> HostGate::restLeft(domain::Duration now) const {
    if (m_probing) return std::nullopt;
    return std::max(m_restUntil - now, domain::Duration{0});
}

bool HostGate::payForRepetition(domain::Duration now) {
    refill(now);
    if (m_tokens == 0) return false;
    --m_tokens;
    return true;
}

void HostGate::refill(domain::Duration now) {
    const std::int64_t due = (now - m_refilledAt) / m_limits.tokenEvery;
    if (due <= 0) return;
    m_refilledAt += due * m_limits.tokenEvery;
    m_tokens = static_cast<int>(std::min<std::int64_t>(m_limits.tokens, m_tokens + due));
}

}  // namespace berth::platform_client
