// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "sim/balancing/balancer.h"

namespace berth::sim::balancing {

// What one unit of weight is in credit: fine enough to be divided.
inline constexpr std::int64_t kCreditUnit = 1 << 16;

struct Backend {
    BackendKey key = 0;
    std::uint32_t weight = 1;
    // Of the smooth weighted round robin: how far the backend is behind (positive) or ahead of its
    // share; kCreditUnit × the total weight is one whole request. The sum over all stays near 0.
    std::int64_t credit = 0;
    // Requests in progress, for the policies that count them.
    std::int64_t active = 0;
};

// The backends of one link in the order in which they joined, found by key in O(1). Joining and
// leaving cost O(n): they are rare beside requests. Neither disturbs the turn: who was ahead of its
// share by some part of a request is so afterwards.
class BackendList {
  public:
    // Joins, or changes the weight. A weight of 0 counts as 1. Returns true when it is new.
    bool add(BackendKey key, std::uint32_t weight);
    // False when it was not there.
    bool remove(BackendKey key);

    [[nodiscard]] Backend* find(BackendKey key);
    [[nodiscard]] const Backend* find(BackendKey key) const;
    [[nodiscard]] std::span<Backend> all() { return m_backends; }
    [[nodiscard]] std::span<const Backend> all() const { return m_backends; }
    [[nodiscard]] std::size_t size() const { return m_backends.size(); }
    [[nodiscard]] std::int64_t totalWeight() const { return m_totalWeight; }

  private:
    void rebalanceCredit(std::int64_t oldTotal);

    std::vector<Backend> m_backends;
    std::unordered_map<BackendKey, std::size_t> m_index;
    std::int64_t m_totalWeight = 0;
};

}  // namespace berth::sim::balancing
