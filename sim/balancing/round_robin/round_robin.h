// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/balancing/backend_list.h"
#include "sim/balancing/balancer.h"
#include "sim/balancing/round_robin/turns_by_weight.h"

namespace berth::sim::balancing {

// Smooth weighted round robin. For each request every backend gains its weight in credit; the one
// with the most credit (the first to have joined among equals) is chosen and pays the sum of all
// weights. Over as many requests as that sum each backend is chosen exactly as often as its weight
// says, and never in a burst: 5, 1, 1 gives a a b a c a a. With equal weights it is strict turn,
// also while backends come and go.
//
// Source: the description in nginx's change "Upstream: smooth weighted round-robin balancing"
// (2012), without its reaction to failures. O(number of different weights) a request, O(n log n)
// when a backend joins, leaves or changes its weight.
class RoundRobin final : public Balancer {
  public:
    void add(BackendKey backend, std::uint32_t weight) override;
    void remove(BackendKey backend) override;
    [[nodiscard]] std::size_t size() const override;
    [[nodiscard]] std::optional<BackendKey> pick(engine::RandomStream& random) override;
    void started(BackendKey backend) override;
    void finished(BackendKey backend) override;

  private:
    BackendList m_backends;
    TurnsByWeight m_turns;
};

}  // namespace berth::sim::balancing
