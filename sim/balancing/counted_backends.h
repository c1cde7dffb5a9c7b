// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <unordered_map>

#include "sim/balancing/backend_list.h"

namespace berth::sim::balancing {

// A list of backends that counts the requests each has in progress. A backend that leaves while it
// works keeps its count until those requests finish, in case it comes back before.
class CountedBackends {
  public:
    // True when it is new in the list.
    bool add(BackendKey key, std::uint32_t weight);
    bool remove(BackendKey key);
    // The backend whose count has changed; null when it is not in the list, or had none to finish.
    Backend* started(BackendKey key);
    Backend* finished(BackendKey key);

    [[nodiscard]] BackendList& list() { return m_list; }
    [[nodiscard]] const BackendList& list() const { return m_list; }
    // Requests in progress on all that are in the list.
    [[nodiscard]] std::int64_t active() const { return m_active; }

  private:
    BackendList m_list;
    std::int64_t m_active = 0;
    std::unordered_map<BackendKey, std::int64_t> m_draining;  // left with requests in progress
};

}  // namespace berth::sim::balancing
