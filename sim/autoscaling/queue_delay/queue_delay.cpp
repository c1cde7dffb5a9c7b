// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/autoscaling/queue_delay/queue_delay.h"

#include <fmt/format.h>

#include <algorithm>

namespace berth::sim::autoscaling {

QueueDelay::QueueDelay(const domain::AutoscalingSpec& spec)
    : m_spec(spec), m_need(engine::toTime(spec.idleTimeout)) {}

ScalingDecision QueueDelay::decide(const ScalingMetrics& metrics) {
    const double limit = m_spec.aim();
    const int need = nodesFor(metrics.queued + metrics.inProgress, m_spec.concurrency);
    // What it begins with, and what somebody else chose, counts as needed at first.
    if (m_decided != metrics.wanted) m_need.note(metrics.at, metrics.wanted);
    const int busiest = m_need.note(metrics.at, need);
    ScalingDecision decision{metrics.wanted, metrics.oldestWait, {}};
    if (metrics.queued > 0 && metrics.wanted == 0) {
        decision.nodes = need;
        decision.reason = fmt::format("{} waiting, no node", metrics.queued);
    } else if (metrics.oldestWait > limit) {
        decision.nodes = std::max({metrics.wanted, need, metrics.ready + 1});
        decision.reason = fmt::format("queue delay {:.1f} s > {:g} s", metrics.oldestWait, limit);
    } else if (busiest < metrics.wanted) {
        decision.nodes = busiest;
        decision.reason = fmt::format("needed at most {} for {:g} s", busiest,
                                      engine::toSeconds(engine::toTime(m_spec.idleTimeout)));
    } else {
        decision.reason = fmt::format("queue delay {:.1f} s ≤ {:g} s", metrics.oldestWait, limit);
    }
    decision.nodes = withinBounds(m_spec, decision.nodes);
    m_decided = decision.nodes;
    return decision;
}

}  // namespace berth::sim::autoscaling
