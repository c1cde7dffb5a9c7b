// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "sim/balancing/hashing/hash_balancer.h"

namespace berth::sim::balancing {

// Consistent hashing on a ring: each backend has 160 points on a circle of 2^64, in proportion to
// its weight where weights differ, and a key goes to the next point. A backend that leaves gives up
// only its own keys, one that joins takes only those it keeps; nothing else moves.
//
// Source: Karger and others, "Consistent Hashing and Random Trees", 1997; 160 points as in ketama
// (2007). Points and keys are placed by XXH64. O(log points) a request. Limits: shares differ from
// each other by 1/√160, about 8 %; a change of the greatest weight moves points of all; a join or
// leave costs a pass over all points with the next request.
class RingHash final : public HashBalancer {
  public:
    using HashBalancer::HashBalancer;

    static constexpr std::uint32_t kPoints = 160;

  protected:
    void arrange(const BackendList& backends) override;
    [[nodiscard]] BackendKey first(RequestKey key) override;
    [[nodiscard]] std::size_t places() const override { return m_ring.size(); }
    [[nodiscard]] BackendKey next() override;

  private:
    struct Point {
        std::uint64_t at = 0;
        BackendKey backend = 0;
        std::uint32_t number = 0;  // 0 … of its backend

        friend auto operator<=>(const Point&, const Point&) = default;
    };

    std::vector<Point> m_ring;                               // sorted
    std::unordered_map<BackendKey, std::uint32_t> m_points;  // how many each has there
    std::size_t m_place = 0;
};

}  // namespace berth::sim::balancing
