// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/machine_chooser.h"

#include <algorithm>

#include "sim/scheduling/card_choice.h"

namespace berth::sim::scheduling {

MachineChooser::MachineChooser(const MachineTable& table, const PlacementPolicy& policy,
                               const PlacementFacts* facts)
    : m_table(table),
      m_policy(policy),
      m_facts(facts),
      m_aims(policy.aims()),
      m_runs(std::make_shared<const MachineRuns>(table)) {}

void MachineChooser::simplify(PlacementQuery& query) const {
    if (!m_aims.image) query.image = 0;
    if (!m_aims.deployment && !m_aims.regions && query.apart == Apart::Nowhere)
        query.deployment = 0;
}

std::optional<MachineIndex> MachineChooser::choose(const PlacementQuery& query,
                                                   engine::RandomStream& random) {
    const ScoreIndex& scores = upToDate(query).scores;
    if (scores.fitting() == 0) return std::nullopt;
    if (m_aims.byChance)
        return scores.nth(random.below(static_cast<std::uint64_t>(scores.fitting())));
    if (!m_aims.regions || m_facts == nullptr) return scores.best();
    return scores.bestOfLeast(
        [&](std::uint32_t group) { return m_facts->nodesInGroup(group, query.deployment); });
}

std::vector<domain::PlacementRejection> MachineChooser::rejections(const PlacementQuery& query) {
    const ScoreIndex& scores = upToDate(query).scores;
    std::vector<domain::PlacementRejection> result;
    for (std::size_t i = 0; i < ScoreIndex::kFilters; ++i) {
        const auto filter = static_cast<ScoreIndex::Filter>(i);
        if (scores.rejected(filter) > 0) result.push_back({filter, scores.rejected(filter)});
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const auto& a, const auto& b) { return a.machines > b.machines; });
    return result;
}

void MachineChooser::chooseCards(const PlacementDemand& demand, MachineIndex machine,
                                 std::vector<std::uint16_t>& cards) const {
    const MachineState& state = m_table[machine];
    cards.clear();
    if (demand.isShare())
        cards.push_back(static_cast<std::uint16_t>(m_policy.cardFor(demand, state)));
    else
        freeCards(demand, state, cards);
}

MachineChooser::Known& MachineChooser::upToDate(const PlacementQuery& query) {
    const auto [place, isNew] = m_known.try_emplace(query, m_runs);
    Known& known = place->second;
    if (isNew) {
        m_uses.push_front(&place->first);
        if (m_uses.size() > kMostQueries) {
            m_known.erase(m_known.find(*m_uses.back()));
            m_uses.pop_back();
        }
    } else {
        m_uses.splice(m_uses.begin(), m_uses, known.use);
    }
    known.use = m_uses.begin();
    const std::uint64_t changes = m_table.changes();
    if (known.fresh || changes - known.seen > m_table.size()) {
        for (MachineIndex machine = 0; machine < m_table.size(); ++machine)
            look(query, machine, known.scores);
    } else {
        for (std::uint64_t change = known.seen; change < changes; ++change) {
            const MachineIndex machine = m_table.machineOf(change);
            if (m_table.isLatestOf(change, machine)) look(query, machine, known.scores);
        }
    }
    known.fresh = false;
    known.seen = changes;
    return known;
}

void MachineChooser::look(const PlacementQuery& query, MachineIndex machine,
                          ScoreIndex& scores) const {
    if (const auto why = firstRejection(query, m_table, machine, m_facts)) {
        scores.reject(machine, *why);
        return;
    }
    Neighbours neighbours;
    if (m_aims.deployment && m_facts != nullptr)
        neighbours.ofDeployment = m_facts->nodesOn(machine, query.deployment);
    if (m_aims.image && m_facts != nullptr && query.image != 0)
        neighbours.imageCached = m_facts->imageCached(machine, query.image);
    scores.set(machine, m_policy.score(query.demand, m_table[machine], neighbours));
}

}  // namespace berth::sim::scheduling
