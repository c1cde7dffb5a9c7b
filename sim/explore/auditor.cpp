// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/explore/auditor.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/explore/node_transitions.h"
#include "sim/fronts/fronts.h"

namespace berth::sim::explore {
namespace {

using domain::NodeState;

std::optional<Breach> breach(BreachKind kind, std::optional<std::string> what,
                             const platform::Simulation& simulation) {
    if (!what) return std::nullopt;
    return Breach{kind, std::move(*what), simulation.now()};
}

std::optional<std::string> unsettledService(const domain::Snapshot& snapshot,
                                            const domain::Deployment& deployment) {
    const std::string& name = deployment.spec.name;
    const bool paused = deployment.pausedAt.has_value();
    const auto wanted = paused ? domain::DeploymentState::Paused : domain::DeploymentState::Running;
    int alive = 0;
    for (const domain::Node& node : snapshot.nodes) {
        if (node.deployment != deployment.id || !node.alive()) continue;
        ++alive;
        if (node.state != NodeState::Running)
            return fmt::format("{} is still {}", node.name, domain::toText(node.state));
        if (node.revision != deployment.revision)
            return fmt::format("{} is still of revision {}, {} is at {}", node.name, node.revision,
                               name, deployment.revision);
    }
    const int nodes = paused ? 0 : deployment.spec.nodes;
    if (alive != nodes) return fmt::format("{} has {} nodes instead of {}", name, alive, nodes);
    if (deployment.state != wanted)
        return fmt::format("{} is still {}", name, domain::toText(deployment.state));
    return std::nullopt;
}

std::int64_t endedOf(const serving::LinkTotals& totals) {
    return totals.completed + totals.failed + totals.rejected + totals.timedOut;
}

// Each request has ended, at the front as with its members, and was answered by one of them.
std::optional<std::string> unsettledFront(const fronts::FrontReport& front) {
    if (endedOf(front.totals) != front.totals.offered)
        return fmt::format("{} of {} requests to front {} have ended", endedOf(front.totals),
                           front.totals.offered, front.name);
    std::int64_t completed = 0;
    for (const fronts::FrontMemberReport& member : front.members) {
        completed += member.completed;
        if (member.completed + member.failed != member.offered)
            return fmt::format("{} of {} requests to {} behind front {} have ended",
                               member.completed + member.failed, member.offered, member.deployment,
                               front.name);
    }
    if (completed != front.totals.completed)
        return fmt::format("front {} answered {} requests, its members {}", front.name,
                           front.totals.completed, completed);
    return std::nullopt;
}

}  // namespace

std::optional<std::string> Auditor::lookAtNode(const domain::Node& node) {
    const auto [entry, fresh] = m_nodes.try_emplace(node.id);
    SeenNode& seen = entry->second;
    if (fresh) {
        seen.name = node.name;
        seen.deployment = node.deployment;
    } else if (!canFollow(seen.state, node.state)) {
        return fmt::format("{} went from {} to {}", node.name, domain::toText(seen.state),
                           domain::toText(node.state));
    }
    seen.state = node.state;
    seen.cost = node.cost;
    seen.completed = node.state == NodeState::Ended && node.reason == domain::ReasonKind::Completed;
    return std::nullopt;
}

void Auditor::forgetNodes(const domain::Snapshot& snapshot) {
    std::map<domain::NodeId, bool> listed;
    for (const domain::Node& node : snapshot.nodes)
        listed[node.id] = true;
    for (auto entry = m_nodes.begin(); entry != m_nodes.end();) {
        if (listed.contains(entry->first)) {
            ++entry;
            continue;
        }
        SeenDeployment& owner = m_deployments[entry->second.deployment];
        owner.ofForgotten += entry->second.cost;
        owner.forgottenRuns += entry->second.completed ? 1 : 0;
        entry = m_nodes.erase(entry);
    }
}

std::optional<std::string> Auditor::lookForLost(const domain::Snapshot& snapshot) {
    for (const domain::Deployment& deployment : snapshot.deployments) {
        SeenDeployment& seen = m_deployments[deployment.id];
        seen.name = deployment.spec.name;
        if (!deployment.job) continue;
        int runs = seen.forgottenRuns;
        for (const auto& [id, node] : m_nodes)
            runs += node.deployment == deployment.id && node.completed ? 1 : 0;
        if (auto what = lookAtJob(deployment, runs)) return what;
    }
    for (const auto& [id, seen] : m_deployments) {
        if (!seen.deleting && snapshot.findDeployment(id) == nullptr)
            return fmt::format("{} is gone, and nobody has deleted it", seen.name);
    }
    return std::nullopt;
}

std::optional<std::string> Auditor::lookAtJob(const domain::Deployment& deployment, int runsSeen) {
    const std::string& name = deployment.spec.name;
    const domain::JobProgress& job = *deployment.job;
    SeenDeployment& seen = m_deployments[deployment.id];
    if (job.succeeded != runsSeen)
        return fmt::format("{} of {} succeeded, it counts {}", runsSeen, name, job.succeeded);
    if (job.active > deployment.spec.nodes)
        return fmt::format("{} runs {} nodes at once", name, job.active);
    if (seen.finished && !deployment.finished() && !seen.deleting)
        return fmt::format("{} was over and is so no more", name);
    if (deployment.finished() != job.finished.has_value() && !seen.deleting)
        return fmt::format("{} is over or not, but not both", name);
    seen.succeeded = job.succeeded;
    seen.finished = deployment.finished();
    return std::nullopt;
}

std::optional<std::string> Auditor::lookAtMoney(const domain::Snapshot& snapshot,
                                                const platform::Simulation& simulation) {
    std::map<domain::DeploymentId, domain::Money> ofNodes;
    for (const auto& [id, seen] : m_deployments)
        ofNodes[id] = seen.ofForgotten;
    for (const auto& [id, node] : m_nodes)
        ofNodes[node.deployment] += node.cost;
    domain::Money sum;
    const auto compare = [&](const domain::Deployment& deployment) -> std::optional<std::string> {
        sum += deployment.costSoFar;
        const domain::Money nodes = ofNodes[deployment.id];
        if (nodes == deployment.costSoFar) return std::nullopt;
        return fmt::format("{} cost {} points, its nodes cost {}", deployment.spec.name,
                           deployment.costSoFar.points, nodes.points);
    };
    for (const domain::Deployment& deployment : snapshot.deployments) {
        if (auto what = compare(deployment)) return what;
    }
    for (const platform::EndedDeployment& ended : *simulation.endedDeployments()) {
        if (auto what = compare(ended.deployment)) return what;
    }
    if (sum != snapshot.costSoFar)
        return fmt::format("the deployments cost {} points, the account paid {}", sum.points,
                           snapshot.costSoFar.points);
    if (snapshot.costSoFar < m_cost)
        return fmt::format("the account had paid {} points, now {}", m_cost.points,
                           snapshot.costSoFar.points);
    m_cost = snapshot.costSoFar;
    return std::nullopt;
}

std::optional<Breach> Auditor::look(const platform::Simulation& simulation) {
    const domain::Snapshot snapshot = simulation.snapshot();
    for (const domain::Node& node : snapshot.nodes) {
        if (auto what = lookAtNode(node))
            return breach(BreachKind::Transition, std::move(what), simulation);
    }
    forgetNodes(snapshot);
    if (auto what = lookForLost(snapshot))
        return breach(BreachKind::TaskLost, std::move(what), simulation);
    return breach(BreachKind::Money, lookAtMoney(snapshot, simulation), simulation);
}

std::optional<Breach> Auditor::settled(const platform::Simulation& simulation) {
    const domain::Snapshot snapshot = simulation.snapshot();
    for (const domain::Deployment& deployment : snapshot.deployments) {
        std::optional<std::string> what;
        if (deployment.state == domain::DeploymentState::Deleting)
            what = fmt::format("{} is still being deleted", deployment.spec.name);
        else if (!deployment.job)
            what = unsettledService(snapshot, deployment);
        else if (!deployment.finished() && !deployment.pausedAt)
            what = fmt::format("{} is not over", deployment.spec.name);
        if (what) return breach(BreachKind::NotSettled, std::move(what), simulation);
    }
    for (const auto& deployment : simulation.deploymentReports()) {
        for (const auto& [port, report] : deployment.ports) {
            const serving::LinkTotals& totals = report.totals;
            if (endedOf(totals) != totals.offered)
                return breach(BreachKind::Request,
                              fmt::format("{} of {} requests to port {} of {} have ended",
                                          endedOf(totals), totals.offered, port, deployment.name),
                              simulation);
        }
    }
    for (const auto& front : simulation.frontReports()) {
        if (auto what = unsettledFront(front))
            return breach(BreachKind::Request, std::move(what), simulation);
    }
    return std::nullopt;
}

}  // namespace berth::sim::explore
