// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/round_robin/round_robin.h"

namespace berth::sim::balancing {

void RoundRobin::add(BackendKey backend, std::uint32_t weight) {
    m_backends.add(backend, weight);
}

void RoundRobin::remove(BackendKey backend) {
    m_backends.remove(backend);
}

std::size_t RoundRobin::size() const {
    return m_backends.size();
}

std::optional<BackendKey> RoundRobin::pick(engine::RandomStream& /*random*/) {
    Backend* chosen = nullptr;
    for (Backend& backend : m_backends.all()) {
        backend.credit += backend.weight * kCreditUnit;
        if (chosen == nullptr || backend.credit > chosen->credit) chosen = &backend;
    }
    if (chosen == nullptr) return std::nullopt;
    chosen->credit -= m_backends.totalWeight() * kCreditUnit;
    return chosen->key;
}

void RoundRobin::started(BackendKey /*backend*/) {}

void RoundRobin::finished(BackendKey /*backend*/) {}

}  // namespace berth::sim::balancing
