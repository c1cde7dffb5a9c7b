// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/autoscaling/knative/knative.h"

#include <fmt/format.h>

#include <algorithm>

namespace berth::sim::autoscaling {

Knative::Knative(const domain::AutoscalingSpec& spec) : m_spec(spec) {}

double Knative::meanOver(engine::Time window, engine::Time now) const {
    double sum = 0;
    int count = 0;
    for (const Sample& sample : m_samples) {
        if (sample.at <= now - window) continue;
        sum += sample.requests;
        ++count;
    }
    return count == 0 ? 0 : sum / count;
}

void Knative::lookForPanic(const ScalingMetrics& metrics, int asked) {
    const int ready = std::max(metrics.ready, 1);
    if (static_cast<double>(asked) / ready >= kPanicThreshold) {
        m_panicSince = metrics.at;
    } else if (m_panicSince && *m_panicSince + kStableWindow < metrics.at) {
        m_panicSince.reset();
        m_panicNodes = 0;
    }
}

int Knative::mayBeZero(const ScalingMetrics& metrics, int nodes) {
    if (nodes > 0 || metrics.at - *m_begun < kStableWindow) {
        m_idleSince.reset();
        return metrics.wanted == 0 ? nodes : std::max(nodes, 1);
    }
    if (!m_idleSince) m_idleSince = metrics.at;
    const bool over = metrics.wanted == 0 || metrics.at - *m_idleSince >= kZeroGrace;
    return over ? 0 : 1;
}

ScalingDecision Knative::decide(const ScalingMetrics& metrics) {
    if (!m_begun) m_begun = metrics.at;
    const int requests = metrics.queued + metrics.inProgress;
    m_samples.push_back({metrics.at, requests});
    while (m_samples.front().at <= metrics.at - kStableWindow)
        m_samples.pop_front();

    const double perNode = m_spec.aim() * kUtilization;
    const double stable = meanOver(kStableWindow, metrics.at);
    const double panic = meanOver(kPanicWindow, metrics.at);
    const int ready = std::max(metrics.ready, 1);
    const int least = ready / kMostDown;
    const int most = ready * kMostUp;
    const int panicAsks = nodesFor(panic, perNode);
    const int stableNodes = std::min(std::max(nodesFor(stable, perNode), least), most);
    const int panicNodes = std::min(std::max(panicAsks, least), most);
    lookForPanic(metrics, panicAsks);

    ScalingDecision decision{stableNodes, stable, {}};
    decision.reason = fmt::format("{:.1f} requests on average, {:g} to a node", stable, perNode);
    if (panics()) {
        m_panicNodes = std::max({m_panicNodes, stableNodes, panicNodes});
        decision.nodes = m_panicNodes;
        decision.metric = panic;
        decision.reason =
            fmt::format("panic: {:.1f} requests within 6 s, {:g} to a node", panic, perNode);
    }
    decision.nodes = withinBounds(m_spec, mayBeZero(metrics, decision.nodes));
    return decision;
}

}  // namespace berth::sim::autoscaling
