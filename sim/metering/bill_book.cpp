// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/metering/bill_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "sim/engine/require.h"
#include "sim/metering/billing_calendar.h"

namespace berth::sim::metering {

namespace {

constexpr int kLargestOffset = 14 * 60;    // Kiribati
constexpr int kSmallestOffset = -12 * 60;  // Baker Island

domain::Result<void> check(const domain::BillingQuery& query) {
    using domain::ErrorCode;
    using domain::fail;
    if (query.from >= query.to)
        return fail(ErrorCode::InvalidArgument, "the span of a bill is empty", "to");
    // Unsigned: the difference of two instants may be more than either can hold.
    const auto span = static_cast<std::uint64_t>(engine::toTime(query.to)) -
                      static_cast<std::uint64_t>(engine::toTime(query.from));
    if (span > static_cast<std::uint64_t>(BillBook::kKept))
        return fail(ErrorCode::InvalidArgument, "bills are told of at most 400 days at once",
                    "from");
    if (query.utcOffsetMinutes < kSmallestOffset || query.utcOffsetMinutes > kLargestOffset)
        return fail(ErrorCode::InvalidArgument,
                    fmt::format("no place is {} minutes ahead of UTC", query.utcOffsetMinutes),
                    "utcOffsetMinutes");
    return {};
}

}  // namespace

void BillBook::open(PayerKey payer, domain::DeploymentId id, std::string name) {
    const bool fresh =
        m_payers.try_emplace(payer, Payer{std::move(id), std::move(name), {}, {}, 0, false}).second;
    engine::require(fresh, "a payer was opened twice");
}

void BillBook::charge(PayerKey key, engine::Time now, domain::Money amount) {
    const auto payer = m_payers.find(key);
    engine::require(payer != m_payers.end() && !payer->second.closed && amount.points >= 0,
                    "only an open payer is charged, and never less than nothing");
    if (amount.points == 0) return;
    payer->second.charged += amount;
    m_charged += amount;
    const engine::Time from = now - now % kQuarter;
    if (m_quarters.empty() || m_quarters.back().from != from) {
        engine::require(m_quarters.empty() || m_quarters.back().from < from, "time went back");
        m_quarters.push_back({from, {}});
    }
    auto& entries = m_quarters.back().entries;
    const auto entry = std::lower_bound(entries.begin(), entries.end(), key,
                                        [](const auto& e, PayerKey k) { return e.first < k; });
    if (entry != entries.end() && entry->first == key) {
        entry->second += amount;
    } else {
        entries.insert(entry, {key, amount});
        ++payer->second.entries;
        ++m_entries;
    }
    while (m_quarters.size() > 1 &&
           (m_entries > m_mostEntries || m_quarters.front().from < from - kKept))
        forgetOldest();
}

void BillBook::close(PayerKey key) {
    const auto payer = m_payers.find(key);
    if (payer == m_payers.end()) return;
    payer->second.closed = true;
    forgetIfDone(payer);
}

void BillBook::forgetOldest() {
    for (const auto& [key, amount] : m_quarters.front().entries) {
        const auto payer = m_payers.find(key);
        payer->second.forgotten += amount;
        --payer->second.entries;
        --m_entries;
        forgetIfDone(payer);
    }
    m_quarters.pop_front();
}

void BillBook::forgetIfDone(std::map<PayerKey, Payer>::iterator payer) {
    if (!payer->second.closed || payer->second.entries > 0) return;
    m_gone += payer->second.charged;
    m_payers.erase(payer);
}

domain::Result<domain::Billing> BillBook::read(const domain::BillingQuery& query) const {
    if (auto checked = check(query); !checked) return tl::unexpected(std::move(checked.error()));
    const std::set<domain::DeploymentId> wanted(query.deployments.begin(), query.deployments.end());
    const engine::Time begin = engine::toTime(query.from);
    const engine::Time end = engine::toTime(query.to);
    domain::Billing billing;
    std::map<PayerKey, domain::Money> shares;
    BillingSpan period;
    auto quarter = std::lower_bound(m_quarters.begin(), m_quarters.end(), begin,
                                    [](const Quarter& q, engine::Time t) { return q.from < t; });
    for (; quarter != m_quarters.end() && quarter->from < end; ++quarter) {
        domain::Money sum;
        for (const auto& [key, amount] : quarter->entries) {
            if (!wanted.empty() && !wanted.contains(m_payers.at(key).id)) continue;
            shares[key] += amount;
            sum += amount;
        }
        if (sum.points == 0) continue;
        if (billing.periods.empty() || quarter->from >= period.to) {
            period = billingPeriod(query.step, quarter->from, query.utcOffsetMinutes);
            billing.periods.push_back({engine::toInstant(std::max(period.from, begin)),
                                       engine::toInstant(std::min(period.to, end)),
                                       {},
                                       {}});
        }
        billing.periods.back().charged += sum;
        billing.periods.back().listPrice += sum;
    }
    for (const auto& [key, amount] : shares) {
        const Payer& payer = m_payers.at(key);
        billing.shares.push_back({payer.id, payer.name, amount, amount});
    }
    std::stable_sort(billing.shares.begin(), billing.shares.end(),
                     [](const auto& a, const auto& b) { return a.charged > b.charged; });
    return billing;
}

domain::Money BillBook::chargedTo(PayerKey key) const {
    const auto payer = m_payers.find(key);
    return payer == m_payers.end() ? domain::Money{} : payer->second.charged;
}

std::vector<std::string> BillBook::brokenInvariants() const {
    std::vector<std::string> broken;
    std::map<PayerKey, Payer> counted;
    std::size_t entries = 0;
    for (const Quarter& quarter : m_quarters) {
        if (quarter.entries.empty()) broken.emplace_back("a quarter of an hour without an entry");
        for (const auto& [key, amount] : quarter.entries) {
            counted[key].charged += amount;
            ++counted[key].entries;
            ++entries;
            if (!m_payers.contains(key))
                broken.push_back(fmt::format("payer {} is forgotten too early", key));
        }
    }
    if (entries != m_entries) broken.emplace_back("the entries of the book are miscounted");
    domain::Money sum = m_gone;
    for (const auto& [key, payer] : m_payers) {
        sum += payer.charged;
        const Payer& kept = counted[key];
        if (kept.charged + payer.forgotten != payer.charged || kept.entries != payer.entries)
            broken.push_back(fmt::format("the book tells {} points of {}, charged were {}",
                                         (kept.charged + payer.forgotten).points, payer.name,
                                         payer.charged.points));
    }
    if (sum != m_charged)
        broken.push_back(fmt::format("the payers were charged {} points, the book says {}",
                                     sum.points, m_charged.points));
    return broken;
}

}  // namespace berth::sim::metering
