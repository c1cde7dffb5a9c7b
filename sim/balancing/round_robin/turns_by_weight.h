// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/balancing/backend_list.h"

namespace berth::sim::balancing {

// The turns of the smooth weighted round robin, without touching every backend for every request.
//
// All backends of one weight gain the same, so among them the order by credit only changes for the
// one that is chosen and pays. So each weight has its backends in a circle sorted by credit: the
// best stands at its head, and once it has paid it stands at its end, which in a circle is the same
// place; rarely it has to move up from there. What all have gained is kept as a number of turns. A
// request costs O(number of different weights): O(1) where all are equal.
class TurnsByWeight {
  public:
    // Credits of the list become what they are; must be called before anything else changes them.
    void settle(std::span<Backend> backends);
    // After any change of the list.
    void rebuild(std::span<const Backend> backends, std::int64_t totalWeight);
    // The index of the one whose turn it is. The list must not be empty.
    std::size_t take(std::span<Backend> backends);

  private:
    struct Circle {
        std::uint32_t weight = 1;
        std::size_t head = 0;
        std::vector<std::uint32_t> members;  // indices in the list
    };
    static void stepOn(Circle& circle, std::span<const Backend> backends);

    std::vector<Circle> m_circles;
    std::int64_t m_turns = 0;  // since settle(): each backend has gained so many times its weight
    std::int64_t m_mostTurns = 1;  // before what is gained would not fit into 64 bits
    std::int64_t m_totalWeight = 0;
};

}  // namespace berth::sim::balancing
