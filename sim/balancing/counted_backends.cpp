// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/counted_backends.h"

namespace berth::sim::balancing {

bool CountedBackends::add(BackendKey key, std::uint32_t weight) {
    if (!m_list.add(key, weight)) return false;
    if (const auto left = m_draining.find(key); left != m_draining.end()) {
        m_list.find(key)->active = left->second;
        m_active += left->second;
        m_draining.erase(left);
    }
    return true;
}

bool CountedBackends::remove(BackendKey key) {
    if (const Backend* known = m_list.find(key); known != nullptr && known->active > 0) {
        m_draining[key] = known->active;
        m_active -= known->active;
    }
    return m_list.remove(key);
}

Backend* CountedBackends::started(BackendKey key) {
    Backend* known = m_list.find(key);
    if (known == nullptr) return nullptr;
    ++known->active;
    ++m_active;
    return known;
}

Backend* CountedBackends::finished(BackendKey key) {
    if (Backend* known = m_list.find(key)) {
        if (known->active == 0) return nullptr;
        --known->active;
        --m_active;
        return known;
    }
    if (const auto left = m_draining.find(key); left != m_draining.end()) {
        if (--left->second == 0) m_draining.erase(left);
    }
    return nullptr;
}

}  // namespace berth::sim::balancing
