// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/deployment_book.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <utility>

#include "models/domain/warnings.h"
#include "platform_client/gongji/job_codec.h"

namespace berth::platform_client::gongji {
namespace {

using domain::Deployment;
using domain::DeploymentState;
using domain::Instant;
using domain::Node;
using domain::NodeState;

// A detail as far as a list tells it, until the real one has been read.
TaskDetails detailsOf(const WireTask& task) {
    WireTaskDetail detail;
    detail.task = task;
    detail.json = "{}";
    for (const WireServiceSummary& each : task.services) {
        WireService service;
        service.summary = each;
        service.json = "{}";
        service.environment.emplace();
        detail.services.push_back(std::move(service));
    }
    return {std::move(detail), std::nullopt};
}

// Only what an edit changes.
domain::DeploymentSpec edited(domain::DeploymentSpec spec) {
    spec.nodes = 0;
    spec.regions.clear();  // they depend on the catalogue; the offers do not
    spec.extensions.clear();
    return spec;
}

struct Counts {
    int ready = 0, running = 0, pending = 0, failing = 0, unknown = 0, active = 0;
};

using Nodes = std::vector<const Node*>;

Counts countNodes(const Nodes& nodes) {
    Counts counts;
    for (const Node* node : nodes) {
        if (!node->alive() || node->state == NodeState::Terminating) continue;
        ++counts.active;
        switch (node->state) {
            case NodeState::Running:
                ++counts.ready, ++counts.running;
                break;
            case NodeState::NotReady:
                ++counts.running;
                break;
            case NodeState::Pending:
                ++counts.pending;
                break;
            case NodeState::CrashLoop:
            case NodeState::ImagePullBackOff:
                ++counts.failing;
                break;
            case NodeState::Unknown:
                ++counts.unknown;
                break;
            default:
                break;
        }
    }
    return counts;
}

// As the simulator decides it, so that one word means one thing.
DeploymentState stateOf(TaskStatus status, const Counts& counts, int wanted, bool wasFull,
                        const std::optional<domain::JobProgress>& job) {
    if (job && job->finished) {
        return job->failure == domain::JobFailure::None ? DeploymentState::Completed
                                                        : DeploymentState::Failed;
    }
    if (status == TaskStatus::Paused) return DeploymentState::Paused;
    if (job && counts.running > 0) return DeploymentState::Running;
    if (!job && counts.ready >= wanted && status != TaskStatus::Pending)
        return DeploymentState::Running;
    if (counts.ready > 0) {
        return wasFull || counts.failing > 0 ? DeploymentState::Degraded
                                             : DeploymentState::Starting;
    }
    if (counts.failing > 0 || counts.unknown > 0) return DeploymentState::Failing;
    if (wasFull) return DeploymentState::Degraded;
    return counts.pending == counts.active ? DeploymentState::Pending : DeploymentState::Starting;
}

// The task was read a moment before its nodes were, and one of them has started or ended since: the
// nodes are what there is.
bool isOvertaken(const BookedTask& task) {
    const auto running =
        std::count_if(task.points.begin(), task.points.end(),
                      [](const WirePoint& each) { return each.status == PointStatus::Running; });
    return task.pointsRead.order > task.taskRead.order && running != task.task.runningPoints;
}

domain::Rate sumOf(const Nodes& nodes) {
    domain::Rate sum;
    for (const Node* node : nodes)
        sum = sum + node->rate;
    return sum;
}

std::vector<domain::Warning> warningsOf(const Nodes& nodes) {
    std::vector<domain::Warning> warnings;
    for (const Node* node : nodes) {
        const auto kind = domain::warningOf(node->state, node->reason);
        if (!kind) continue;
        auto found = std::find_if(warnings.begin(), warnings.end(),
                                  [&](const domain::Warning& each) { return each.kind == *kind; });
        if (found == warnings.end()) {
            domain::Warning warning;
            warning.kind = *kind;
            warning.since = node->stateSince;
            warning.detail = node->reasonDetail;
            found = warnings.insert(warnings.end(), std::move(warning));
        }
        ++found->nodes;
        found->since = std::min(found->since, node->stateSince);
    }
    std::stable_sort(warnings.begin(), warnings.end(), [](const auto& a, const auto& b) {
        return domain::severityRank(a.kind) < domain::severityRank(b.kind);
    });
    return warnings;
}

std::vector<domain::PortLink> linksOf(const domain::DeploymentSpec& spec, const BookedTask& task,
                                      int ready) {
    std::vector<domain::PortLink> links;
    for (const domain::PortSpec& port : spec.ports) {
        domain::PortLink link;
        link.port = port.port;
        link.balancing = port.balancing;
        link.readyNodes = ready;
        const auto find = [&](const std::vector<WirePort>& ports) {
            for (const WirePort& each : ports) {
                if (each.port == port.port && !each.url.empty()) link.url = each.url;
            }
        };
        for (const WireServiceSummary& each : task.task.services)
            find(each.ports);
        links.push_back(std::move(link));
    }
    return links;
}

std::optional<domain::JobProgress> progressOfTask(const BookedTask& task,
                                                  const domain::DeploymentSpec& spec,
                                                  Instant created) {
    if (!spec.job) return std::nullopt;
    const WireJob* job = task.details.job();
    return job == nullptr ? domain::JobProgress{} : progressOf(*job, *spec.job, created);
}

}  // namespace

domain::DeploymentId deploymentIdOf(TaskId task) {
    return {std::to_string(task)};
}

std::optional<TaskId> taskOf(const domain::DeploymentId& deployment) {
    TaskId task = 0;
    const char* const last = deployment.value.data() + deployment.value.size();
    const auto [end, error] = std::from_chars(deployment.value.data(), last, task);
    if (error != std::errc() || end != last) return std::nullopt;
    return task;
}

bool DeploymentBook::lookAt(const BookedTask& task, const OfferBook& offers, Instant now) {
    const bool read = !task.details.empty();
    domain::DeploymentSpec spec = read ? toSpec(task.details, offers, task.extensions)
                                       : toSpec(detailsOf(task.task), offers, {});
    if (!spec.job) spec.nodes = task.task.points;
    const auto [found, isNew] = m_known.try_emplace(task.task.id);
    Known& known = found->second;
    if (isNew) known.firstSeen = now;
    const bool changed = known.read && read && edited(spec) != edited(known.spec);
    if (changed) ++known.revision;
    known.read = known.read || read;
    const std::size_t extensions = std::hash<std::string>{}(spec.extensions);
    if (known.extensions.empty() || known.extensions.back() != extensions) {
        constexpr std::size_t kRemembered = 256;
        known.extensions.push_back(extensions);
        if (known.extensions.size() > kRemembered) known.extensions.pop_front();
    }
    known.spec = std::move(spec);
    if (task.isOver() && !known.overSince) known.overSince = now;
    if (task.task.status != TaskStatus::Paused)
        known.pausedAt.reset();
    else if (!known.pausedAt)
        known.pausedAt = now;
    return changed;
}

int DeploymentBook::revisionOf(TaskId task) const {
    const auto found = m_known.find(task);
    return found == m_known.end() ? 1 : found->second.revision;
}

bool DeploymentBook::hadExtensions(TaskId task, const std::string& extensions) const {
    const auto found = m_known.find(task);
    if (found == m_known.end()) return false;
    const auto& seen = found->second.extensions;
    return std::find(seen.begin(), seen.end(), std::hash<std::string>{}(extensions)) != seen.end();
}

const domain::DeploymentSpec* DeploymentBook::specOf(TaskId task) const {
    const auto found = m_known.find(task);
    return found == m_known.end() ? nullptr : &found->second.spec;
}

Deployment DeploymentBook::deploymentOf(const BookedTask& task, const Nodes& nodes) {
    Known& known = m_known[task.task.id];
    const Counts counts = countNodes(nodes);
    if (task.task.status == TaskStatus::Paused) known.wasFull = false;
    if (counts.ready >= known.spec.nodes && counts.ready > 0) known.wasFull = true;
    Deployment made;
    made.id = deploymentIdOf(task.task.id);
    made.spec = known.spec;
    made.revision = known.revision;
    const bool overtaken = isOvertaken(task);
    const bool started = overtaken && task.task.status == TaskStatus::Pending && counts.running > 0;
    made.created = task.task.created.value_or(known.firstSeen);
    made.job = progressOfTask(task, known.spec, made.created);
    if (made.job && made.job->finished && !task.details.job()->completed)
        made.job->finished = known.overSince;
    made.state = stateOf(started ? TaskStatus::Running : task.task.status, counts, known.spec.nodes,
                         known.wasFull, made.job);
    made.nodesRunning = counts.running;
    made.nodesReady = counts.ready;
    made.links = linksOf(known.spec, task, counts.ready);
    made.rateNow = overtaken ? sumOf(nodes) : domain::Rate{task.task.forecastValue};
    made.costSoFar = {task.task.billingValue};
    made.pausedAt = known.pausedAt;
    made.warnings = warningsOf(nodes);
    return made;
}

}  // namespace berth::platform_client::gongji
