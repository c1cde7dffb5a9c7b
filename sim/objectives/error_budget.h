// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <deque>
#include <optional>

#include "models/domain/service_levels.h"
#include "sim/engine/time.h"

namespace berth::sim::objectives {

// What went well and what did not, of seconds or of requests.
struct Tally {
    double good = 0, bad = 0;

    [[nodiscard]] double all() const { return good + bad; }
};

// Tallies of the last two hours, one for each look; looks come about once a minute. What is older
// is only in the sum.
class TallyHistory {
  public:
    void add(engine::Time now, const Tally& since);
    // Of the looks that end in (now − span, now].
    [[nodiscard]] Tally over(engine::Time now, engine::Time span) const;
    [[nodiscard]] const Tally& sum() const { return m_sum; }

    static constexpr engine::Time kKept = 2 * engine::kHour;

  private:
    struct Look {
        engine::Time at = 0;
        Tally tally;
    };
    std::deque<Look> m_looks;
    Tally m_sum;
};

// The share of what happened that went wrong, in units of what the target allows: 1 uses an error
// budget up in exactly its period. 0 when nothing happened.
[[nodiscard]] double burnRate(const Tally& tally, double target);

// The error budget of one objective over one run ("The Site Reliability Workbook", Beyer and
// others, 2018, chapter 5).
class BudgetWatch {
  public:
    // `target`: 0 … 1. `period`: from `from`, what the budget is for.
    BudgetWatch(domain::BudgetUnit unit, double target, engine::Time from, engine::Time period)
        : m_unit(unit), m_target(target), m_from(from), m_period(period) {}

    // What has happened since the look before. True when the budget has been used up since then.
    bool look(engine::Time now, const Tally& since);
    [[nodiscard]] domain::ErrorBudget status(engine::Time now) const;

  private:
    [[nodiscard]] double allowed(engine::Time now) const;

    domain::BudgetUnit m_unit;
    double m_target;
    engine::Time m_from, m_period;
    TallyHistory m_history;
    std::optional<engine::Time> m_exhausted;
};

}  // namespace berth::sim::objectives
