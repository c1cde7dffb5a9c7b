// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/least_connections/least_connections.h"

namespace berth::sim::balancing {
namespace {

// The sign of a's load less b's load, a load being active/weight, without a division.
std::int64_t compareLoad(const Backend& a, const Backend& b) {
    return a.active * b.weight - b.active * a.weight;
}

}  // namespace

void LeastConnections::add(BackendKey backend, std::uint32_t weight) {
    if (!m_backends.add(backend, weight)) return;
    if (const auto left = m_draining.find(backend); left != m_draining.end()) {
        m_backends.find(backend)->active = left->second;
        m_draining.erase(left);
    }
}

void LeastConnections::remove(BackendKey backend) {
    if (const Backend* known = m_backends.find(backend); known != nullptr && known->active > 0)
        m_draining[backend] = known->active;
    m_backends.remove(backend);
}

std::size_t LeastConnections::size() const {
    return m_backends.size();
}

std::optional<BackendKey> LeastConnections::pick(engine::RandomStream& /*random*/) {
    const Backend* least = nullptr;
    for (const Backend& backend : m_backends.all()) {
        if (least == nullptr || compareLoad(backend, *least) < 0) least = &backend;
    }
    if (least == nullptr) return std::nullopt;

    Backend* chosen = nullptr;
    std::int64_t weightOfEquals = 0;
    for (Backend& backend : m_backends.all()) {
        if (compareLoad(backend, *least) != 0) continue;
        backend.credit += backend.weight * kCreditUnit;
        weightOfEquals += backend.weight;
        if (chosen == nullptr || backend.credit > chosen->credit) chosen = &backend;
    }
    chosen->credit -= weightOfEquals * kCreditUnit;
    return chosen->key;
}

void LeastConnections::started(BackendKey backend) {
    if (Backend* known = m_backends.find(backend)) ++known->active;
}

void LeastConnections::finished(BackendKey backend) {
    if (Backend* known = m_backends.find(backend)) {
        if (known->active > 0) --known->active;
    } else if (const auto left = m_draining.find(backend); left != m_draining.end()) {
        if (--left->second == 0) m_draining.erase(left);
    }
}

}  // namespace berth::sim::balancing
