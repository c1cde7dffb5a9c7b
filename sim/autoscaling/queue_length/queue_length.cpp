// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/autoscaling/queue_length/queue_length.h"

#include <fmt/format.h>

#include <algorithm>

namespace berth::sim::autoscaling {

QueueLength::QueueLength(const domain::AutoscalingSpec& spec)
    : m_spec(spec), m_need(engine::toTime(spec.idleTimeout)) {}

ScalingDecision QueueLength::decide(const ScalingMetrics& metrics) {
    const double each = m_spec.aim();
    const int requests = metrics.queued + metrics.inProgress;
    const int need = nodesFor(requests, each);
    // What it begins with, and what somebody else chose, counts as needed at first.
    if (m_decided != metrics.wanted) m_need.note(metrics.at, metrics.wanted);
    const int busiest = m_need.note(metrics.at, need);
    ScalingDecision decision{metrics.wanted, static_cast<double>(requests), {}};
    if (need > metrics.wanted || busiest >= metrics.wanted) {
        decision.nodes = std::max(need, metrics.wanted);
        decision.reason = fmt::format("{} requests, {:g} to a node", requests, each);
    } else {
        decision.nodes = busiest;
        decision.reason = fmt::format("needed at most {} for {:g} s", busiest,
                                      engine::toSeconds(engine::toTime(m_spec.idleTimeout)));
    }
    decision.nodes = withinBounds(m_spec, decision.nodes);
    m_decided = decision.nodes;
    return decision;
}

}  // namespace berth::sim::autoscaling
