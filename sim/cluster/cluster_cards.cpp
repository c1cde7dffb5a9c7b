// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with cards.
#include <algorithm>

#include "sim/cluster/cluster.h"
#include "sim/engine/require.h"

namespace berth::sim::cluster {

CardCondition Cluster::cardCondition(MachineIndex machine, std::uint16_t card) const {
    const auto found = m_conditions.find({machine, card});
    return found == m_conditions.end() ? CardCondition{} : found->second;
}

void Cluster::setCardCondition(MachineIndex machine, std::uint16_t card,
                               const CardCondition& condition) {
    engine::require(card < m_table[machine].cards.size() && condition.speed > 0,
                    "only a card that there is has a condition");
    if (condition == CardCondition{})
        m_conditions.erase({machine, card});
    else
        m_conditions[{machine, card}] = condition;
}

void Cluster::machineRestarted(MachineIndex machine) {
    auto each = m_conditions.lower_bound({machine, 0});
    while (each != m_conditions.end() && each->first.first == machine) {
        CardCondition& condition = each->second;
        condition.correctedErrors = condition.uncorrectedErrors = 0;
        condition.remapPending = false;
        each = condition == CardCondition{} ? m_conditions.erase(each) : std::next(each);
    }
}

std::vector<serving::NodeKey> Cluster::holdersOf(MachineIndex machine, std::uint16_t card) const {
    std::vector<serving::NodeKey> nodes;
    for (const auto& [node, allocation] : m_allocations) {
        const auto& cards = allocation.cards;
        if (allocation.machine == machine &&
            std::find(cards.begin(), cards.end(), card) != cards.end())
            nodes.push_back(node);
    }
    return nodes;
}

bool Cluster::hasLostCard(serving::NodeKey node) const {
    const auto found = m_allocations.find(node);
    if (m_conditions.empty() || found == m_allocations.end()) return false;
    const Allocation& allocation = found->second;
    return std::any_of(allocation.cards.begin(), allocation.cards.end(), [&](std::uint16_t card) {
        return cardCondition(allocation.machine, card).lost;
    });
}

double Cluster::cardSpeed(serving::NodeKey node) const {
    const auto found = m_allocations.find(node);
    double speed = 1;
    if (m_conditions.empty() || found == m_allocations.end()) return speed;
    for (const std::uint16_t card : found->second.cards)
        speed = std::min(speed, cardCondition(found->second.machine, card).speed);
    return speed;
}

}  // namespace berth::sim::cluster
