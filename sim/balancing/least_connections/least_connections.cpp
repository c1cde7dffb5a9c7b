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
    m_order.settle(m_backends.list().all());
    m_backends.add(backend, weight);
    m_order.rebuild(m_backends.list().all());
}

void LeastConnections::remove(BackendKey backend) {
    m_order.settle(m_backends.list().all());
    m_backends.remove(backend);
    m_order.rebuild(m_backends.list().all());
}

std::size_t LeastConnections::size() const {
    return m_backends.list().size();
}

std::optional<BackendKey> LeastConnections::pick(engine::RandomStream& /*random*/) {
    const auto all = m_backends.list().all();
    if (all.empty()) return std::nullopt;
    return m_order.usable() ? all[m_order.take(all)].key : lookAtAll();
}

BackendKey LeastConnections::lookAtAll() {
    const auto all = m_backends.list().all();
    const Backend* least = &all.front();
    for (const Backend& backend : all) {
        if (compareLoad(backend, *least) < 0) least = &backend;
    }
    Backend* chosen = nullptr;
    std::int64_t weightOfEquals = 0;
    for (Backend& backend : all) {
        if (compareLoad(backend, *least) != 0) continue;
        backend.credit += backend.weight * kCreditUnit;
        weightOfEquals += backend.weight;
        if (chosen == nullptr || backend.credit > chosen->credit) chosen = &backend;
    }
    chosen->credit -= weightOfEquals * kCreditUnit;
    return chosen->key;
}

void LeastConnections::started(BackendKey backend) {
    if (Backend* known = m_backends.started(backend)) changed(*known, known->active - 1);
}

void LeastConnections::finished(BackendKey backend) {
    if (Backend* known = m_backends.finished(backend)) changed(*known, known->active + 1);
}

void LeastConnections::changed(const Backend& backend, std::int64_t before) {
    if (!m_order.usable()) return;
    const auto all = m_backends.list().all();
    m_order.moved(all, static_cast<std::size_t>(&backend - all.data()), before);
}

}  // namespace berth::sim::balancing
