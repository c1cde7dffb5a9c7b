// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/balancing/backend_list.h"
#include "sim/balancing/balancer.h"
#include "sim/balancing/weighted_draw.h"

namespace berth::sim::balancing {

// Each request goes to a backend drawn with a probability in proportion to its weight, whatever
// happened before. One number of the link's stream a request, looked up in the running sums of the
// weights by bisection: O(log n) a request, O(1) with equal weights, O(n) when a backend joins or
// leaves.
class Random final : public Balancer {
  public:
    void add(BackendKey backend, std::uint32_t weight) override;
    void remove(BackendKey backend) override;
    [[nodiscard]] std::size_t size() const override;
    [[nodiscard]] std::optional<BackendKey> pick(engine::RandomStream& random) override;
    void started(BackendKey backend) override;
    void finished(BackendKey backend) override;

  private:
    BackendList m_backends;
    WeightedDraw m_draw;
};

}  // namespace berth::sim::balancing
