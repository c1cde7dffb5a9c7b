// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/score_index.h"

#include <utility>

#include "sim/engine/require.h"

namespace berth::sim::scheduling {

MachineRuns::MachineRuns(const MachineTable& table) {
    runOf.reserve(table.size());
    for (MachineIndex machine = 0; machine < table.size(); ++machine) {
        const std::uint32_t group = table[machine].group;
        if (runs.empty() || runs.back().group != group ||
            runs.back().end - runs.back().begin == kRun)
            runs.push_back({machine, machine, group});
        ++runs.back().end;
        runOf.push_back(static_cast<std::uint32_t>(runs.size() - 1));
    }
}

ScoreIndex::ScoreIndex(std::shared_ptr<const MachineRuns> runs)
    : m_runs(std::move(runs)),
      m_values(m_runs->runOf.size(), kUnknown),
      m_best(m_runs->runs.size()) {}

void ScoreIndex::set(MachineIndex machine, std::int64_t score) {
    engine::require(fits(score), "a score is above the least number");
    put(machine, score);
}

void ScoreIndex::reject(MachineIndex machine, Filter why) {
    put(machine, std::numeric_limits<std::int64_t>::min() + static_cast<std::int64_t>(why));
}

void ScoreIndex::put(MachineIndex machine, std::int64_t value) {
    const std::int64_t former = std::exchange(m_values[machine], value);
    if (former == value) return;
    const std::uint32_t index = m_runs->runOf[machine];
    Best& best = m_best[index];
    const auto count = [&](std::int64_t of, int change) {
        if (fits(of)) {
            best.fitting += static_cast<std::uint32_t>(change);
            m_fitting += change;
        } else if (of != kUnknown) {
            m_rejected[static_cast<std::size_t>(of - std::numeric_limits<std::int64_t>::min())] +=
                change;
        }
    };
    count(former, -1);
    count(value, +1);
    if (fits(value) && (value > best.score || (value == best.score && machine <= best.machine))) {
        best.score = value;
        best.machine = machine;
        return;
    }
    if (machine != best.machine || !fits(best.score)) return;
    best.score = kNoScore;
    const MachineRuns::Run& run = m_runs->runs[index];
    for (MachineIndex each = run.begin; each < run.end; ++each) {
        if (m_values[each] <= best.score) continue;
        best.score = m_values[each];
        best.machine = each;
    }
}

std::optional<MachineIndex> ScoreIndex::best() const {
    const Best* chosen = nullptr;
    for (const Best& best : m_best) {
        if (best.fitting > 0 && (chosen == nullptr || best.score > chosen->score)) chosen = &best;
    }
    if (chosen == nullptr) return std::nullopt;
    return chosen->machine;
}

MachineIndex ScoreIndex::nth(std::uint64_t n) const {
    for (std::size_t index = 0; index < m_best.size(); ++index) {
        if (n >= m_best[index].fitting) {
            n -= m_best[index].fitting;
            continue;
        }
        const MachineRuns::Run& run = m_runs->runs[index];
        for (MachineIndex each = run.begin; each < run.end; ++each) {
            if (fits(m_values[each]) && n-- == 0) return each;
        }
    }
    engine::breach("there is a machine of that number");
}

}  // namespace berth::sim::scheduling
