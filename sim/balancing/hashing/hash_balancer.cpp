// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/hashing/hash_balancer.h"

#include <algorithm>

namespace berth::sim::balancing {

HashBalancer::HashBalancer(std::optional<int> loadAboveMeanPercent)
    : m_percent(loadAboveMeanPercent) {}

void HashBalancer::add(BackendKey backend, std::uint32_t weight) {
    m_backends.add(backend, std::min(weight, kMostWeight));
    m_arranged = false;
}

void HashBalancer::remove(BackendKey backend) {
    if (m_backends.remove(backend)) m_arranged = false;
}

std::size_t HashBalancer::size() const {
    return m_backends.list().size();
}

std::optional<BackendKey> HashBalancer::pick(engine::RandomStream& random) {
    if (size() == 0) return std::nullopt;
    return pickFor(random.next(), random);
}

std::optional<BackendKey> HashBalancer::pickFor(RequestKey key, engine::RandomStream& /*random*/) {
    if (size() == 0) return std::nullopt;
    if (!m_arranged) {
        arrange(m_backends.list());
        m_arranged = true;
    }
    return m_percent ? bounded(key) : first(key);
}

void HashBalancer::started(BackendKey backend) {
    m_backends.started(backend);
}

void HashBalancer::finished(BackendKey backend) {
    m_backends.finished(backend);
}

bool HashBalancer::hasRoom(const Backend& backend) const {
    // In integers: at most 2^20 requests in progress times 2^20 times a few thousand.
    const std::int64_t part =
        (100 + *m_percent) * (m_backends.active() + 1) * std::int64_t{backend.weight};
    const std::int64_t whole = 100 * m_backends.list().totalWeight();
    return backend.active + 1 <= (part + whole - 1) / whole;
}

BackendKey HashBalancer::bounded(RequestKey key) {
    const BackendList& list = m_backends.list();
    BackendKey candidate = first(key);
    for (std::size_t place = 0; place < places(); ++place) {
        if (hasRoom(*list.find(candidate))) return candidate;
        candidate = next();
    }
    // The bounds of all add up to more than there are requests, so somebody has room.
    const auto all = list.all();
    return std::find_if(all.begin(), all.end(), [this](const Backend& b) { return hasRoom(b); })
        ->key;
}

}  // namespace berth::sim::balancing
