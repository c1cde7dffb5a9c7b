// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/balancing/balancer.h"
#include "sim/balancing/counted_backends.h"
#include "sim/balancing/weighted_draw.h"

namespace berth::sim::balancing {

// The power of two choices: two different backends are drawn by their weights, and the request goes
// to the one with fewer requests in progress for its weight, the first drawn if they are equal. The
// longest queue grows with log log n instead of log n / log log n of a single draw; unlike least
// connections it needs no view of all backends.
//
// Source: Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", 2001. Two numbers
// of the link's stream a request, none while there is one backend. O(log n) a request, O(1) with
// equal weights. Limits: with very unequal weights the second draw favours the small ones, since
// the first is taken out.
class LeastOfTwo final : public Balancer {
  public:
    void add(BackendKey backend, std::uint32_t weight) override;
    void remove(BackendKey backend) override;
    [[nodiscard]] std::size_t size() const override;
    [[nodiscard]] std::optional<BackendKey> pick(engine::RandomStream& random) override;
    void started(BackendKey backend) override;
    void finished(BackendKey backend) override;

  private:
    CountedBackends m_backends;
    WeightedDraw m_draw;
};

}  // namespace berth::sim::balancing
