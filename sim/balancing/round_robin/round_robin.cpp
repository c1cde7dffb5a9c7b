// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/round_robin/round_robin.h"

namespace berth::sim::balancing {

void RoundRobin::add(BackendKey backend, std::uint32_t weight) {
    m_turns.settle(m_backends.all());
    m_backends.add(backend, weight);
    m_turns.rebuild(m_backends.all(), m_backends.totalWeight());
}

void RoundRobin::remove(BackendKey backend) {
    m_turns.settle(m_backends.all());
    m_backends.remove(backend);
    m_turns.rebuild(m_backends.all(), m_backends.totalWeight());
}

std::size_t RoundRobin::size() const {
    return m_backends.size();
}

std::optional<BackendKey> RoundRobin::pick(engine::RandomStream& /*random*/) {
    if (m_backends.size() == 0) return std::nullopt;
    return m_backends.all()[m_turns.take(m_backends.all())].key;
}

void RoundRobin::started(BackendKey /*backend*/) {}

void RoundRobin::finished(BackendKey /*backend*/) {}

}  // namespace berth::sim::balancing
