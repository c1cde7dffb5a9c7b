// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/fgd/fgd.h"

#include <algorithm>
#include <limits>

#include "sim/engine/portable_math.h"
#include "sim/engine/require.h"

namespace berth::sim::scheduling {
namespace {

// int(100·σ(gain/scale/1000)).
std::int64_t sigmoidScore(std::int64_t gain, std::int64_t scale) {
    const double x = static_cast<double>(gain) / static_cast<double>(scale) / 1000.0;
    return static_cast<std::int64_t>(100.0 / (1.0 + engine::portableExp(-x)));
}

}  // namespace

Fgd::Fgd() {
    expect({});
}

void Fgd::expect(std::span<const TypicalShape> shapes) {
    m_fragmentation = Fragmentation(shapes);
    // σ grows with the gain, so each score begins at one gain. Beyond ±40 cards σ is 0 or 1.
    const std::int64_t scale = m_fragmentation.scale();
    engine::require(scale < std::numeric_limits<std::int64_t>::max() / 1'000'000,
                    "shapes are counted in numbers that can be multiplied");
    for (std::size_t k = 0; k < m_least.size(); ++k) {
        std::int64_t below = -40'000 * scale;
        std::int64_t reached = 40'000 * scale;
        if (sigmoidScore(reached, scale) <= static_cast<std::int64_t>(k)) {
            m_least[k] = std::numeric_limits<std::int64_t>::max();
            continue;
        }
        while (reached - below > 1) {
            const std::int64_t middle = below + (reached - below) / 2;
            (sigmoidScore(middle, scale) > static_cast<std::int64_t>(k) ? reached : below) = middle;
        }
        m_least[k] = reached;
    }
}

std::int64_t Fgd::toScore(std::int64_t gain) const {
    return std::upper_bound(m_least.begin(), m_least.end(), gain) - m_least.begin();
}

Fgd::Choice Fgd::bestCard(const PlacementDemand& share, const MachineState& machine) const {
    using Row = Fragmentation::Row;
    const std::int64_t before = m_fragmentation.of(machine);
    const Row& after = m_fragmentation.row(machine, machine.cpuMilliLeft - share.cpuMilli);
    const std::int64_t cards = m_fragmentation.ofCards(after, machine.cards);
    const int milliLeft = machine.gpuMilliLeft - share.milliPerCard;
    Choice best;
    std::int64_t bestGain = 0;
    for (std::size_t card = 0; card < machine.cards.size(); ++card) {
        const int left = machine.cards[card];
        if (left < share.milliPerCard) continue;
        const std::int64_t changed = cards - m_fragmentation.ofCard(after, left) +
                                     m_fragmentation.ofCard(after, left - share.milliPerCard);
        const int free = machine.freeCards - (left == kWholeCard);
        const std::int64_t gain = before - Fragmentation::total(after, changed, milliLeft, free);
        if (best.score >= 0 && gain <= bestGain) continue;
        const std::int64_t score = toScore(gain);
        if (score <= best.score) continue;
        best = {score, card};
        bestGain = gain;
    }
    return best;
}

std::int64_t Fgd::score(const PlacementDemand& demand, const MachineState& machine,
                        const Neighbours& /*neighbours*/) const {
    if (demand.isShare()) return bestCard(demand, machine).score;
    // Whole cards come from those nobody uses, of which none is too small for anybody: the sum over
    // the cards stays as it is.
    const auto& after = m_fragmentation.row(machine, machine.cpuMilliLeft - demand.cpuMilli);
    const std::int64_t gain =
        m_fragmentation.of(machine) -
        Fragmentation::total(after, m_fragmentation.ofCards(after, machine.cards),
                             machine.gpuMilliLeft - demand.gpuMilli(),
                             machine.freeCards - demand.cards);
    return toScore(gain);
}

std::size_t Fgd::cardFor(const PlacementDemand& share, const MachineState& machine) const {
    const Choice best = bestCard(share, machine);
    engine::require(best.score >= 0, "a card is chosen on a machine with room");
    return best.card;
}

}  // namespace berth::sim::scheduling
