// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/backend_list.h"

#include <algorithm>

namespace berth::sim::balancing {

bool BackendList::add(BackendKey key, std::uint32_t weight) {
    weight = std::max<std::uint32_t>(weight, 1);
    const std::int64_t oldTotal = m_totalWeight;
    if (Backend* known = find(key)) {
        m_totalWeight += std::int64_t{weight} - known->weight;
        known->weight = weight;
        rebalanceCredit(oldTotal);
        return false;
    }
    m_index.emplace(key, m_backends.size());
    m_backends.push_back({key, weight, 0, 0});
    m_totalWeight += weight;
    rebalanceCredit(oldTotal);
    return true;
}

bool BackendList::remove(BackendKey key) {
    const auto found = m_index.find(key);
    if (found == m_index.end()) return false;
    const std::size_t at = found->second;
    const std::int64_t oldTotal = m_totalWeight;
    m_totalWeight -= m_backends[at].weight;
    m_index.erase(found);
    m_backends.erase(m_backends.begin() + static_cast<std::ptrdiff_t>(at));
    for (std::size_t i = at; i < m_backends.size(); ++i)
        m_index[m_backends[i].key] = i;
    rebalanceCredit(oldTotal);
    return true;
}

Backend* BackendList::find(BackendKey key) {
    const auto found = m_index.find(key);
    return found == m_index.end() ? nullptr : &m_backends[found->second];
}

const Backend* BackendList::find(BackendKey key) const {
    const auto found = m_index.find(key);
    return found == m_index.end() ? nullptr : &m_backends[found->second];
}

// Credit is counted in parts of a request, which are 1/total: it has to follow the total. Then it
// is centred, since a newcomer starts at 0: were the sum left to drift as backends come and go,
// newcomers would be flooded or starved.
void BackendList::rebalanceCredit(std::int64_t oldTotal) {
    if (m_backends.empty() || oldTotal == 0) return;
    std::int64_t sum = 0;
    for (Backend& backend : m_backends) {
        // In double: the product would not fit into 64 bits for great weights.
        backend.credit = static_cast<std::int64_t>(static_cast<double>(backend.credit) *
                                                   static_cast<double>(m_totalWeight) /
                                                   static_cast<double>(oldTotal));
        sum += backend.credit;
    }
    const std::int64_t mean = sum / static_cast<std::int64_t>(m_backends.size());
    for (Backend& backend : m_backends)
        backend.credit -= mean;
}

}  // namespace berth::sim::balancing
