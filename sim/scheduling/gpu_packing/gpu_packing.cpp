// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/gpu_packing/gpu_packing.h"

#include <algorithm>

namespace berth::sim::scheduling {

std::int64_t GpuPacking::score(const PlacementDemand& demand, const MachineState& machine,
                               const Neighbours& /*neighbours*/) const {
    if (demand.cards == 0) return 0;
    const std::int64_t free = machine.freeCards;
    if (machine.freeCards == static_cast<int>(machine.cards.size()))
        return std::max(33 - free, free);
    // The tightest card with room is one that nobody uses only where no other has room.
    int tightest = kWholeCard;
    if (demand.isShare()) {
        for (const int left : machine.cards) {
            if (left >= demand.milliPerCard) tightest = std::min(tightest, left);
        }
    }
    if (tightest == kWholeCard) return std::max<std::int64_t>(50 - demand.cards, 33);
    return std::max<std::int64_t>(100 - std::int64_t{tightest} * 100 / kWholeCard / 10, 50);
}

}  // namespace berth::sim::scheduling
