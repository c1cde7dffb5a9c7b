// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <unordered_map>

#include "sim/balancing/backend_list.h"
#include "sim/balancing/balancer.h"

namespace berth::sim::balancing {

// Each request goes to the backend with the fewest requests in progress for its weight; equals take
// smooth weighted round robin among themselves, as in nginx's least_conn, so that an idle link
// still shares evenly. The caller says when a request starts and finishes.
//
// A backend that leaves while it works keeps its count until those requests finish, in case it
// comes back before. Limits: O(n) a request.
class LeastConnections final : public Balancer {
  public:
    void add(BackendKey backend, std::uint32_t weight) override;
    void remove(BackendKey backend) override;
    [[nodiscard]] std::size_t size() const override;
    [[nodiscard]] std::optional<BackendKey> pick(engine::RandomStream& random) override;
    void started(BackendKey backend) override;
    void finished(BackendKey backend) override;

  private:
    BackendList m_backends;
    std::unordered_map<BackendKey, std::int64_t> m_draining;  // left with requests in progress
};

}  // namespace berth::sim::balancing
