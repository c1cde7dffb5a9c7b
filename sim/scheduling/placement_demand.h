// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace berth::sim::scheduling {

inline constexpr int kWholeCard = 1000;  // thousandths

// What one node asks of a machine.
struct PlacementDemand {
    std::int64_t cpuMilli = 0;
    std::int64_t memory = 0;        // in the unit that the table is kept in
    int cards = 0;                  // 0: no GPU
    int milliPerCard = kWholeCard;  // less: a share of one card, which never spans two

    [[nodiscard]] int gpuMilli() const { return cards * milliPerCard; }
    [[nodiscard]] bool isShare() const { return cards == 1 && milliPerCard < kWholeCard; }
    // Nodes of a kind, as far as cards go: 0 shares, n whole cards. Meaningless without a GPU.
    [[nodiscard]] int gpuClass() const { return isShare() ? 0 : cards; }

    friend auto operator<=>(const PlacementDemand&, const PlacementDemand&) = default;
};

}  // namespace berth::sim::scheduling
