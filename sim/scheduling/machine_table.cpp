// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/machine_table.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "sim/engine/require.h"

namespace berth::sim::scheduling {

MachineIndex MachineTable::add(std::uint32_t kind, std::uint32_t group, std::int64_t cpuMilli,
                               std::int64_t memory, std::size_t cards) {
    engine::require(m_changes == 0, "machines are added before anything changes");
    engine::require(cpuMilli >= 0 && memory >= 0, "a machine has what it has");
    MachineState machine;
    machine.kind = kind;
    machine.group = group;
    machine.cpuMilli = machine.cpuMilliLeft = cpuMilli;
    machine.memory = machine.memoryLeft = memory;
    machine.cards.assign(cards, kWholeCard);
    machine.gpuMilliLeft = machine.gpuMilli();
    machine.freeCards = static_cast<int>(cards);
    machine.mostOnOneCard = cards > 0 ? kWholeCard : 0;
    m_machines.push_back(std::move(machine));
    m_latest.push_back(std::numeric_limits<std::uint64_t>::max());
    m_log.resize(std::bit_ceil(m_machines.size()));
    return static_cast<MachineIndex>(m_machines.size() - 1);
}

void MachineTable::take(MachineIndex machine, const PlacementDemand& demand,
                        std::span<const std::uint16_t> cards) {
    const MachineState& state = m_machines[machine];
    const bool fits = std::all_of(cards.begin(), cards.end(), [&](std::uint16_t card) {
        return card < state.cards.size() && state.cards[card] >= demand.milliPerCard;
    });
    engine::require(fits && cards.size() == static_cast<std::size_t>(demand.cards) &&
                        state.cpuMilliLeft >= demand.cpuMilli && state.memoryLeft >= demand.memory,
                    "nothing is given twice");
    count(machine, demand, cards, -1);
}

void MachineTable::giveBack(MachineIndex machine, const PlacementDemand& demand,
                            std::span<const std::uint16_t> cards) {
    const MachineState& state = m_machines[machine];
    const bool wasTaken = std::all_of(cards.begin(), cards.end(), [&](std::uint16_t card) {
        return card < state.cards.size() && state.cards[card] + demand.milliPerCard <= kWholeCard;
    });
    engine::require(wasTaken && state.cpuMilliLeft + demand.cpuMilli <= state.cpuMilli &&
                        state.memoryLeft + demand.memory <= state.memory,
                    "only what was taken is given back");
    count(machine, demand, cards, +1);
}

void MachineTable::count(MachineIndex machine, const PlacementDemand& demand,
                         std::span<const std::uint16_t> cards, int sign) {
    MachineState& state = m_machines[machine];
    state.cpuMilliLeft += sign * demand.cpuMilli;
    state.memoryLeft += sign * demand.memory;
    if (demand.cards > 0) {
        for (const std::uint16_t card : cards)
            state.cards[card] += sign * demand.milliPerCard;
        state.gpuMilliLeft += sign * demand.gpuMilli();
        state.freeCards = state.mostOnOneCard = 0;
        for (const int left : state.cards) {
            state.freeCards += left == kWholeCard;
            state.mostOnOneCard = std::max(state.mostOnOneCard, left);
        }
        const int ofClass = demand.gpuClass();
        auto entry = std::find_if(state.classes.begin(), state.classes.end(),
                                  [&](const auto& each) { return each.first == ofClass; });
        if (sign < 0) {
            if (entry == state.classes.end())
                state.classes.emplace_back(ofClass, 1);
            else
                ++entry->second;
        } else {
            engine::require(entry != state.classes.end(), "only what was taken is given back");
            if (--entry->second == 0) state.classes.erase(entry);
        }
    }
    touch(machine);
}

void MachineTable::close(MachineIndex machine,
                         std::optional<domain::PlacementRejection::Filter> why) {
    m_machines[machine].closed = why;
    touch(machine);
}

void MachineTable::touch(MachineIndex machine) {
    m_log[m_changes & (m_log.size() - 1)] = machine;
    m_latest[machine] = m_changes;
    ++m_changes;
}

}  // namespace berth::sim::scheduling
