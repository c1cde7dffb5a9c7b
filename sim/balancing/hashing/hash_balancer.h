// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "sim/balancing/balancer.h"
#include "sim/balancing/counted_backends.h"

namespace berth::sim::balancing {

// What the policies that hash have in common: a request with a key goes to the first of the
// backends that the policy names for that key, one without a key is treated as a caller drawn by
// chance.
//
// Bounded load: with a bound of ε percent the request goes to the first in the policy's order that
// can take it, where no backend is given more than ceil((1 + ε/100)·m·w/W) of the m requests in
// progress (its own included), w being its weight and W that of all. Source: Mirrokni, Thorup,
// Zadimoghaddam, "Consistent Hashing with Bounded Loads", 2018. Limits: a request stays where it
// is; so when others end, or a backend joins, a backend may for a while have more than the bound
// of that moment. It is given no further request then.
class HashBalancer : public Balancer {
  public:
    // ε in percent; without it there is no bound.
    explicit HashBalancer(std::optional<int> loadAboveMeanPercent);

    void add(BackendKey backend, std::uint32_t weight) final;
    void remove(BackendKey backend) final;
    [[nodiscard]] std::size_t size() const final;
    [[nodiscard]] std::optional<BackendKey> pick(engine::RandomStream& random) final;
    [[nodiscard]] std::optional<BackendKey> pickFor(RequestKey key,
                                                    engine::RandomStream& random) final;
    void started(BackendKey backend) final;
    void finished(BackendKey backend) final;

    // Weights beyond count as this.
    static constexpr std::uint32_t kMostWeight = 1U << 20U;

  protected:
    // The order of a policy. What it keeps of the backends is brought up to date with the next
    // request, so that a hundred that join at once cost no more than one.
    virtual void arrange(const BackendList& backends) = 0;
    // The first backend for the key, and how many places there are from it on; each backend that
    // the policy can reach at all stands in one of them.
    [[nodiscard]] virtual BackendKey first(RequestKey key) = 0;
    [[nodiscard]] virtual std::size_t places() const = 0;
    // The backend in the next place, after first() or next().
    [[nodiscard]] virtual BackendKey next() = 0;

  private:
    [[nodiscard]] bool hasRoom(const Backend& backend) const;
    [[nodiscard]] BackendKey bounded(RequestKey key);

    CountedBackends m_backends;
    std::optional<int> m_percent;
    bool m_arranged = true;
};

}  // namespace berth::sim::balancing
