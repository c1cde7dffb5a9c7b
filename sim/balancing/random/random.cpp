// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/random/random.h"

namespace berth::sim::balancing {

void Random::add(BackendKey backend, std::uint32_t weight) {
    m_backends.add(backend, weight);
    m_draw.fill(m_backends.all());
}

void Random::remove(BackendKey backend) {
    if (m_backends.remove(backend)) m_draw.fill(m_backends.all());
}

std::size_t Random::size() const {
    return m_backends.size();
}

std::optional<BackendKey> Random::pick(engine::RandomStream& random) {
    if (m_draw.total() == 0) return std::nullopt;
    return m_backends.all()[m_draw.at(random.below(m_draw.total()))].key;
}

void Random::started(BackendKey /*backend*/) {}

void Random::finished(BackendKey /*backend*/) {}

}  // namespace berth::sim::balancing
