// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "models/domain/node.h"
#include "sim/scheduling/machine_table.h"

namespace berth::sim::scheduling {

// Machines in runs of at most kRun neighbours of one group, in the order of their ranks.
struct MachineRuns {
    static constexpr std::size_t kRun = 16;
    struct Run {
        MachineIndex begin = 0, end = 0;
        std::uint32_t group = 0;
    };
    explicit MachineRuns(const MachineTable& table);

    std::vector<Run> runs;
    std::vector<std::uint32_t> runOf;  // of each machine
};

// One score for each machine, or why it has none, with the best of each run at hand: the best of
// all is found by looking at the runs, a change looks at one run at the most.
class ScoreIndex {
  public:
    using Filter = domain::PlacementRejection::Filter;
    static constexpr std::size_t kFilters = 16;  // more than there are

    // All machines are without a score at first, for no reason that is counted.
    explicit ScoreIndex(std::shared_ptr<const MachineRuns> runs);

    void set(MachineIndex machine, std::int64_t score);
    void reject(MachineIndex machine, Filter why);

    // How many machines have a score, and how many have none for each reason.
    [[nodiscard]] std::int64_t fitting() const { return m_fitting; }
    [[nodiscard]] int rejected(Filter why) const {
        return m_rejected[static_cast<std::size_t>(why)];
    }
    // The highest score, the lowest machine on ties.
    [[nodiscard]] std::optional<MachineIndex> best() const;
    // The same within the group for which `nodesIn(group)` is least, among those with a score.
    template <class NodesIn>
    [[nodiscard]] std::optional<MachineIndex> bestOfLeast(NodesIn nodesIn) const;
    // The nth machine that has a score, from 0; there is one.
    [[nodiscard]] MachineIndex nth(std::uint64_t n) const;

  private:
    struct Best {
        std::int64_t score = kNoScore;
        MachineIndex machine = 0;
        std::uint32_t fitting = 0;
    };
    static constexpr std::int64_t kNoScore = std::numeric_limits<std::int64_t>::min() + kFilters;
    static constexpr std::int64_t kUnknown = kNoScore;

    void put(MachineIndex machine, std::int64_t value);
    static bool fits(std::int64_t value) { return value > kNoScore; }

    std::shared_ptr<const MachineRuns> m_runs;
    std::vector<std::int64_t> m_values;  // a score; else the least number and a filter
    std::vector<Best> m_best;            // of each run
    std::array<int, kFilters> m_rejected{};
    std::int64_t m_fitting = 0;
};

template <class NodesIn>
std::optional<MachineIndex> ScoreIndex::bestOfLeast(NodesIn nodesIn) const {
    const Best* chosen = nullptr;
    std::uint32_t least = 0, group = 0;
    for (std::size_t run = 0; run < m_best.size(); ++run) {
        const Best& best = m_best[run];
        if (best.fitting == 0) continue;
        const std::uint32_t itsGroup = m_runs->runs[run].group;
        const bool sameGroup = chosen != nullptr && itsGroup == group;
        const std::uint32_t nodes = sameGroup ? least : nodesIn(itsGroup);
        if (chosen != nullptr && (nodes > least || (nodes == least && best.score <= chosen->score)))
            continue;
        chosen = &best;
        least = nodes;
        group = itsGroup;
    }
    if (chosen == nullptr) return std::nullopt;
    return chosen->machine;
}

}  // namespace berth::sim::scheduling
