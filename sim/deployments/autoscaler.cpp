// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/deployments/autoscaler.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace berth::sim::deployments {

void Autoscaler::stop(Entry& entry) {
    m_engine.cancel(entry.look);
    entry.look = {};
    entry.hurries = false;
    entry.policy.reset();
}

void Autoscaler::deploymentChanged(const DeploymentRecord& deployment) {
    const auto& spec = deployment.spec->autoscaling;
    if (!spec) return forget(deployment.key);
    Entry& entry = m_entries[deployment.key];
    if (deployment.pausedAt || deployment.deleting) return stop(entry);
    if (entry.policy != nullptr && entry.spec == *spec) return;
    stop(entry);
    entry.spec = *spec;
    entry.policy = autoscaling::makeScalingPolicy(*spec);
    entry.look = m_engine.scheduleAfter(entry.policy->period(), {kScalingLook, deployment.key, 0});
}

void Autoscaler::forget(serving::DeploymentKey key) {
    const auto found = m_entries.find(key);
    if (found == m_entries.end()) return;
    stop(found->second);
    m_entries.erase(found);
}

void Autoscaler::requestWaits(serving::DeploymentKey key) {
    const auto found = m_entries.find(key);
    if (found == m_entries.end() || found->second.policy == nullptr) return;
    const DeploymentRecord* deployment = m_deployments.find(key);
    // One that is on its way already is not hurried up.
    if (deployment == nullptr || deployment->wanted() > 0) return;
    Entry& entry = found->second;
    if (std::exchange(entry.hurries, true)) return;
    m_engine.cancel(entry.look);
    entry.look = m_engine.scheduleAfter(0, {kScalingLook, key, 0});
}

void Autoscaler::onEvent(const engine::EventRecord& event) {
    Entry& entry = m_entries.at(event.a);
    entry.look = {};
    entry.hurries = false;
    look(event.a, entry);
}

void Autoscaler::look(serving::DeploymentKey key, Entry& entry) {
    const DeploymentRecord& deployment = *m_deployments.find(key);
    const autoscaling::ScalingMetrics metrics = m_view.scalingMetrics(deployment);
    autoscaling::ScalingDecision decision = entry.policy->decide(metrics);
    const int most = std::max(m_view.mostNodes(deployment) - deployment.warmWanted(),
                              std::max(entry.spec.minimum, metrics.wanted));
    if (decision.nodes > most) {
        decision.nodes = most;
        decision.reason += fmt::format("; the machines hold {}", most);
    }
    note(entry, {engine::toInstant(metrics.at), decision.metric, decision.nodes, metrics.ready,
                 countNodes(deployment, m_deployments.nodes()).warm, decision.reason});
    entry.look = m_engine.scheduleAfter(entry.policy->period(), {kScalingLook, key, 0});
    m_deployments.autoscale(key, decision.nodes, decision.reason);
}

void Autoscaler::note(Entry& entry, domain::AutoscalingPoint point) {
    if (!entry.points.empty()) {
        const domain::AutoscalingPoint& last = entry.points.back();
        const bool due = point.at.ns - last.at.ns >= kPointEvery;
        if (!due && point.wanted == last.wanted) return;
    }
    entry.points.push_back(std::move(point));
    if (entry.points.size() > domain::kMostAutoscalingPoints) entry.points.pop_front();
    entry.published.reset();
}

domain::AutoscalingHistoryPtr Autoscaler::history(serving::DeploymentKey key) const {
    const auto found = m_entries.find(key);
    if (found == m_entries.end()) return nullptr;
    const Entry& entry = found->second;
    if (!entry.published) {
        entry.published = std::make_shared<const domain::AutoscalingHistory>(entry.points.begin(),
                                                                             entry.points.end());
    }
    return entry.published;
}

std::vector<std::string> Autoscaler::brokenInvariants() const {
    std::vector<std::string> broken;
    for (const auto& [key, deployment] : m_deployments.all()) {
        const auto& spec = deployment.spec->autoscaling;
        const auto found = m_entries.find(key);
        const auto breach = [&, &name = deployment.spec->name](const char* what) {
            broken.push_back(fmt::format("{}: {}", name, what));
        };
        if (spec.has_value() != (found != m_entries.end())) {
            breach("autoscaled or without an autoscaler");
            continue;
        }
        if (!spec) continue;
        const Entry& entry = found->second;
        const int nodes = deployment.spec->nodes;
        if (nodes < spec->minimum || nodes > spec->maximum) breach("wants nodes out of its bounds");
        const bool runs = !deployment.pausedAt && !deployment.deleting;
        if (runs != (entry.policy != nullptr) || runs != entry.look.valid())
            breach("is looked at or stopped, but not both");
        if (entry.points.size() > domain::kMostAutoscalingPoints) breach("has too long a history");
        if (deployment.reconcileDue || !runs) continue;
        const NodeCounts counts = countNodes(deployment, m_deployments.nodes());
        if (counts.warm > 0 && counts.readyWanted() < nodes)
            breach("keeps nodes warm that it needs");
    }
    return broken;
}

}  // namespace berth::sim::deployments
