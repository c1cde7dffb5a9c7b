// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "sim/balancing/balancer.h"
#include "sim/balancing/counted_backends.h"
#include "sim/balancing/least_connections/equal_weight_order.h"

namespace berth::sim::balancing {

// Each request goes to the backend with the fewest requests in progress for its weight; equals take
// smooth weighted round robin among themselves, as in nginx's least_conn, so that an idle link
// still shares evenly. The caller says when a request starts and finishes.
//
// A backend that leaves while it works keeps its count until those requests finish, in case it
// comes back before. O(log n) a request while all weights are equal, as they are unless nodes
// start slowly. Limits: O(n) a request otherwise, and O(n) when a backend joins or leaves.
class LeastConnections final : public Balancer {
  public:
    void add(BackendKey backend, std::uint32_t weight) override;
    void remove(BackendKey backend) override;
    [[nodiscard]] std::size_t size() const override;
    [[nodiscard]] std::optional<BackendKey> pick(engine::RandomStream& random) override;
    void started(BackendKey backend) override;
    void finished(BackendKey backend) override;

  private:
    [[nodiscard]] BackendKey lookAtAll();
    void changed(const Backend& backend, std::int64_t before);

    CountedBackends m_backends;
    EqualWeightOrder m_order;
};

}  // namespace berth::sim::balancing
