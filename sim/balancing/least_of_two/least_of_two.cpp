// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/least_of_two/least_of_two.h"

namespace berth::sim::balancing {

void LeastOfTwo::add(BackendKey backend, std::uint32_t weight) {
    m_backends.add(backend, weight);
    m_draw.fill(m_backends.list().all());
}

void LeastOfTwo::remove(BackendKey backend) {
    if (m_backends.remove(backend)) m_draw.fill(m_backends.list().all());
}

std::size_t LeastOfTwo::size() const {
    return m_backends.list().size();
}

std::optional<BackendKey> LeastOfTwo::pick(engine::RandomStream& random) {
    const auto all = m_backends.list().all();
    if (all.empty()) return std::nullopt;
    if (all.size() == 1) return all.front().key;
    const std::size_t at = m_draw.at(random.below(m_draw.total()));
    const Backend& first = all[at];
    // From the line without the part of the first.
    std::uint64_t point = random.below(m_draw.total() - first.weight);
    if (point >= m_draw.begin(at)) point += first.weight;
    const Backend& second = all[m_draw.at(point)];
    return second.active * first.weight < first.active * second.weight ? second.key : first.key;
}

void LeastOfTwo::started(BackendKey backend) {
    m_backends.started(backend);
}

void LeastOfTwo::finished(BackendKey backend) {
    m_backends.finished(backend);
}

}  // namespace berth::sim::balancing
