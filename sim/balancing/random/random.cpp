// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/random/random.h"

#include <algorithm>

namespace berth::sim::balancing {

void Random::add(BackendKey backend, std::uint32_t weight) {
    m_backends.add(backend, weight);
    sumUp();
}

void Random::remove(BackendKey backend) {
    if (m_backends.remove(backend)) sumUp();
}

std::size_t Random::size() const {
    return m_backends.size();
}

std::optional<BackendKey> Random::pick(engine::RandomStream& random) {
    if (m_sums.empty()) return std::nullopt;
    const std::uint64_t point = random.below(m_sums.back());
    const auto at = std::upper_bound(m_sums.begin(), m_sums.end(), point) - m_sums.begin();
    return m_backends.all()[static_cast<std::size_t>(at)].key;
}

void Random::started(BackendKey /*backend*/) {}

void Random::finished(BackendKey /*backend*/) {}

void Random::sumUp() {
    m_sums.clear();
    std::uint64_t sum = 0;
    for (const Backend& backend : m_backends.all())
        m_sums.push_back(sum += backend.weight);
}

}  // namespace berth::sim::balancing
