// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/ring_hash/ring_hash.h"

#include <algorithm>
#include <cstddef>

#include "sim/balancing/hashing/key_hash.h"

namespace berth::sim::balancing {

void RingHash::arrange(const BackendList& backends) {
    std::uint64_t greatest = 1;
    for (const Backend& backend : backends.all())
        greatest = std::max<std::uint64_t>(greatest, backend.weight);

    std::unordered_map<BackendKey, std::uint32_t> keep;  // of those that have fewer points now
    for (auto it = m_points.begin(); it != m_points.end();) {
        if (backends.find(it->first) != nullptr) {
            ++it;
            continue;
        }
        keep.emplace(it->first, 0);
        it = m_points.erase(it);
    }
    std::vector<Point> more;
    for (const Backend& backend : backends.all()) {
        const auto wanted = static_cast<std::uint32_t>(
            std::max<std::uint64_t>(1, kPoints * std::uint64_t{backend.weight} / greatest));
        std::uint32_t& has = m_points[backend.key];
        for (std::uint32_t number = has; number < wanted; ++number) {
            const std::uint64_t both = (std::uint64_t{backend.key} << 32U) | number;
            more.push_back({hashOf(both, 0), backend.key, number});
        }
        if (wanted < has) keep.emplace(backend.key, wanted);
        has = wanted;
    }
    if (!keep.empty()) {
        std::erase_if(m_ring, [&](const Point& point) {
            const auto found = keep.find(point.backend);
            return found != keep.end() && point.number >= found->second;
        });
    }
    std::sort(more.begin(), more.end());
    const auto middle = m_ring.insert(m_ring.end(), more.begin(), more.end());
    std::inplace_merge(m_ring.begin(), middle, m_ring.end());
}

BackendKey RingHash::first(RequestKey key) {
    const auto at =
        std::lower_bound(m_ring.begin(), m_ring.end(), key,
                         [](const Point& p, std::uint64_t place) { return p.at < place; });
    m_place = at == m_ring.end() ? 0 : static_cast<std::size_t>(at - m_ring.begin());
    return m_ring[m_place].backend;
}

BackendKey RingHash::next() {
    m_place = m_place + 1 == m_ring.size() ? 0 : m_place + 1;
    return m_ring[m_place].backend;
}

}  // namespace berth::sim::balancing
