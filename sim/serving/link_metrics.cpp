// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/serving/link_metrics.h"

#include <algorithm>
#include <cstddef>

namespace berth::sim::serving {

namespace {

LatencySummary summary(const engine::Histogram& histogram) {
    LatencySummary out;
    out.mean = histogram.mean() * 1e-9;
    out.p50 = engine::toSeconds(histogram.quantile(0.50));
    out.p90 = engine::toSeconds(histogram.quantile(0.90));
    out.p95 = engine::toSeconds(histogram.quantile(0.95));
    out.p99 = engine::toSeconds(histogram.quantile(0.99));
    out.max = engine::toSeconds(histogram.max());
    return out;
}

}  // namespace

LinkMetrics::ShareIndex LinkMetrics::addShare(NodeKey node) {
    m_shares.push_back({node, 0, 0});
    return static_cast<ShareIndex>(m_shares.size() - 1);
}

LinkMetrics::Interval LinkMetrics::current() const {
    Interval interval = m_now;
    interval.latency = m_nowLatency.cells();
    for (const ShareIndex share : m_touched)
        interval.shares.emplace_back(share, m_shares[share].inInterval);
    return interval;
}

void LinkMetrics::enter(engine::Time now) {
    if (now < m_nowEnd) return;
    if (m_now.index >= 0) {
        m_ring.push_back(current());
        m_nowLatency.clear();
        for (const ShareIndex share : m_touched)
            m_shares[share].inInterval = 0;
        m_touched.clear();
    }
    m_now = Interval{};
    m_now.index = now / kMetricInterval;
    m_nowEnd = (m_now.index + 1) * kMetricInterval;
    while (!m_ring.empty() && m_ring.front().index + kMetricSpan / kMetricInterval <= m_now.index)
        m_ring.pop_front();
}

LinkMetrics::Epoch LinkMetrics::offered(engine::Time now) {
    enter(now);
    ++m_now.offered;
    ++m_totals.offered;
    return m_epoch;
}

void LinkMetrics::ended(engine::Time now, Epoch epoch, Outcome outcome) {
    enter(now);
    const int measured = epoch == m_epoch ? 1 : 0;
    switch (outcome) {
        case Outcome::Failed:
            m_totals.failed += measured;
            ++m_now.failed;
            break;
        case Outcome::Rejected:
            m_totals.rejected += measured;
            ++m_now.rejected;
            break;
        case Outcome::TimedOut:
            m_totals.timedOut += measured;
            ++m_now.failed;
            break;
    }
}

void LinkMetrics::completed(engine::Time now, Epoch epoch, ShareIndex share, engine::Time latency,
                            engine::Time wait, bool cold) {
    enter(now);
    ++m_now.completed;
    m_nowLatency.add(latency);
    Share& counter = m_shares[share];
    if (counter.inInterval++ == 0) m_touched.push_back(share);
    if (epoch != m_epoch) return;
    ++m_totals.completed;
    m_totals.waited += wait > 0 ? 1 : 0;
    ++counter.completed;
    if (cold && !m_knowsCold) {
        m_warm.merge(m_latency);
        m_knowsCold = true;
    }
    if (m_knowsCold) (cold ? m_cold : m_warm).add(latency);
    m_latency.add(latency);
    m_wait.add(wait);
}

void LinkMetrics::restart() {
    ++m_epoch;
    m_totals = {};
    m_latency.reset();
    m_wait.reset();
    m_warm.reset();
    m_cold.reset();
    for (Share& share : m_shares)
        share.completed = 0;
}

LinkReport LinkMetrics::report() const {
    LinkReport out;
    out.totals = m_totals;
    out.latency = summary(m_latency);
    out.wait = summary(m_wait);
    if (m_knowsCold) {
        out.warmths = {static_cast<std::int64_t>(m_warm.count()),
                       static_cast<std::int64_t>(m_cold.count()), summary(m_warm), summary(m_cold)};
    }
    for (const Share& share : m_shares)
        out.perNode.push_back({{}, static_cast<int>(share.node), share.completed});
    std::sort(out.perNode.begin(), out.perNode.end(),
              [](const auto& a, const auto& b) { return a.ordinal < b.ordinal; });
    return out;
}

template <class Visit>
void LinkMetrics::forEach(std::int64_t first, std::int64_t end, Visit visit) const {
    const auto before = [](const Interval& interval, std::int64_t index) {
        return interval.index < index;
    };
    for (auto it = std::lower_bound(m_ring.begin(), m_ring.end(), first, before);
         it != m_ring.end() && it->index < end; ++it) {
        visit(*it);
    }
    if (m_now.index >= first && m_now.index < end) visit(current());
}

void LinkMetrics::addTo(std::vector<Sum>& sums, std::int64_t first, std::int64_t end,
                        std::int64_t intervalsPerSum) const {
    forEach(first, end, [&](const Interval& interval) {
        Sum& sum = sums[static_cast<std::size_t>((interval.index - first) / intervalsPerSum)];
        sum.offered += interval.offered;
        sum.completed += interval.completed;
        sum.failed += interval.failed;
        sum.rejected += interval.rejected;
        sum.latency.add(interval.latency);
    });
}

void LinkMetrics::addShares(std::vector<std::pair<NodeKey, std::int64_t>>& shares,
                            std::int64_t first, std::int64_t end) const {
    std::vector<std::int64_t> counts(m_shares.size(), 0);
    forEach(first, end, [&](const Interval& interval) {
        for (const auto& [share, count] : interval.shares)
            counts[share] += count;
    });
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0) shares.emplace_back(m_shares[i].node, counts[i]);
    }
}

}  // namespace berth::sim::serving
