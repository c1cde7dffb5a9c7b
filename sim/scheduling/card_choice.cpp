// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/card_choice.h"
#include "sim/engine/require.h"

namespace berth::sim::scheduling {

std::size_t tightestCard(const PlacementDemand& share, const MachineState& machine) {
    const std::vector<int>& cards = machine.cards;
    std::size_t best = cards.size();
    for (std::size_t card = 0; card < cards.size(); ++card) {
        if (cards[card] < share.milliPerCard) continue;
        if (best == cards.size() || cards[card] < cards[best]) best = card;
    }
    engine::require(best < cards.size(), "a card is chosen on a machine with room");
    return best;
}

void freeCards(const PlacementDemand& demand, const MachineState& machine,
               std::vector<std::uint16_t>& cards) {
    engine::require(machine.freeCards >= demand.cards, "cards are chosen on a machine with room");
    int missing = demand.cards;
    for (std::size_t card = 0; missing > 0; ++card) {
        if (machine.cards[card] != kWholeCard) continue;
        cards.push_back(static_cast<std::uint16_t>(card));
        --missing;
    }
}

}  // namespace berth::sim::scheduling
