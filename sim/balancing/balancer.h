// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "models/domain/deployment.h"
#include "sim/engine/random.h"

namespace berth::sim::balancing {

using BackendKey = std::uint32_t;  // the node's key; never used twice in a simulation

// Who sends a request: a hash, with all its 64 bits well mixed, of what tells one caller from
// another. Equal keys, equal callers.
using RequestKey = std::uint64_t;

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
    // stream. Policies that hash draw one by chance: it is a request without a key.
    [[nodiscard]] virtual std::optional<BackendKey> pick(engine::RandomStream& random) = 0;
    // The backend for a request of this caller. Policies that do not hash take no notice.
    [[nodiscard]] virtual std::optional<BackendKey> pickFor(RequestKey /*key*/,
                                                            engine::RandomStream& random) {
        return pick(random);
    }
    // Requests in progress, for the policies that look at them. Unknown backends are ignored.
    virtual void started(BackendKey backend) = 0;
    virtual void finished(BackendKey backend) = 0;
};

// Of `options` the policies that hash take the bound on a node's load. Under Queue it is the least
// busy node that is asked for; that requests wait is the caller's part.
[[nodiscard]] std::unique_ptr<Balancer> makeBalancer(domain::BalancingPolicy policy,
                                                     const domain::BalancingOptions& options = {});

}  // namespace berth::sim::balancing
