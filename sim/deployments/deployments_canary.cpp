// SPDX-License-Identifier: GPL-3.0-or-later
// A version that is tried on a part of the requests: its nodes, and what becomes of it.
//
// It is rolled back by its rule (canary_verdict.h), by hand, and as soon as one of its nodes is in
// CrashLoop or ImagePullBackOff. It is given up when its deployment is paused, stops itself, is
// deleted, edited or scaled to 0. A restart is refused while it is watched, and a job has none. A
// node of it that is lost is made again; until that is ready the old version gets every request.
// Its nodes are beyond those that are wanted: scaling and the autoscaler go on, and neither they
// nor the warm pool count them.
#include <algorithm>
#include <utility>

#include "sim/deployments/canary_verdict.h"
#include "sim/deployments/deployments.h"
#include "sim/engine/require.h"
#include "sim/images/builtin_images.h"

namespace berth::sim::deployments {

using domain::CanaryReason;
using domain::CanaryState;
using domain::EventKind;
using domain::OperationId;

void Deployments::startCanary(serving::DeploymentKey key, domain::DeploymentSpec spec,
                              const domain::CanaryRule& rule, const OperationId& operation) {
    DeploymentRecord& deployment = m_deployments.at(key);
    spec.name = deployment.spec->name;
    spec.nodes = deployment.spec->nodes;
    CanaryRecord& canary = deployment.canary.emplace();
    canary.order = takeCheckedOrder(spec, &deployment);
    canary.image = images::findImage(m_images, spec.image);
    canary.spec = std::make_shared<const domain::DeploymentSpec>(std::move(spec));
    canary.rule = rule;
    canary.revision = ++deployment.lastRevision;
    canary.generation = ++deployment.lastGeneration;
    canary.started = m_engine.now();
    m_listener.onCanaryStarted(deployment);
    planCanaryLook(deployment);
    tell(deployment, EventKind::CanaryStarted, canary.revision, operation);
    reconcile(deployment);
}

bool Deployments::reconcileCanary(DeploymentRecord& deployment) {
    if (!deployment.tries()) return false;
    RolloutInput input;
    input.wanted = domain::canaryNodes(deployment.canary->rule, deployment.wanted());
    input.nodes = nodesOf(deployment, true);
    const RolloutStep step = nextStep(input);
    take(deployment, step, true);
    if (!step.empty()) reconcileLater(deployment);
    return !step.create.empty();
}

void Deployments::lookAtCanaryNodes(DeploymentRecord& deployment) {
    if (!deployment.tries()) return;
    CanaryRecord& canary = *deployment.canary;
    bool ready = false;
    CanaryReason failing = CanaryReason::None;
    for (const RolloutNode& node : nodesOf(deployment, true)) {
        ready |= node.ready();
        if (node.state == domain::NodeState::CrashLoop) failing = CanaryReason::Crashing;
        if (node.state == domain::NodeState::ImagePullBackOff)
            failing = CanaryReason::ImagePullFailing;
    }
    if (failing != CanaryReason::None)
        return dropCanary(deployment, CanaryState::RolledBack, failing);
    if (!ready || canary.watchingSince) return;
    canary.watchingSince = m_engine.now();
    const CanaryEvidence evidence = m_listener.canaryEvidence(deployment);
    canary.costBefore = evidence.before.cost;
    canary.costAfter = evidence.after.cost;
    m_listener.onCanaryWatched(deployment);
    planCanaryLook(deployment);
    tell(deployment, EventKind::CanaryWatched, canary.revision, {});
}

CanaryEvidence Deployments::canaryFigures(const DeploymentRecord& deployment) const {
    const CanaryRecord& canary = *deployment.canary;
    if (!canary.watched()) return canary.verdict;
    CanaryEvidence evidence = m_listener.canaryEvidence(deployment);
    if (canary.watchingSince) {
        evidence.before.cost = evidence.before.cost - canary.costBefore;
        evidence.after.cost = evidence.after.cost - canary.costAfter;
        return evidence;
    }
    // Nothing counts yet.
    for (domain::CanaryFigures* each : {&evidence.before, &evidence.after}) {
        domain::CanaryFigures none;
        none.revision = each->revision;
        none.image = each->image;
        none.nodesReady = each->nodesReady;
        *each = std::move(none);
    }
    return evidence;
}

void Deployments::planCanaryLook(DeploymentRecord& deployment) {
    CanaryRecord& canary = *deployment.canary;
    const engine::Time now = m_engine.now();
    engine::Time at = now + kCanaryLookEvery;
    const auto notAfter = [&](engine::Time due) {
        if (due > now) at = std::min(at, due);
    };
    notAfter(canary.started + engine::toTime(canary.rule.limit));
    if (canary.watchingSince) notAfter(*canary.watchingSince + engine::toTime(canary.rule.watch));
    m_engine.cancel(canary.look);
    canary.look = m_engine.schedule(at, {kCanaryLook, deployment.key, 0});
}

void Deployments::lookAtCanary(DeploymentRecord& deployment) {
    const CanaryRecord& canary = *deployment.canary;
    const engine::Time now = m_engine.now();
    std::optional<engine::Time> watched;
    if (canary.watchingSince) watched = now - *canary.watchingSince;
    const CanaryVerdict verdict =
        judge(canary.rule, canaryFigures(deployment), watched, now - canary.started);
    if (verdict.state == CanaryState::Watching) return planCanaryLook(deployment);
    if (verdict.state == CanaryState::Promoted) return promote(deployment, verdict.reason, {});
    dropCanary(deployment, verdict.state, verdict.reason);
    reconcile(deployment);
}

void Deployments::promoteCanary(serving::DeploymentKey key, const OperationId& operation) {
    promote(m_deployments.at(key), CanaryReason::ByHand, operation);
}

void Deployments::rollBackCanary(serving::DeploymentKey key, const OperationId& operation) {
    DeploymentRecord& deployment = m_deployments.at(key);
    dropCanary(deployment, CanaryState::RolledBack, CanaryReason::ByHand, operation);
    reconcile(deployment);
}

void Deployments::closeCanary(DeploymentRecord& deployment, CanaryState state,
                              CanaryReason reason) {
    CanaryRecord& canary = *deployment.canary;
    canary.verdict = canaryFigures(deployment);
    canary.state = state;
    canary.reason = reason;
    canary.ended = m_engine.now();
    m_engine.cancel(canary.look);
    canary.look = {};
}

void Deployments::promote(DeploymentRecord& deployment, CanaryReason reason,
                          const OperationId& operation) {
    closeCanary(deployment, CanaryState::Promoted, reason);
    const CanaryRecord& canary = *deployment.canary;
    domain::DeploymentSpec spec = *canary.spec;
    spec.nodes = deployment.spec->nodes;
    deployment.spec = std::make_shared<const domain::DeploymentSpec>(std::move(spec));
    deployment.order = canary.order;
    deployment.image = canary.image;
    deployment.revision = canary.revision;
    deployment.generation = canary.generation;
    deployment.replaceReason = domain::ReasonKind::ReplacedByEdit;
    deployment.refusedPorts.clear();
    m_listener.onCanaryEnded(deployment);
    tell(deployment, EventKind::CanaryPromoted, canary.revision, operation, domain::toText(reason));
    reconcile(deployment);
}

void Deployments::dropCanary(DeploymentRecord& deployment, CanaryState state, CanaryReason reason,
                             const OperationId& operation) {
    if (!deployment.tries()) return;
    std::vector<serving::NodeKey> nodes;
    for (const RolloutNode& node : nodesOf(deployment, true))
        nodes.push_back(node.key);
    closeCanary(deployment, state, reason);
    // They leave their group of the balancer before the groups become one.
    for (const serving::NodeKey key : nodes)
        m_life.terminate(*m_life.find(key), domain::ReasonKind::CanaryEnded);
    m_listener.onCanaryEnded(deployment);
    // A port that only the new version refused is none to warn of.
    std::erase_if(deployment.refusedPorts, [&](const auto& refused) {
        return refused.second >= deployment.canary->started;
    });
    tell(deployment,
         state == CanaryState::RolledBack ? EventKind::CanaryRolledBack : EventKind::CanaryGivenUp,
         deployment.canary->revision, operation, domain::toText(reason));
}

}  // namespace berth::sim::deployments
