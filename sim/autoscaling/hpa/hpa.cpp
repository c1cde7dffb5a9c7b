// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/autoscaling/hpa/hpa.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace berth::sim::autoscaling {

namespace {

bool withinTolerance(double ratio) {
    return std::abs(ratio - 1) <= Hpa::kTolerance + 1e-12;
}

}  // namespace

Hpa::Hpa(const domain::AutoscalingSpec& spec) : m_spec(spec) {}

int Hpa::recommend(const ScalingMetrics& metrics) const {
    if (metrics.ready == 0) return metrics.wanted;
    const double ratio = metrics.meanPerNode / m_spec.aim();
    const int unready = std::max(metrics.wanted - metrics.ready, 0);
    if (unready == 0 || ratio <= 1) {
        if (withinTolerance(ratio)) return metrics.wanted;
        return nodesFor(ratio * metrics.ready, 1);
    }
    const int all = metrics.ready + unready;
    const double damped = ratio * metrics.ready / all;
    if (withinTolerance(damped) || damped < 1) return metrics.wanted;
    return std::max(nodesFor(damped * all, 1), metrics.wanted);
}

int Hpa::limitOf(const ScalingMetrics& metrics) {
    while (!m_changes.empty() && m_changes.front().at <= metrics.at - kPolicyPeriod)
        m_changes.pop_front();
    int before = metrics.wanted;
    for (const Change& change : m_changes)
        before -= change.nodes;
    return std::max(before + kMoreNodes, 2 * before);
}

ScalingDecision Hpa::decide(const ScalingMetrics& metrics) {
    ScalingDecision decision{metrics.wanted, metrics.meanPerNode, {}};
    const double aim = m_spec.aim();
    const auto shown = [&](double value) {
        return m_spec.metric == domain::AutoscalingMetric::Busy
                   ? fmt::format("{:.0f} %", value * 100)
                   : fmt::format("{:.1f}/s", value);
    };
    if (metrics.ready == 0) {
        decision.reason = "no node is ready: nothing to measure";
        decision.nodes = withinBounds(m_spec, decision.nodes);
        return decision;
    }
    if (!std::exchange(m_begun, true)) m_recommended.note(metrics.at, metrics.wanted);
    const int recommended = recommend(metrics);
    const int largest = m_recommended.note(metrics.at, recommended);
    const int limit = limitOf(metrics);
    const std::string seen =
        fmt::format("{} a node, target {}", shown(metrics.meanPerNode), shown(aim));
    decision.reason = seen;
    if (recommended > metrics.wanted) {
        decision.nodes = std::min(recommended, limit);
        if (limit < recommended) decision.reason += fmt::format("; at most {} in 15 s", limit);
    } else if (recommended < metrics.wanted) {
        decision.nodes = std::min(largest, metrics.wanted);
        if (decision.nodes > recommended)
            decision.reason += fmt::format("; {} were needed within 300 s", largest);
    }
    decision.nodes = withinBounds(m_spec, decision.nodes);
    if (decision.nodes != metrics.wanted)
        m_changes.push_back({metrics.at, decision.nodes - metrics.wanted});
    return decision;
}

}  // namespace berth::sim::autoscaling
