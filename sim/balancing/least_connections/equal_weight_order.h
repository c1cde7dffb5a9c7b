// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/balancing/backend_list.h"

namespace berth::sim::balancing {

// Who is the least busy of backends of one weight, and has its turn among equals, without looking
// at all of them for each request.
//
// A tournament over the list: each inner place holds the better of the two below it, so the best
// stands at the top and a change costs O(log n). Those with the same number of requests gain the
// same credit, so what a level gains is kept for the level, and a backend that changes its level
// has that settled.
class EqualWeightOrder {
  public:
    // Credits of the list become what they are; must be called before anything else changes them.
    void settle(std::span<Backend> backends);
    // After any change of the list. Not usable() where weights differ, or where
    // there are so few that an order is not worth it.
    void rebuild(std::span<const Backend> backends);
    [[nodiscard]] bool usable() const { return m_usable; }
    // The index of the one that is chosen, which pays for it. The list must not be empty.
    std::size_t take(std::span<Backend> backends);
    // The number of requests of this backend has changed from `before`.
    void moved(std::span<Backend> backends, std::size_t index, std::int64_t before);

  private:
    // The backends with so many requests in progress.
    struct Level {
        std::uint32_t backends = 0;
        std::int64_t gained = 0;  // credit, since it was empty or settled
    };
    static constexpr std::uint32_t kNobody = 0xFFFFFFFFU;

    Level& level(std::int64_t active);
    [[nodiscard]] static std::uint32_t better(std::span<const Backend> backends, std::uint32_t a,
                                              std::uint32_t b);
    void replay(std::span<const Backend> backends, std::size_t index);

    bool m_usable = false;
    std::size_t m_leaves = 1;           // a power of two
    std::vector<std::uint32_t> m_best;  // 1 is the top, 2i and 2i + 1 are below i
    std::vector<Level> m_levels;        // by requests in progress
};

}  // namespace berth::sim::balancing
