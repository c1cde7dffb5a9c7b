// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "sim/balancing/hashing/hash_balancer.h"

namespace berth::sim::balancing {

// Which of `buckets` (at least 1) a key belongs to. When their number grows from n to n + 1, one
// key in n + 1 moves, and always to the new one.
// Source: Lamping and Veach, "A Fast, Minimal Memory, Consistent Hash Algorithm", 2014.
[[nodiscard]] std::uint32_t jumpHash(std::uint64_t key, std::uint32_t buckets);

// Jump consistent hash over the backends in the order in which they joined, each with as many
// buckets as its weight: exactly even, and O(log n) a request with no memory but the list. For
// deployments that are scaled: nodes that join take only the keys they keep.
//
// Limits: buckets have numbers instead of names, so only the last can be taken away for nothing. A
// backend that leaves from the middle has the last ones in its place: their keys move as well as
// its own, twice as many as must. Weights whose greatest common divisor is not 1 are divided by it;
// the sum is then at most kMostBuckets, or weights are rounded to that.
class JumpHash final : public HashBalancer {
  public:
    using HashBalancer::HashBalancer;

    static constexpr std::uint64_t kMostBuckets = 1U << 16U;

  protected:
    void arrange(const BackendList& backends) override;
    [[nodiscard]] BackendKey first(RequestKey key) override;
    [[nodiscard]] std::size_t places() const override { return 2 * m_buckets.size(); }
    [[nodiscard]] BackendKey next() override;

  private:
    std::vector<BackendKey> m_buckets;
    RequestKey m_key = 0;
};

}  // namespace berth::sim::balancing
