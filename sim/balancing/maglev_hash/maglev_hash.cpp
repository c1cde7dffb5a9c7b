// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/maglev_hash/maglev_hash.h"

#include <algorithm>

#include "sim/balancing/hashing/key_hash.h"
#include "sim/balancing/maglev_hash/maglev_table.h"

namespace berth::sim::balancing {

void MaglevHash::arrange(const BackendList& backends) {
    // By key: who has a turn first must not depend on who came back last.
    std::vector<Backend> sorted(backends.all().begin(), backends.all().end());
    std::sort(sorted.begin(), sorted.end(),
              [](const Backend& a, const Backend& b) { return a.key < b.key; });
    std::vector<MaglevEntry> entries;
    for (const Backend& backend : sorted)
        entries.push_back({hashOf(backend.key, 0), hashOf(backend.key, 1), backend.weight});
    m_table = maglevTable(entries, m_size);
    for (std::uint32_t& place : m_table)
        place = sorted[place].key;
}

BackendKey MaglevHash::first(RequestKey key) {
    m_place = static_cast<std::size_t>(key % m_size);
    return m_table[m_place];
}

BackendKey MaglevHash::next() {
    m_place = m_place + 1 == m_table.size() ? 0 : m_place + 1;
    return m_table[m_place];
}

}  // namespace berth::sim::balancing
