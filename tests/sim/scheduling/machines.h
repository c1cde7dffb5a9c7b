// SPDX-License-Identifier: GPL-3.0-or-later
// Machines and demands as tests of placement policies need them.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <vector>

#include "sim/engine/random.h"
#include "sim/scheduling/machine_chooser.h"

namespace berth::sim::scheduling::testing {

// One machine by itself: what is left of its cores and of each card.
inline MachineState machine(std::int64_t cpuLeft, std::vector<int> cards) {
    MachineState state;
    state.cpuMilli = 128'000;
    state.cpuMilliLeft = cpuLeft;
    state.cards = std::move(cards);
    for (const int left : state.cards) {
        state.gpuMilliLeft += left;
        state.freeCards += left == kWholeCard;
        state.mostOnOneCard = std::max(state.mostOnOneCard, left);
    }
    return state;
}

inline PlacementDemand share(std::int64_t cpuMilli, int milli) {
    return {cpuMilli, 0, 1, milli};
}

inline PlacementDemand whole(std::int64_t cpuMilli, int cards) {
    return {cpuMilli, 0, cards, kWholeCard};
}

inline PlacementDemand noGpu(std::int64_t cpuMilli) {
    return {cpuMilli, 0, 0, kWholeCard};
}

// Places one node; nothing when it fits nowhere.
inline std::optional<MachineIndex> place(MachineTable& table, MachineChooser& chooser,
                                         const PlacementQuery& query, engine::RandomStream& random,
                                         std::vector<std::uint16_t>& cards) {
    const auto machine = chooser.choose(query, random);
    if (!machine) return std::nullopt;
    chooser.chooseCards(query.demand, *machine, cards);
    table.take(*machine, query.demand, cards);
    return machine;
}

}  // namespace berth::sim::scheduling::testing
