// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/node_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "platform_client/gongji/seconds.h"

namespace berth::platform_client::gongji {
namespace {

using domain::Instant;
using domain::Node;
using domain::NodeState;
using domain::ReasonKind;

// As long as the interface promises to list them.
constexpr domain::Duration kGoneListed = std::chrono::minutes(10);
// A readiness probe that failed longer ago than this would have failed again since.
constexpr domain::Duration kUnreadyFor = std::chrono::seconds(60);
constexpr std::size_t kMostEvents = 200;

bool isReadinessFailure(const WirePodEvent& event) {
    return kindOf(event) == domain::EventKind::NodeNotReady &&
           !event.message.starts_with("Liveness") && !event.message.starts_with("Startup");
}

// The newest word on readiness is a failure.
bool endsUnready(const std::vector<WirePodEvent>& events) {
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        if (isReadinessFailure(*event)) return true;
        const auto kind = kindOf(*event);
        if (kind == domain::EventKind::NodeReady || kind == domain::EventKind::NodeStarting)
            return false;
    }
    return false;
}

// Why a node waits for a machine, as far as the catalogue tells.
ReasonKind whyPending(const WireTask& task, const OfferBook& offers) {
    // A job's marks are of a catalogue of its own.
    if (task.kind == TaskKind::Job || offers.empty() || task.resources.empty())
        return ReasonKind::None;
    bool known = false;
    int stock = 0;
    for (const WireTaskResource& each : task.resources) {
        const WireOffer* offer = offers.findMark(each.mark);
        if (offer == nullptr) continue;
        known = true;
        stock += offer->inventory;
    }
    if (!known) return ReasonKind::OfferUnknown;
    return stock == 0 ? ReasonKind::NoCapacity : ReasonKind::None;
}

domain::Rate rateOf(const WirePoint& point, const std::string& specName, const OfferBook& offers) {
    const auto sold = offers.offersOf(specName, {domain::RegionId{point.region}});
    return sold.empty() ? domain::Rate{} : domain::Rate{sold.front()->price.value_or(0)};
}

bool goneLong(const Node& node, Instant now) {
    return node.ended && now - *node.ended > kGoneListed;
}

}  // namespace

domain::NodeId nodeIdOf(PointId point) {
    return {std::to_string(point)};
}

std::optional<PointId> pointOf(const domain::NodeId& node) {
    PointId point = 0;
    const char* const last = node.value.data() + node.value.size();
    const auto [end, error] = std::from_chars(node.value.data(), last, point);
    if (error != std::errc() || end != last) return std::nullopt;
    return point;
}

void NodeBook::update(const BookedTask& task, const std::string& specName, int revision,
                      const OfferBook& offers, Instant now) {
    if (task.pointsRead.order == 0) return;
    Nodes& nodes = m_tasks[task.task.id];
    nodes.name = task.task.name;
    nodes.over = false;
    const bool scaled =
        task.task.kind == TaskKind::Deployment && task.task.status != TaskStatus::Paused;
    if (scaled && task.task.points < nodes.wanted) {
        const auto living = static_cast<int>(
            std::count_if(nodes.byPoint.begin(), nodes.byPoint.end(),
                          [](const auto& entry) { return entry.second.node.alive(); }));
        nodes.tooMany = std::max(0, living - task.task.points);
    }
    nodes.wanted = task.task.points;
    for (auto& [point, entry] : nodes.byPoint)
        entry.listed = false;
    const Look at{task, specName, revision, offers, now};
    for (const WirePoint& point : task.points)
        look(nodes, point, at);
    for (auto& [point, entry] : nodes.byPoint) {
        const bool told = at.task.task.kind == TaskKind::Job && entry.node.ended;
        if (!entry.listed && !told) end(nodes, entry, point, whyEnded(entry, at), now);
    }
    nodes.lookedAt = true;
    for (const WirePoint& point : task.points)
        nodes.newest = std::max(nodes.newest, point.id);
}

ReasonKind NodeBook::whyEnded(const Booked& entry, const Look& at) {
    if (at.task.task.status == TaskStatus::Paused) return ReasonKind::Paused;
    const WireJob* job = at.task.details.job();
    if (job != nullptr && job->status == JobStatus::Failed) return ReasonKind::JobFailed;
    return entry.node.revision < at.revision ? ReasonKind::ReplacedByEdit : ReasonKind::None;
}

void NodeBook::look(Nodes& nodes, const WirePoint& point, const Look& at) {
    const TaskKind kind = at.task.task.kind;
    const bool gone = isGone(point.status, kind);
    const auto known = nodes.byPoint.find(point.id);
    if (known == nodes.byPoint.end()) {
        // Of nodes that were gone before anybody looked there is nothing to tell; but a run of a
        // job may be over between one look and the next.
        const bool wasHere = kind == TaskKind::Job && nodes.lookedAt && point.id > nodes.newest;
        if ((gone && !wasHere) || !isFreeFor(at.task.task.id, point.id)) return;
        Booked& entry = nodes.byPoint[point.id];
        Node& node = entry.node;
        node.id = nodeIdOf(point.id);
        node.deployment = {std::to_string(at.task.task.id)};
        node.ordinal = ++nodes.lastOrdinal;
        node.revision = at.revision;
        node.stateSince = at.now;
        node.created = at.now - toDuration(point.runningTime);
        m_taskOf[point.id] = at.task.task.id;
        show(entry, point, at);
        if (gone) endAsTold(nodes, entry, point, at);
        return;
    }
    Booked& entry = known->second;
    if (gone) return endAsTold(nodes, entry, point, at);
    entry.listed = true;
    // What is told of again is there: it was an answer without it that was wrong.
    if (entry.node.state == NodeState::Failed && point.status == PointStatus::Failed) return;
    entry.node.ended.reset();
    show(entry, point, at);
}

void NodeBook::endAsTold(Nodes& nodes, Booked& entry, const WirePoint& point, const Look& at) {
    entry.listed = false;
    if (at.task.task.kind == TaskKind::Deployment || point.status == PointStatus::End)
        return end(nodes, entry, point.id, whyEnded(entry, at), at.now);
    if (entry.node.ended) return;
    show(entry, point, at);
    if (!entry.node.ended) entry.node.ended = at.now;
    if (point.status == PointStatus::Succeeded)
        entry.node.lastExit = domain::ContainerExit{0, "Completed", at.now};
}

// A point belongs to one task. Where two are told to have it, the one that still has it keeps it.
bool NodeBook::isFreeFor(TaskId task, PointId point) {
    const auto owner = m_taskOf.find(point);
    if (owner == m_taskOf.end() || owner->second == task) return true;
    auto& others = m_tasks[owner->second].byPoint;
    const auto other = others.find(point);
    if (other != others.end() && other->second.listed) return false;
    if (other != others.end()) others.erase(other);
    return true;
}

void NodeBook::show(Booked& entry, const WirePoint& point, const Look& at) {
    Node& node = entry.node;
    node.name = fmt::format("{}-{}", at.task.task.name, node.ordinal);
    node.gpuSpec = at.specName;
    node.region = {point.region};
    node.restarts = point.restarts;
    node.cost = {point.billingValue};
    const bool unready = endsUnready(entry.events) && at.now - entry.unhealthySeen < kUnreadyFor;
    NodeView view = viewOf(point, entry.events, unready, at.task.task.kind);
    if (view.state == NodeState::Pending) {
        const ReasonKind why = whyPending(at.task.task, at.offers);
        if (why != ReasonKind::None) view.reason = why;
    }
    if (node.state != view.state) node.stateSince = at.now;
    node.state = view.state;
    node.reason = view.reason;
    node.reasonDetail = std::move(view.detail);
    if (view.lastExit) {
        const bool same = node.lastExit && node.lastExit->code == view.lastExit->code;
        view.lastExit->at = point.lastRestart.value_or(same ? node.lastExit->at : at.now);
        node.lastExit = std::move(view.lastExit);
    }
    const bool up = node.state == NodeState::Running || node.state == NodeState::NotReady;
    if (!up) node.runningSince.reset();
    if (up && !node.runningSince) node.runningSince = at.now - toDuration(point.runningTime);
    node.rate = up ? rateOf(point, at.specName, at.offers) : domain::Rate{};
    if (node.state == NodeState::Failed) node.ended = at.now;
}

void NodeBook::end(Nodes& nodes, Booked& entry, PointId point, ReasonKind why, Instant now) {
    Node& node = entry.node;
    if (node.state == NodeState::Ended) return;
    const auto expected = m_expected.find(point);
    if (expected != m_expected.end()) {
        why = expected->second;
        m_expected.erase(expected);
    } else if (why == ReasonKind::None && nodes.tooMany > 0) {
        --nodes.tooMany;
        why = ReasonKind::ScaledDown;
    }
    node.state = NodeState::Ended;
    node.stateSince = now;
    if (!node.ended) node.ended = now;
    node.reason = why;
    node.reasonDetail.clear();
    node.rate = {};
    node.runningSince.reset();
}

void NodeBook::endAll(TaskId task, ReasonKind why, Instant now) {
    const auto found = m_tasks.find(task);
    if (found == m_tasks.end()) return;
    found->second.over = true;
    for (auto& [point, entry] : found->second.byPoint) {
        entry.listed = false;
        end(found->second, entry, point, why, now);
    }
}

void NodeBook::forgetOld(Instant now) {
    for (auto& [task, nodes] : m_tasks) {
        std::erase_if(nodes.byPoint, [&](const auto& entry) {
            const Booked& each = entry.second;
            const bool old = !each.listed && goneLong(each.node, now);
            if (old) m_taskOf.erase(entry.first);
            return old;
        });
    }
    std::erase_if(m_tasks, [](const auto& entry) {
        return entry.second.over && entry.second.byPoint.empty();
    });
}

void NodeBook::takeEvents(PointId point, const std::vector<WirePodEvent>& events, Instant now) {
    const auto task = m_taskOf.find(point);
    if (task == m_taskOf.end()) return;
    Booked& entry = m_tasks[task->second].byPoint[point];
    for (const WirePodEvent& event : events) {
        if (std::find(entry.events.begin(), entry.events.end(), event) != entry.events.end())
            continue;
        if (isReadinessFailure(event)) entry.unhealthySeen = now;
        if (const auto kind = kindOf(event)) m_newEvents.push_back({entry.node.id, *kind, event});
    }
    entry.events.assign(events.size() > kMostEvents ? events.end() - kMostEvents : events.begin(),
                        events.end());
    entry.eventsRead = now;
}

Instant NodeBook::eventsRead(PointId point) const {
    const auto task = m_taskOf.find(point);
    if (task == m_taskOf.end()) return {};
    const auto& nodes = m_tasks.at(task->second).byPoint;
    const auto found = nodes.find(point);
    return found == nodes.end() ? Instant{} : found->second.eventsRead;
}

std::vector<const Node*> NodeBook::nodesOf(TaskId task, Instant now) const {
    std::vector<const Node*> nodes;
    const auto found = m_tasks.find(task);
    if (found == m_tasks.end()) return nodes;
    for (const auto& [point, entry] : found->second.byPoint) {
        if (!goneLong(entry.node, now)) nodes.push_back(&entry.node);
    }
    std::sort(nodes.begin(), nodes.end(),
              [](const Node* a, const Node* b) { return a->ordinal < b->ordinal; });
    return nodes;
}

std::vector<Node> NodeBook::all(Instant now) const {
    std::vector<std::pair<std::string_view, TaskId>> order;
    std::size_t count = 0;
    for (const auto& [task, nodes] : m_tasks) {
        order.emplace_back(nodes.name, task);
        count += nodes.byPoint.size();
    }
    std::sort(order.begin(), order.end());
    std::vector<Node> sorted;
    sorted.reserve(count);
    for (const auto& [name, task] : order) {
        for (const Node* node : nodesOf(task, now))
            sorted.push_back(*node);
    }
    return sorted;
}

}  // namespace berth::platform_client::gongji
