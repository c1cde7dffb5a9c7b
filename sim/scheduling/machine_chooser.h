// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "sim/engine/random.h"
#include "sim/scheduling/filters.h"
#include "sim/scheduling/placement_policy.h"
#include "sim/scheduling/score_index.h"

namespace berth::sim::scheduling {

// Which machine and which of its cards a node gets. Keeps the scores of all machines for each query
// that has been asked, and brings up to date only those of machines that have changed since, so
// that a choice costs as much as there were changes, not as there are machines. The choice is the
// same as if every machine were filtered and scored anew (tests compare).
//
// Table, policy and facts outlive it; the table has all its machines. Every query that has been
// asked keeps some ten bytes a machine, the kMostQueries last used ones.
class MachineChooser {
  public:
    MachineChooser(const MachineTable& table, const PlacementPolicy& policy,
                   const PlacementFacts* facts = nullptr);
    MachineChooser(const MachineChooser&) = delete;
    MachineChooser& operator=(const MachineChooser&) = delete;

    static constexpr std::size_t kMostQueries = 1024;

    // Takes out of the query what neither the policy nor a filter looks at, so that more nodes ask
    // the same.
    void simplify(PlacementQuery& query) const;
    // Nothing when every machine is ruled out.
    [[nodiscard]] std::optional<MachineIndex> choose(const PlacementQuery& query,
                                                     engine::RandomStream& random);
    // Each machine that does not fit once, by its first filter; most frequent first.
    [[nodiscard]] std::vector<domain::PlacementRejection> rejections(const PlacementQuery& query);
    // Of a machine that fits: what MachineTable::take() is to be given. Cards for whole ones in the
    // order of their index; the policy's card for a share.
    void chooseCards(const PlacementDemand& demand, MachineIndex machine,
                     std::vector<std::uint16_t>& cards) const;

  private:
    struct Known {
        explicit Known(std::shared_ptr<const MachineRuns> runs) : scores(std::move(runs)) {}

        ScoreIndex scores;
        std::uint64_t seen = 0;  // changes of the table
        bool fresh = true;       // no machine has been looked at
        std::list<const PlacementQuery*>::iterator use;
    };
    Known& upToDate(const PlacementQuery& query);
    void look(const PlacementQuery& query, MachineIndex machine, ScoreIndex& scores) const;

    const MachineTable& m_table;
    const PlacementPolicy& m_policy;
    const PlacementFacts* m_facts;
    PlacementPolicy::Aims m_aims;
    std::shared_ptr<const MachineRuns> m_runs;
    std::map<PlacementQuery, Known> m_known;
    std::list<const PlacementQuery*> m_uses;  // latest first
};

}  // namespace berth::sim::scheduling
