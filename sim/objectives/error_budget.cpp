// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/objectives/error_budget.h"

#include <algorithm>

namespace berth::sim::objectives {

void TallyHistory::add(engine::Time now, const Tally& since) {
    m_sum.good += since.good;
    m_sum.bad += since.bad;
    m_looks.push_back({now, since});
    while (m_looks.front().at <= now - kKept)
        m_looks.pop_front();
}

Tally TallyHistory::over(engine::Time now, engine::Time span) const {
    Tally sum;
    for (auto look = m_looks.rbegin(); look != m_looks.rend() && look->at > now - span; ++look) {
        sum.good += look->tally.good;
        sum.bad += look->tally.bad;
    }
    return sum;
}

double burnRate(const Tally& tally, double target) {
    if (tally.all() <= 0 || tally.bad <= 0) return 0;
    // A target of all leaves no budget: a millionth stands for it, so that the rate stays a number.
    constexpr double kLeast = 1e-6;
    return tally.bad / tally.all() / std::max(1 - target, kLeast);
}

double BudgetWatch::allowed(engine::Time now) const {
    if (m_unit == domain::BudgetUnit::Seconds) return (1 - m_target) * engine::toSeconds(m_period);
    const engine::Time passed = now - m_from;
    if (passed <= 0) return 0;
    const double whole = static_cast<double>(std::max(m_period, passed));
    return (1 - m_target) * m_history.sum().all() * whole / static_cast<double>(passed);
}

bool BudgetWatch::look(engine::Time now, const Tally& since) {
    m_history.add(now, since);
    const double used = m_history.sum().bad;
    const bool empty = used > 0 && used > allowed(now);
    const bool fresh = empty && !m_exhausted;
    if (fresh) m_exhausted = now;
    if (!empty) m_exhausted.reset();
    return fresh;
}

domain::ErrorBudget BudgetWatch::status(engine::Time now) const {
    domain::ErrorBudget budget;
    budget.unit = m_unit;
    budget.allowed = allowed(now);
    budget.used = m_history.sum().bad;
    budget.burn5m = burnRate(m_history.over(now, 5 * engine::kMinute), m_target);
    budget.burn1h = burnRate(m_history.over(now, engine::kHour), m_target);
    if (m_exhausted) budget.exhausted = engine::toInstant(*m_exhausted);
    return budget;
}

}  // namespace berth::sim::objectives
