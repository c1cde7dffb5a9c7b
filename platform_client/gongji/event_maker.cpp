// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/event_maker.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "models/domain/codec.h"

namespace berth::platform_client::gongji {
namespace {

using domain::Deployment;
using domain::DeploymentState;
using domain::Event;
using domain::EventKind;
using domain::Node;
using domain::NodeState;
using domain::Severity;
using domain::Snapshot;

template <class T>
auto byId(const std::vector<T>& list) {
    std::unordered_map<std::string_view, const T*> found;
    found.reserve(list.size());
    for (const T& each : list)
        found[each.id.value] = &each;
    return found;
}

std::optional<EventKind> kindOf(NodeState state) {
    switch (state) {
        case NodeState::Pending:
            return EventKind::NodePending;
        case NodeState::Pulling:
            return EventKind::NodePullStarted;
        case NodeState::Starting:
            return EventKind::NodeStarting;
        case NodeState::Running:
            return EventKind::NodeReady;
        case NodeState::NotReady:
            return EventKind::NodeNotReady;
        case NodeState::CrashLoop:
            return EventKind::NodeContainerExited;
        case NodeState::ImagePullBackOff:
            return EventKind::NodePullFailed;
        case NodeState::Failed:
            return EventKind::NodeFailed;
        case NodeState::Terminating:
            return EventKind::NodeTerminating;
        case NodeState::Ended:
            return EventKind::NodeEnded;
        case NodeState::Unknown:
            return EventKind::NodeUnknown;
    }
    return std::nullopt;
}

Severity severityOf(EventKind kind) {
    switch (kind) {
        case EventKind::NodePullFailed:
        case EventKind::NodeContainerExited:
        case EventKind::NodeNotReady:
        case EventKind::NodeUnknown:
            return Severity::Warning;
        case EventKind::NodeFailed:
        case EventKind::JobFailed:
            return Severity::Error;
        default:
            return Severity::Info;
    }
}

// One comparison of two states.
class Comparison {
  public:
    Comparison(const Snapshot& before, const Snapshot& after,
               const std::vector<NewPodEvent>& podEvents,
               const std::map<domain::DeploymentId, domain::OperationId>& causes)
        : m_before(before), m_after(after), m_podEvents(podEvents), m_causes(causes) {}

    [[nodiscard]] std::vector<Event> run() {
        const auto oldOnes = byId(m_before.deployments);
        const auto newOnes = byId(m_after.deployments);
        for (const Deployment& deployment : m_after.deployments) {
            const auto old = oldOnes.find(deployment.id.value);
            if (old == oldOnes.end())
                tell(deployment, EventKind::DeploymentCreated, deployment.spec.nodes);
            else
                compare(*old->second, deployment);
        }
        compareNodes();
        for (const Deployment& deployment : m_before.deployments) {
            if (!newOnes.contains(deployment.id.value))
                tell(deployment, EventKind::DeploymentDeleted, 0);
        }
        return std::move(m_events);
    }

  private:
    Event& tell(const Deployment& deployment, EventKind kind, std::int64_t value) {
        Event event;
        event.kind = kind;
        event.severity = severityOf(kind);
        event.deployment = deployment.id;
        event.deploymentName = deployment.spec.name;
        event.value = value;
        if (const auto cause = m_causes.find(deployment.id); cause != m_causes.end())
            event.operation = cause->second;
        m_events.push_back(std::move(event));
        return m_events.back();
    }
    Event& tell(const Node& node, EventKind kind, std::string detail) {
        Event event;
        event.kind = kind;
        event.severity = severityOf(kind);
        event.deployment = node.deployment;
        const Deployment* deployment = m_after.findDeployment(node.deployment);
        if (deployment == nullptr) deployment = m_before.findDeployment(node.deployment);
        if (deployment != nullptr) event.deploymentName = deployment->spec.name;
        event.node = node.id;
        event.nodeName = node.name;
        event.subject = node.region.value;
        event.detail = std::move(detail);
        const bool exited =
            kind == EventKind::NodeContainerExited ||
            (kind == EventKind::NodeFailed && node.reason == domain::ReasonKind::ContainerExited);
        if (exited && node.lastExit) event.value = node.lastExit->code;
        m_events.push_back(std::move(event));
        return m_events.back();
    }

    void compare(const Deployment& old, const Deployment& now) {
        if (now.revision > old.revision) tell(now, EventKind::DeploymentEdited, now.revision);
        // How many nodes of a job run at once is only known from its details.
        if (now.spec.nodes != old.spec.nodes && !now.spec.job)
            tell(now, EventKind::DeploymentScaled, now.spec.nodes);
        const bool wasPaused = old.state == DeploymentState::Paused;
        const bool isPaused = now.state == DeploymentState::Paused;
        if (isPaused && !wasPaused) tell(now, EventKind::DeploymentPaused, 0);
        if (wasPaused && !isPaused) tell(now, EventKind::DeploymentResumed, 0);
        if (now.finished() && !old.finished()) tellEnd(now);
        for (const domain::PortLink& link : now.links) {
            const std::string before = urlOf(old, link.port);
            if (before == link.url) continue;
            if (!before.empty()) tell(now, EventKind::LinkClosed, link.port).subject = before;
            if (!link.url.empty()) tell(now, EventKind::LinkOpened, link.port).subject = link.url;
        }
        for (const domain::PortLink& link : old.links) {
            const bool there =
                std::any_of(now.links.begin(), now.links.end(),
                            [&](const domain::PortLink& each) { return each.port == link.port; });
            if (!there && !link.url.empty())
                tell(now, EventKind::LinkClosed, link.port).subject = link.url;
        }
        if (now.costSoFar > old.costSoFar)
            tell(now, EventKind::BillSettled, (now.costSoFar - old.costSoFar).points);
    }
    void tellEnd(const Deployment& job) {
        const bool good = job.state == DeploymentState::Completed;
        const domain::JobProgress progress = job.job.value_or(domain::JobProgress{});
        Event& event =
            tell(job, good ? EventKind::JobCompleted : EventKind::JobFailed, progress.succeeded);
        if (!good) event.detail = domain::toText(progress.failure);
    }
    static std::string urlOf(const Deployment& deployment, int port) {
        for (const domain::PortLink& link : deployment.links) {
            if (link.port == port) return link.url;
        }
        return {};
    }

    void compareNodes() {
        const auto oldOnes = byId(m_before.nodes);
        std::unordered_map<std::string_view, std::vector<const NewPodEvent*>> podEvents;
        for (const NewPodEvent& each : m_podEvents) {
            if (each.kind != EventKind::NodePending) podEvents[each.node.value].push_back(&each);
        }
        for (const Node& node : m_after.nodes) {
            const auto old = oldOnes.find(node.id.value);
            if (old == oldOnes.end()) tell(node, EventKind::NodePending, {});
            std::set<EventKind> told;
            if (const auto news = podEvents.find(node.id.value); news != podEvents.end()) {
                for (const NewPodEvent* each : news->second) {
                    tell(node, each->kind, each->event.message);
                    told.insert(each->kind);
                }
            }
            compare(old == oldOnes.end() ? nullptr : old->second, node, told);
        }
    }
    void compare(const Node* old, const Node& now, const std::set<EventKind>& told) {
        if (old != nullptr && now.restarts > old->restarts &&
            !told.contains(EventKind::NodeRestarting))
            tell(now, EventKind::NodeRestarting, now.reasonDetail).value = now.restarts;
        const NodeState before = old == nullptr ? NodeState::Pending : old->state;
        if (before == now.state) return;
        const auto kind = kindOf(now.state);
        if (kind && !told.contains(*kind)) tell(now, *kind, now.reasonDetail);
        const bool replaced = now.reason == domain::ReasonKind::ReplacedByUser ||
                              now.reason == domain::ReasonKind::ReplacedByEdit;
        if (now.state == NodeState::Ended && replaced) tell(now, EventKind::NodeReplaced, {});
    }

    const Snapshot& m_before;
    const Snapshot& m_after;
    const std::vector<NewPodEvent>& m_podEvents;
    const std::map<domain::DeploymentId, domain::OperationId>& m_causes;
    std::vector<Event> m_events;
};

}  // namespace

std::vector<Event> EventMaker::differences(
    const Snapshot& before, const Snapshot& after, const std::vector<NewPodEvent>& podEvents,
    const std::map<domain::DeploymentId, domain::OperationId>& causes, domain::Instant now) {
    std::vector<Event> events = Comparison(before, after, podEvents, causes).run();
    m_lastAt = std::max(m_lastAt, now);
    for (Event& event : events) {
        event.sequence = ++m_lastSequence;
        event.at = m_lastAt;
        m_past.push_back(event);
    }
    while (m_past.size() > kKept)
        m_past.pop_front();
    return events;
}

}  // namespace berth::platform_client::gongji
