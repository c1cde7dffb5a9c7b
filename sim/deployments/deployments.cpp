// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/deployments/deployments.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "models/domain/node_replacement.h"
#include "sim/deployments/rollout.h"
#include "sim/engine/require.h"
#include "sim/images/builtin_images.h"

namespace berth::sim::deployments {

using domain::EventKind;
using domain::OperationId;

Deployments::Deployments(engine::Engine& engine, const scenario::PlatformOptions& options,
                         std::span<const images::ImageModel> images, const cluster::Offers& offers,
                         cluster::NodeLife& life, Placer& placer, DeploymentListener& listener)
    : m_engine(engine),
      m_options(options),
      m_images(images),
      m_offers(offers),
      m_life(life),
      m_placer(placer),
      m_listener(listener) {}

void Deployments::tell(const DeploymentRecord& deployment, EventKind kind, std::int64_t value,
                       const OperationId& operation, std::string detail) {
    m_listener.onDeploymentEvent(deployment, kind, value, std::move(detail), operation);
}

domain::Result<Order> Deployments::takeOrder(domain::DeploymentSpec& spec,
                                             const DeploymentRecord* editing) const {
    return deployments::takeOrder(spec, m_offers, m_engine.now(),
                                  editing == nullptr ? nullptr : &editing->order);
}

Order Deployments::takeCheckedOrder(domain::DeploymentSpec& spec,
                                    const DeploymentRecord* editing) const {
    auto order = takeOrder(spec, editing);
    engine::require(order.has_value(), "offers are checked before a command is carried out");
    return std::move(*order);
}

serving::DeploymentKey Deployments::create(domain::DeploymentSpec spec,
                                           const OperationId& operation) {
    const serving::DeploymentKey key = ++m_lastKey;
    DeploymentRecord& deployment = m_deployments[key];
    deployment.key = key;
    deployment.id = {fmt::format("deployment-{}", key)};
    deployment.order = takeCheckedOrder(spec, nullptr);
    deployment.image = images::findImage(m_images, spec.image);
    deployment.spec = std::make_shared<const domain::DeploymentSpec>(std::move(spec));
    deployment.created = m_engine.now();
    if (const auto& job = deployment.spec->job) {
        deployment.job.emplace();
        if (job->indexes) deployment.job->pieces.resize(static_cast<std::size_t>(job->completions));
    }
    tell(deployment, EventKind::DeploymentCreated, deployment.spec->nodes, operation);
    planStop(deployment);
    planDeadline(deployment);
    reconcile(deployment);
    return key;
}

void Deployments::edit(serving::DeploymentKey key, domain::DeploymentSpec spec,
                       const OperationId& operation) {
    DeploymentRecord& deployment = m_deployments.at(key);
    const domain::DeploymentSpec before = *deployment.spec;
    spec.name = before.name;
    spec.nodes = domain::nodesAfterEdit(before, spec);
    Order order = takeCheckedOrder(spec, &deployment);
    if (spec == before) return;
    dropCanary(deployment, domain::CanaryState::GivenUp, domain::CanaryReason::Edited, operation);
    if (!domain::replacesNodes(before, spec)) {
        const bool counts = spec.autoscaling != before.autoscaling;
        deployment.spec = std::make_shared<const domain::DeploymentSpec>(std::move(spec));
        tell(deployment, EventKind::DeploymentEdited, deployment.revision, operation);
        if (counts) reconcile(deployment);
        return;
    }
    deployment.order = std::move(order);
    deployment.spec = std::make_shared<const domain::DeploymentSpec>(spec);
    deployment.image = images::findImage(m_images, spec.image);
    deployment.revision = ++deployment.lastRevision;
    deployment.generation = ++deployment.lastGeneration;
    deployment.replaceReason = domain::ReasonKind::ReplacedByEdit;
    deployment.refusedPorts.clear();
    tell(deployment, EventKind::DeploymentEdited, deployment.revision, operation);
    if (spec.stopAfter != before.stopAfter && !deployment.pausedAt) planStop(deployment);
    if (deployment.linksOpen) {
        const auto portOf = [](const domain::DeploymentSpec& of, int port) {
            const auto found = std::find_if(of.ports.begin(), of.ports.end(),
                                            [port](const auto& p) { return p.port == port; });
            return found == of.ports.end() ? nullptr : &*found;
        };
        for (const domain::PortSpec& port : before.ports) {
            if (portOf(spec, port.port) == nullptr) m_listener.onLinkClosed(deployment, port.port);
        }
        for (const domain::PortSpec& port : spec.ports) {
            const domain::PortSpec* former = portOf(before, port.port);
            if (former == nullptr)
                m_listener.onLinkOpened(deployment, port);
            else if (*former != port)
                m_listener.onLinkPolicy(deployment, port);
        }
    }
    reconcile(deployment);
}

void Deployments::scale(serving::DeploymentKey key, int nodes, const OperationId& operation) {
    DeploymentRecord& deployment = m_deployments.at(key);
    const int before = deployment.spec->nodes;
    if (before == nodes) return;
    setNodes(deployment, nodes);
    tell(deployment, EventKind::DeploymentScaled, nodes, operation,
         fmt::format("{} → {} nodes", before, nodes));
    reconcile(deployment);
}

void Deployments::setNodes(DeploymentRecord& deployment, int nodes) {
    domain::DeploymentSpec spec = *deployment.spec;
    const int before = std::exchange(spec.nodes, nodes);
    deployment.spec = std::make_shared<const domain::DeploymentSpec>(std::move(spec));
    if (nodes > before) deployment.wasFull = false;
    if (nodes == 0)
        dropCanary(deployment, domain::CanaryState::GivenUp, domain::CanaryReason::NoNodesWanted);
}

void Deployments::pause(serving::DeploymentKey key, const OperationId& operation) {
    DeploymentRecord& deployment = m_deployments.at(key);
    deployment.pausedAt = m_engine.now();
    tell(deployment, EventKind::DeploymentPaused, 0, operation);
    stop(deployment);
}

// Of one that is paused already.
void Deployments::stop(DeploymentRecord& deployment) {
    m_engine.cancel(deployment.stopTimer);
    deployment.stopTimer = {};
    deployment.stopsAt.reset();
    cancelJobTimers(deployment);
    dropCanary(deployment, domain::CanaryState::GivenUp, domain::CanaryReason::Paused);
    reconcile(deployment);
}

void Deployments::resume(serving::DeploymentKey key, const OperationId& operation) {
    DeploymentRecord& deployment = m_deployments.at(key);
    deployment.pausedAt.reset();
    deployment.wasFull = false;
    tell(deployment, EventKind::DeploymentResumed, deployment.spec->nodes, operation);
    planStop(deployment);
    planDeadline(deployment);
    reconcile(deployment);
}

void Deployments::restart(serving::DeploymentKey key, const OperationId& operation) {
    DeploymentRecord& deployment = m_deployments.at(key);
    deployment.generation = ++deployment.lastGeneration;
    deployment.replaceReason = domain::ReasonKind::ReplacedByUser;
    tell(deployment, EventKind::DeploymentRestarted, deployment.spec->nodes, operation);
    reconcile(deployment);
}

void Deployments::remove(serving::DeploymentKey key, const OperationId& operation) {
    DeploymentRecord& deployment = m_deployments.at(key);
    deployment.deleting = true;
    m_engine.cancel(deployment.stopTimer);
    deployment.stopsAt.reset();
    cancelJobTimers(deployment);
    tell(deployment, EventKind::DeploymentDeleted, 0, operation);
    dropCanary(deployment, domain::CanaryState::GivenUp, domain::CanaryReason::Deleted);
    closeLinks(deployment);
    reconcile(deployment);
    reconcileLater(deployment);  // to forget it when there is no node to wait for
}

void Deployments::replaceNode(serving::NodeKey key) {
    cluster::NodeRecord& node = *m_life.find(key);
    node.replaceCause = cluster::ReplaceCause::ByUser;
    reconcile(m_deployments.at(node.deployment));
}

void Deployments::planStop(DeploymentRecord& deployment) {
    m_engine.cancel(deployment.stopTimer);
    deployment.stopTimer = {};
    deployment.stopsAt.reset();
    if (!deployment.spec->stopAfter) return;
    deployment.stopsAt = m_engine.now() + engine::toTime(*deployment.spec->stopAfter);
    deployment.stopTimer = m_engine.schedule(*deployment.stopsAt, {kStopAfter, deployment.key, 0});
}

void Deployments::openLinks(DeploymentRecord& deployment) {
    if (deployment.linksOpen || deployment.deleting || deployment.finished()) return;
    deployment.linksOpen = true;
    for (const domain::PortSpec& port : deployment.spec->ports)
        m_listener.onLinkOpened(deployment, port);
}

void Deployments::closeLinks(DeploymentRecord& deployment) {
    if (!deployment.linksOpen) return;
    deployment.linksOpen = false;
    for (const domain::PortSpec& port : deployment.spec->ports)
        m_listener.onLinkClosed(deployment, port.port);
}

void Deployments::createNode(DeploymentRecord& deployment, std::optional<serving::NodeKey> replaces,
                             int jobIndex, const CanaryRecord* tried) {
    cluster::NodeRecord& node = m_life.create();
    node.deployment = deployment.key;
    node.deploymentId = deployment.id;
    node.deploymentName = deployment.spec->name;
    node.ordinal = ++deployment.lastOrdinal;
    node.id = {fmt::format("node-{}", node.key)};
    node.name = fmt::format("{}-{}", deployment.spec->name, node.ordinal);
    node.revision = tried != nullptr ? tried->revision : deployment.revision;
    node.generation = tried != nullptr ? tried->generation : deployment.generation;
    node.spec = tried != nullptr ? tried->spec : deployment.spec;
    node.image = tried != nullptr ? tried->image : deployment.image;
    node.replaces = replaces;
    node.offerUnknown = (tried != nullptr ? tried->order : deployment.order).unknown;
    node.jobIndex = jobIndex;
    // Until it is needed in service; one that is tried is needed at once.
    node.warm = tried == nullptr && deployment.warmWanted() > 0;
    deployment.nodes.insert(node.key);
    if (!node.offerUnknown) m_placer.add(node.key);
    m_life.announce(node);
    if (node.offerUnknown) m_life.notOffered(node);
    if (replaces) {
        m_listener.onNodeReplaced(*m_life.find(*replaces),
                                  fmt::format("by {}, once it is ready", node.name));
    } else if (!deployment.lost.empty()) {
        const cluster::NodeRecord* former = m_life.find(deployment.lost.front());
        deployment.lost.erase(deployment.lost.begin());
        if (former != nullptr) m_listener.onNodeReplaced(*former, fmt::format("by {}", node.name));
    }
}

void Deployments::reconcile(DeploymentRecord& deployment) {
    if (deployment.pausedAt || deployment.deleting) {
        const auto reason =
            deployment.deleting ? domain::ReasonKind::Deleted : domain::ReasonKind::Paused;
        const std::set<serving::NodeKey> nodes = deployment.nodes;
        for (const serving::NodeKey key : nodes)
            m_life.terminate(*m_life.find(key), reason);
        return;
    }
    if (deployment.job) {
        reconcileJob(deployment);
        return;
    }
    // Where there may be no node, requests must be able to come before there is one.
    if (const auto& scaled = deployment.spec->autoscaling; scaled && scaled->minimum == 0)
        openLinks(deployment);
    lookAtCanaryNodes(deployment);
    RolloutInput input;
    input.wanted = deployment.altogetherWanted();
    input.maxSurge = deployment.spec->rollingUpdate.maxSurge;
    input.maxUnavailable = deployment.spec->rollingUpdate.maxUnavailable;
    input.replaceReason = deployment.replaceReason;
    input.nodes = nodesOf(deployment, false);
    const RolloutStep step = nextStep(input);
    take(deployment, step, false);
    const bool created = reconcileCanary(deployment) || !step.create.empty();
    deployment.lost.clear();  // whoever was not replaced now is not missed
    reconcileWarm(deployment);
    const NodeCounts counts = countNodes(deployment, m_life.nodes());
    if (counts.readyWanted() >= deployment.spec->nodes) deployment.wasFull = true;
    if (!step.empty()) reconcileLater(deployment);  // one step may make room for the next
    if (created) placePending();
}

std::vector<RolloutNode> Deployments::nodesOf(const DeploymentRecord& deployment,
                                              bool tried) const {
    std::vector<RolloutNode> nodes;
    for (const serving::NodeKey key : deployment.nodes) {
        const cluster::NodeRecord& node = *m_life.find(key);
        if (!node.active() || deployment.isTried(node) != tried) continue;
        nodes.push_back({key, !tried && node.generation != deployment.generation, node.state,
                         node.replaceCause, node.replaces, node.warm});
    }
    return nodes;
}

void Deployments::take(DeploymentRecord& deployment, const RolloutStep& step, bool tried) {
    for (const serving::NodeKey key : step.recovered)
        m_life.find(key)->replaceCause = cluster::ReplaceCause::None;
    for (const RolloutStep::Ending& ending : step.end)
        m_life.terminate(*m_life.find(ending.node), ending.reason);
    for (const auto& replaces : step.create)
        createNode(deployment, replaces, kNoIndex, tried ? &*deployment.canary : nullptr);
}

void Deployments::reconcileLater(DeploymentRecord& deployment) {
    if (std::exchange(deployment.reconcileDue, true)) return;
    m_engine.scheduleAfter(0, {kReconcile, deployment.key, 0});
}

void Deployments::placePending() {
    m_placer.placeAll();
}

void Deployments::nodeChanged(cluster::NodeRecord& node, domain::NodeState before) {
    const auto found = m_deployments.find(node.deployment);
    engine::require(found != m_deployments.end(),
                    "a deployment is kept until its last node has ended");
    DeploymentRecord& deployment = found->second;
    using domain::NodeState;
    if (before == NodeState::Pending && node.onMachine) openLinks(deployment);
    if (deployment.job) reconcileLater(deployment);  // a run may have failed, whatever it shows
    if (node.state == before) return;
    switch (node.state) {
        case NodeState::Ended:
        case NodeState::Failed:
            if (deployment.job) countJobNode(deployment, node);
            deployment.nodes.erase(node.key);
            if (!deployment.job &&
                (node.state == NodeState::Failed || node.reason == domain::ReasonKind::Killed))
                deployment.lost.push_back(node.key);
            m_placer.remove(node.key);
            reconcileLater(deployment);
            break;
        case NodeState::NotReady:
            if (!deployment.job && before == NodeState::Running &&
                m_options.replaceOnReadinessFailure &&
                node.reason == domain::ReasonKind::ReadinessProbeFailed &&
                node.replaceCause == cluster::ReplaceCause::None)
                node.replaceCause = cluster::ReplaceCause::NotReady;
            reconcileLater(deployment);
            break;
        case NodeState::Unknown:
            m_engine.scheduleAfter(
                m_options.replaceSilentAfter,
                {kReplaceSilent, node.key, static_cast<std::uint64_t>(node.stateSince)});
            reconcileLater(deployment);
            break;
        case NodeState::Running:
        case NodeState::CrashLoop:
        case NodeState::ImagePullBackOff:
            reconcileLater(deployment);
            break;
        case NodeState::Starting:  // again: one that is kept warm takes its place
            if (before == NodeState::Running && deployment.warmWanted() > 0)
                reconcileLater(deployment);
            break;
        default:
            break;
    }
}

void Deployments::capacityFreed() {
    if (m_placer.empty() || std::exchange(m_placeDue, true)) return;
    m_engine.scheduleAfter(0, {kPlacePending, 0, 0});
}

void Deployments::portRefused(serving::DeploymentKey key, int port) {
    const auto found = m_deployments.find(key);
    if (found != m_deployments.end()) found->second.refusedPorts.try_emplace(port, m_engine.now());
}

void Deployments::onEvent(const engine::EventRecord& event) {
    switch (event.kind) {
        case kReconcile: {
            const auto found = m_deployments.find(event.a);
            if (found == m_deployments.end()) return;
            DeploymentRecord& deployment = found->second;
            deployment.reconcileDue = false;
            if (deployment.deleting && deployment.nodes.empty()) {
                m_listener.onRemoved(deployment);
                m_deployments.erase(found);
                return;
            }
            reconcile(deployment);
            return;
        }
        case kPlacePending:
            m_placeDue = false;
            placePending();
            return;
        case kReplaceSilent: {
            cluster::NodeRecord* node = m_life.find(event.a);
            const bool still = node != nullptr && node->state == domain::NodeState::Unknown &&
                               static_cast<std::uint64_t>(node->stateSince) == event.b;
            if (!still) return;
            m_listener.onNodeReplaced(*node, "its machine is lost");
            m_life.end(*node, domain::ReasonKind::MachineSilent);
            // One that goes on out of reach ends later; another takes its place now.
            reconcileLater(m_deployments.at(node->deployment));
            return;
        }
        case kStopAfter: {
            DeploymentRecord& deployment = m_deployments.at(event.a);
            deployment.pausedAt = m_engine.now();
            tell(deployment, EventKind::DeploymentStoppedItself, 0, {},
                 domain::toText(*deployment.spec->stopAfter));
            stop(deployment);
            return;
        }
        case kJobDeadline: {
            DeploymentRecord& deployment = m_deployments.at(event.a);
            deployment.job->deadline = {};
            finishJob(deployment, domain::JobFailure::TimedOut);
            return;
        }
        case kCanaryLook: {
            DeploymentRecord& deployment = m_deployments.at(event.a);
            deployment.canary->look = {};
            lookAtCanary(deployment);
            return;
        }
        case kJobRetry: {
            DeploymentRecord& deployment = m_deployments.at(event.a);
            deployment.job->retry = {};
            reconcile(deployment);
            return;
        }
        default:
            engine::require(false, "an event of another room");
    }
}

const DeploymentRecord* Deployments::find(const domain::DeploymentId& id) const {
    for (const auto& [key, deployment] : m_deployments) {
        if (deployment.id == id) return &deployment;
    }
    return nullptr;
}

const DeploymentRecord* Deployments::find(serving::DeploymentKey key) const {
    const auto found = m_deployments.find(key);
    return found == m_deployments.end() ? nullptr : &found->second;
}

const DeploymentRecord* Deployments::findByName(const std::string& name) const {
    for (const auto& [key, deployment] : m_deployments) {
        if (deployment.spec->name == name) return &deployment;
    }
    return nullptr;
}

}  // namespace berth::sim::deployments
