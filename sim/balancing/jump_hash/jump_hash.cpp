// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/jump_hash/jump_hash.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <unordered_map>

#include "sim/balancing/hashing/key_hash.h"

namespace berth::sim::balancing {

std::uint32_t jumpHash(std::uint64_t key, std::uint32_t buckets) {
    std::int64_t last = -1;
    std::int64_t next = 0;
    while (next < buckets) {
        last = next;
        key = key * 2862933555777941757ULL + 1;
        // Of doubles, but exact ones: the same on every machine.
        next = static_cast<std::int64_t>(
            static_cast<double>(last + 1) *
            (static_cast<double>(std::int64_t{1} << 31U) / static_cast<double>((key >> 33U) + 1)));
    }
    return static_cast<std::uint32_t>(last);
}

void JumpHash::arrange(const BackendList& backends) {
    std::uint64_t divisor = 0;
    std::uint64_t sum = 0;
    for (const Backend& backend : backends.all()) {
        divisor = std::gcd(divisor, std::uint64_t{backend.weight});
        sum += backend.weight;
    }
    if (divisor == 0) divisor = 1;
    const std::uint64_t most = std::max<std::uint64_t>(kMostBuckets, backends.size());
    if (sum / divisor > most) divisor = (sum + most - 1) / most;

    // Buckets whose backend has left or has less weight are filled with the last ones; what is
    // missing then joins at the end.
    std::unordered_map<BackendKey, std::uint64_t> missing;
    for (const Backend& backend : backends.all())
        missing[backend.key] = std::max<std::uint64_t>(1, backend.weight / divisor);
    std::vector<std::size_t> holes;
    for (std::size_t i = 0; i < m_buckets.size(); ++i) {
        const auto wanted = missing.find(m_buckets[i]);
        if (wanted == missing.end() || wanted->second == 0)
            holes.push_back(i);
        else
            --wanted->second;
    }
    for (std::size_t first = 0; first < holes.size(); m_buckets.pop_back()) {
        if (holes.back() + 1 == m_buckets.size())
            holes.pop_back();
        else
            m_buckets[holes[first++]] = m_buckets.back();
    }
    for (const Backend& backend : backends.all())
        m_buckets.insert(m_buckets.end(), missing[backend.key], backend.key);
}

BackendKey JumpHash::first(RequestKey key) {
    m_key = key;
    return m_buckets[jumpHash(m_key, static_cast<std::uint32_t>(m_buckets.size()))];
}

BackendKey JumpHash::next() {
    m_key = hashOf(m_key, 0);
    return m_buckets[jumpHash(m_key, static_cast<std::uint32_t>(m_buckets.size()))];
}

}  // namespace berth::sim::balancing
