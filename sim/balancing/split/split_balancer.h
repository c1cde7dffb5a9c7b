// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>

#include "sim/balancing/balancer.h"

namespace berth::sim::balancing {

// The nodes of a link in two groups: those of the version that is there, those of one that is
// tried.
enum class Side : std::uint8_t { Before, After };

// Shares the requests of one link over two groups of nodes, and within a group by the link's own
// policy, of which each group has one.
//
// Requests without a key take turns: a debt grows by the share with each of them, and once it is a
// whole request the tried version gets it. That is the smooth weighted round robin of nginx for two
// servers, or the line of Bresenham: of any n requests in a row after the first the tried version
// has had its share of n, off by less than one. No chance is involved.
//
// A key stays with its version, so that no caller meets both: a hash of the key, independent of
// what the policies make of it (the finaliser of SplitMix64 over the key and a constant), falls
// below the share or does not. The share is then one of the keys, exact as far as keys are many
// and alike.
//
// A group without nodes leaves everything to the other one, and no turn is taken.
class SplitBalancer final : public Balancer {
  public:
    // `isAfter` tells the group of a backend when it joins. `before` may hold backends already.
    SplitBalancer(std::unique_ptr<Balancer> before, std::unique_ptr<Balancer> after,
                  std::uint32_t sharePercent, std::function<bool(BackendKey)> isAfter);

    // The group of the next request, or of a request of this caller; nothing while there is no
    // backend at all.
    [[nodiscard]] std::optional<Side> turn(std::optional<RequestKey> key);
    // `wanted`, or the other group while that one is empty; nothing when both are.
    [[nodiscard]] std::optional<Side> reachable(Side wanted) const;
    [[nodiscard]] std::optional<BackendKey> pickIn(Side side, std::optional<RequestKey> key,
                                                   engine::RandomStream& random);
    [[nodiscard]] std::size_t sizeOf(Side side) const { return group(side).size(); }
    // Ends the split: the policy of the first group, which knows nothing of the second.
    [[nodiscard]] std::unique_ptr<Balancer> takeBefore() { return std::move(m_groups[0]); }

    void add(BackendKey backend, std::uint32_t weight) override;
    void remove(BackendKey backend) override;
    [[nodiscard]] std::size_t size() const override;
    // For a request of its own, with a turn.
    [[nodiscard]] std::optional<BackendKey> pick(engine::RandomStream& random) override;
    [[nodiscard]] std::optional<BackendKey> pickFor(RequestKey key,
                                                    engine::RandomStream& random) override;
    void started(BackendKey backend) override;
    void finished(BackendKey backend) override;

  private:
    [[nodiscard]] Balancer& group(Side side) const {
        return *m_groups[static_cast<std::size_t>(side)];
    }
    // Of a backend that has not joined since the split began: the first, which may know it.
    [[nodiscard]] Balancer& groupOf(BackendKey backend) const;

    std::array<std::unique_ptr<Balancer>, 2> m_groups;
    std::uint32_t m_share;
    std::uint32_t m_debt = 0;  // hundredths of a request that the tried version is behind
    std::function<bool(BackendKey)> m_isAfter;
    std::unordered_map<BackendKey, Side> m_sides;  // of those that have joined since it began
};

}  // namespace berth::sim::balancing
