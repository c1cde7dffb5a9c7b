// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "models/domain/deployment.h"
#include "sim/engine/random.h"

namespace berth::sim::balancing {

using BackendKey = std::uint32_t;  // the node's key; never used twice in a simulation

// Shares the requests of one link over its ready nodes. A policy is a folder of its own; all of
// them pass the contract suite in tests/sim/balancing.
class Balancer {
  public:
    Balancer() = default;
    Balancer(const Balancer&) = delete;
    Balancer& operator=(const Balancer&) = delete;
    virtual ~Balancer() = default;

    // Joins the rotation; joining twice changes the weight. weight ≥ 1.
    virtual void add(BackendKey backend, std::uint32_t weight) = 0;
    virtual void remove(BackendKey backend) = 0;
    [[nodiscard]] virtual std::size_t size() const = 0;
    // The backend for the next request, nothing when there is none. `random` is the link's own
    // stream.
    [[nodiscard]] virtual std::optional<BackendKey> pick(engine::RandomStream& random) = 0;
    // Requests in progress, for the policies that look at them. Unknown backends are ignored.
    virtual void started(BackendKey backend) = 0;
    virtual void finished(BackendKey backend) = 0;
};

[[nodiscard]] std::unique_ptr<Balancer> makeBalancer(domain::BalancingPolicy policy);

}  // namespace berth::sim::balancing
