// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

#include "models/domain/platform.h"
#include "sim/engine/histogram.h"
#include "sim/engine/time.h"
#include "sim/serving/interval_histogram.h"
#include "sim/serving/link_key.h"
#include "sim/serving/serving.h"

namespace berth::sim::serving {

inline constexpr engine::Time kMetricInterval = 5 * engine::kSecond;
inline constexpr engine::Time kMetricSpan = 2 * engine::kHour;

enum class Outcome { Failed, Rejected, TimedOut };

// What is measured of one link: totals and latencies since measuring began, and a ring of intervals
// over the last two hours. Memory is bounded by the ring and by the number of nodes ever used, not
// by the number of requests.
class LinkMetrics {
  public:
    using ShareIndex = std::uint32_t;

    // A counter for a node that begins to serve the link.
    ShareIndex addShare(NodeKey node);

    // Names one stretch of measuring: a request counts in the report in which it was offered.
    using Epoch = std::uint32_t;

    Epoch offered(engine::Time now);
    // Otherwise than completed.
    void ended(engine::Time now, Epoch epoch, Outcome outcome);
    // `cold`: it found its node cold, and was slower for that.
    void completed(engine::Time now, Epoch epoch, ShareIndex share, engine::Time latency,
                   engine::Time wait, bool cold = false);

    // What happened beside: a request was tried again, a node was put out of the rotation.
    void retried() { ++m_totals.retried; }
    void ejected() { ++m_totals.ejected; }

    void restart();  // forgets the report, not the ring
    [[nodiscard]] LinkReport report() const;
    [[nodiscard]] const LinkTotals& totals() const { return m_totals; }  // of the report

    // Interval i covers [i, i + 1) · kMetricInterval. Adds the intervals [first, end), so many to
    // each sum.
    struct Sum {
        std::int64_t offered = 0, completed = 0, failed = 0, rejected = 0;
        IntervalHistogram latency;
    };
    void addTo(std::vector<Sum>& sums, std::int64_t first, std::int64_t end,
               std::int64_t intervalsPerSum) const;
    // Completed requests per node over the intervals [first, end).
    void addShares(std::vector<std::pair<NodeKey, std::int64_t>>& shares, std::int64_t first,
                   std::int64_t end) const;

  private:
    struct Interval {
        std::int64_t index = -1;
        std::uint32_t offered = 0, completed = 0, failed = 0, rejected = 0;
        std::vector<IntervalHistogram::Cell> latency;
        std::vector<std::pair<ShareIndex, std::uint32_t>> shares;
    };
    struct Share {
        NodeKey node = 0;
        std::int64_t completed = 0;
        std::uint32_t inInterval = 0;
    };

    void enter(engine::Time now);
    [[nodiscard]] Interval current() const;
    template <class Visit>
    void forEach(std::int64_t first, std::int64_t end, Visit visit) const;

    LinkTotals m_totals;
    Epoch m_epoch = 0;
    engine::Histogram m_latency, m_wait;
    // Warm ones are those of m_latency that are not here, until the first cold one.
    engine::Histogram m_cold, m_warm;
    bool m_knowsCold = false;
    std::vector<Share> m_shares;

    Interval m_now;  // its lists are filled when it closes
    engine::Time m_nowEnd = 0;
    IntervalHistogram m_nowLatency;
    std::vector<ShareIndex> m_touched;
    std::deque<Interval> m_ring;  // intervals with traffic, oldest first
};

}  // namespace berth::sim::serving
