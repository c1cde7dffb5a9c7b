// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/serving/serving.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>

#include "sim/serving/request_key.h"
#include "sim/serving/serving_state.h"

namespace berth::sim::serving {

namespace {}  // namespace

LinkState::LinkState(LinkKey linkKey, std::uint64_t seed)
    : key(linkKey),
      random(seed, fmt::format("serving/link/{}/{}", linkKey.deployment, linkKey.port)) {}

NodeState::NodeState(NodeKey nodeKey, std::uint64_t seed)
    : key(nodeKey),
      service(seed, fmt::format("serving/node/{}/service", nodeKey)),
      detail(seed, fmt::format("serving/node/{}/detail", nodeKey)),
      impaired(seed, fmt::format("serving/node/{}/impaired", nodeKey)) {}

std::uint32_t Serving::State::findLinkIndex(LinkKey key) const {
    const auto found = linkIndex.find(packed(key));
    return found == linkIndex.end() ? kNone : found->second;
}

LinkState* Serving::State::findLink(LinkKey key) const {
    const std::uint32_t index = findLinkIndex(key);
    return index == kNone ? nullptr : links[index].get();
}

NodeState* Serving::State::findNode(NodeKey key) const {
    const auto found = nodeIndex.find(key);
    return found == nodeIndex.end() ? nullptr : nodes[found->second].get();
}

Serving::Serving(engine::Engine& engine, std::uint64_t seed, ServingListener& listener)
    : m_state(std::make_unique<State>(engine, seed, listener)) {}

Serving::~Serving() = default;

void Serving::openLink(LinkKey key, domain::BalancingPolicy policy,
                       const domain::BalancingOptions& options) {
    State& s = *m_state;
    const auto [it, isNew] =
        s.linkIndex.try_emplace(State::packed(key), static_cast<std::uint32_t>(s.links.size()));
    if (isNew) {
        s.links.push_back(std::make_unique<LinkState>(key, s.seed));
        std::vector<std::uint32_t>& links = s.deployments[key.deployment].links;
        links.insert(std::upper_bound(links.begin(), links.end(), it->second,
                                      [&](std::uint32_t a, std::uint32_t b) {
                                          return s.links[a]->key < s.links[b]->key;
                                      }),
                     it->second);
    }
    s.links[it->second]->open = true;
    setPolicy(key, policy, options);
}

void Serving::setPolicy(LinkKey key, domain::BalancingPolicy policy,
                        const domain::BalancingOptions& options) {
    State& s = *m_state;
    LinkState* link = s.findLink(key);
    if (link == nullptr || !link->open) return;
    link->policy = policy;
    link->options = options;
    link->split = nullptr;
    link->balancer = balancing::makeBalancer(policy, options);
    if (const SplitState* split = s.splitOf(*link)) s.splitLink(*link, split->split);
    const std::uint32_t index = s.linkIndex.at(State::packed(key));
    for (const std::uint32_t each : s.deployments[key.deployment].nodes) {
        NodeState& node = *s.nodes[each];
        s.resetSeat(index, node);
        s.introduce(index, node);
        if (node.ready)
            s.join(index, node);
        else
            link->balancer->remove(node.key);
    }
    s.listener.onTakesRequests(key);
    s.emptyQueue(index);
}

void Serving::closeLink(LinkKey key) {
    State& s = *m_state;
    LinkState* link = s.findLink(key);
    if (link == nullptr || !link->open) return;
    link->open = false;
    s.listener.onTakesRequests(key);
    const std::uint32_t index = s.linkIndex.at(State::packed(key));
    const std::vector<std::uint32_t> nodes = s.deployments[key.deployment].nodes;
    std::vector<std::uint32_t> slots;
    for (const std::uint32_t node : nodes) {
        for (const std::uint32_t slot : s.requestsOf(*s.nodes[node])) {
            if (s.pool[slot].link == index) slots.push_back(slot);
        }
        s.resetSeat(index, *s.nodes[node]);
    }
    s.joinLines(*link);
    for (std::uint32_t slot = link->queue.first; slot != kNone; slot = s.pool[slot].next)
        slots.push_back(slot);
    s.engine.cancel(link->queueTimer);
    link->queueTimer = {};
    s.fail(slots, 503, Outcome::Failed, "the link was closed");
    s.failAllHeld(index, 503, Outcome::Failed, "the link was closed");
    link->split = nullptr;
    link->balancer.reset();
    for (const std::uint32_t node : nodes)
        s.startWaiting(node);
}

void Serving::containerStarted(Container container) {
    State& s = *m_state;
    const NodeKey key = container.node;
    containerStopped(key);
    const auto [it, isNew] =
        s.nodeIndex.try_emplace(key, static_cast<std::uint32_t>(s.nodes.size()));
    if (isNew) s.nodes.push_back(std::make_unique<NodeState>(key, s.seed));
    NodeState& node = *s.nodes[it->second];
    node.running = true;
    node.requests = 0;
    node.log = {};
    node.traffic.begin(s.engine.now(), container.image->concurrency);
    node.process = makeProcess(container.image->behaviour);
    node.times = serviceTimes(container.image->serviceTime, container.image->coldServiceTime);
    node.warmth.begin(container.image->coldRequests, container.image->keepWarm);
    node.warmth.idle(s.engine.now());
    node.container = std::move(container);
    DeploymentState& deployment = s.deployments[node.container.deployment];
    s.countImage(deployment, node.container.image, 1);
    std::vector<std::uint32_t>& nodes = deployment.nodes;
    nodes.insert(std::upper_bound(nodes.begin(), nodes.end(), it->second,
                                  [&](std::uint32_t a, std::uint32_t b) {
                                      return s.nodes[a]->key < s.nodes[b]->key;
                                  }),
                 it->second);
}

void Serving::containerStopped(NodeKey key) {
    State& s = *m_state;
    NodeState* node = s.findNode(key);
    if (node == nullptr || !node->running) return;
    nodeNotReady(key);
    node->running = false;
    s.engine.cancel(node->waitTimer);
    s.engine.cancel(node->logTimer);
    node->waitTimer = node->logTimer = {};
    DeploymentState& deployment = s.deployments[node->container.deployment];
    std::erase(deployment.nodes, s.nodeIndex.at(key));
    s.countImage(deployment, node->container.image, -1);
    s.lose(s.requestsOf(*node), "the node ended");
    for (const Seat& seat : node->seats) {
        if (s.links[seat.link]) s.resetSeat(seat.link, *node);
    }
    node->process.reset();
    node->container = Container{};
}

void Serving::setSpeed(NodeKey key, double speed) {
    NodeState* node = m_state->findNode(key);
    if (node != nullptr && node->running) node->container.speed = speed;
}

void Serving::nodeReady(NodeKey key) {
    State& s = *m_state;
    NodeState* node = s.findNode(key);
    if (node == nullptr || !node->running || node->ready) return;
    node->ready = true;
    node->readySince = s.engine.now();
    for (const std::uint32_t link : s.deployments[node->container.deployment].links) {
        if (!s.links[link]->open) continue;
        s.join(link, *node);
        s.listener.onTakesRequests(s.links[link]->key);
        if (s.links[link]->queues()) s.feed(link);
    }
    for (const std::uint32_t link : s.deployments[node->container.deployment].links)
        s.releaseHeld(link);
}

void Serving::nodeNotReady(NodeKey key) {
    State& s = *m_state;
    NodeState* node = s.findNode(key);
    if (node == nullptr || !node->ready) return;
    node->ready = false;
    for (const std::uint32_t link : s.deployments[node->container.deployment].links) {
        if (!s.links[link]->open) continue;
        s.leave(link, *node);
        s.listener.onTakesRequests(s.links[link]->key);
    }
}

bool Serving::takesRequests(LinkKey key) const {
    const LinkState* link = m_state->findLink(key);
    return link != nullptr && link->open && (link->holds || link->balancer->size() > 0);
}

void Serving::forgetNode(NodeKey key) {
    State& s = *m_state;
    const auto found = s.nodeIndex.find(key);
    if (found == s.nodeIndex.end() || s.nodes[found->second]->running) return;
    s.nodes[found->second].reset();
    s.nodeIndex.erase(found);
}

void Serving::forgetDeployment(DeploymentKey key) {
    State& s = *m_state;
    const auto found = s.deployments.find(key);
    if (found == s.deployments.end() || !found->second.nodes.empty()) return;
    for (const std::uint32_t link : found->second.links) {
        closeLink(s.links[link]->key);
        s.linkIndex.erase(State::packed(s.links[link]->key));
        s.links[link].reset();
    }
    s.deployments.erase(found);
}

int Serving::inProgress(NodeKey key) const {
    const NodeState* node = m_state->findNode(key);
    return node == nullptr ? 0 : node->inService.size() + node->waiting.size;
}

void Serving::arrive(LinkKey link, const GeneratedRequest& request) {
    m_state->arrive(link, nullptr, request);
}

std::optional<std::uint64_t> Serving::balancingKey(LinkKey key, const HttpRequest& request) const {
    const LinkState* link = m_state->findLink(key);
    if (link == nullptr || !domain::hashes(link->policy)) return std::nullopt;
    return request.balancingKey ? request.balancingKey : keyOf(request, link->options.hashKey);
}

std::uint32_t Serving::addServiceTimes(const engine::Distribution& warm,
                                       const std::optional<engine::Distribution>& cold) {
    m_state->serviceTimes.push_back(serviceTimes(warm, cold));
    return static_cast<std::uint32_t>(m_state->serviceTimes.size() - 1);
}

void Serving::recordTraffic() {
    m_state->records = true;
}

std::uint64_t Serving::arrive(LinkKey link, HttpRequest request,
                              std::shared_ptr<ResponseSink> sink) {
    auto exchange = std::make_unique<Exchange>();
    exchange->request = std::move(request);
    exchange->sink = std::move(sink);
    return m_state->arrive(link, std::move(exchange));
}

void Serving::abandon(std::uint64_t exchange) {
    m_state->abandon(exchange);
}

void Serving::fetch(const engine::EventRecord& event) const {
    if (event.kind == kWorkDone) m_state->pool.fetch(event.a);
}

void Serving::onEvent(const engine::EventRecord& event) {
    State& s = *m_state;
    switch (event.kind) {
        case kWorkDone:
            s.workDone(event.a);
            break;
        case kNextPiece:
            s.nextPiece(event.a);
            break;
        case kWaitingTooLong:
            s.waitingTooLong(event.a);
            break;
        case kSecondOver:
            s.secondOver(event.a);
            break;
        case kHeldTooLong:
            s.heldTooLong(event.a);
            break;
        case kQueuedTooLong:
            s.queuedTooLong(event.a);
            break;
        case kProcessingTooLong:
            s.processingTooLong(event.a, static_cast<std::uint32_t>(event.b));
            break;
        case kSlowStartStep:
            s.slowStartStep(event.a, static_cast<std::uint32_t>(event.b));
            break;
        case kEjectionOver:
            s.ejectionOver(event.a, static_cast<std::uint32_t>(event.b));
            break;
        case kDrainOver:
            s.drainOver(event.a, static_cast<std::uint32_t>(event.b));
            break;
        default:
            break;
    }
}

LinkReport Serving::report(LinkKey key) const {
    const LinkState* link = m_state->findLink(key);
    return link == nullptr ? LinkReport{} : link->metrics.report();
}

void Serving::restartMeasuring() {
    for (const auto& link : m_state->links) {
        if (link) link->metrics.restart();
    }
}

NodeTraffic Serving::traffic(NodeKey key) const {
    const NodeState* node = m_state->findNode(key);
    return node == nullptr ? NodeTraffic{} : node->traffic.at(m_state->engine.now());
}

domain::Metrics Serving::metrics(DeploymentKey deployment, int port, engine::Time from,
                                 engine::Time to, int maxPoints) const {
    const State& s = *m_state;
    const engine::Time now = s.engine.now();
    domain::Metrics out;
    from = std::max({from, now - kMetricSpan, engine::Time{0}});
    to = std::min(to, now);
    if (to <= from || maxPoints < 1) return out;

    // Points are aligned to multiples of their own length, so that a window that moves on keeps
    // its points where they are. Aligning may cost one point more.
    const std::int64_t end = (to + kMetricInterval - 1) / kMetricInterval;
    std::int64_t first = from / kMetricInterval;
    std::int64_t perPoint = end - first;
    if (maxPoints > 1 && end - first > maxPoints) {
        perPoint = (end - first + maxPoints - 2) / (maxPoints - 1);
        first = first / perPoint * perPoint;
    } else if (maxPoints > 1) {
        perPoint = 1;
    }
    std::vector<LinkMetrics::Sum> sums(
        static_cast<std::size_t>((end - first + perPoint - 1) / perPoint));
    std::vector<std::pair<NodeKey, std::int64_t>> shares;
    if (const auto found = s.deployments.find(deployment); found != s.deployments.end()) {
        for (const std::uint32_t link : found->second.links) {
            if (port != 0 && s.links[link]->key.port != port) continue;
            s.links[link]->metrics.addTo(sums, first, end, perPoint);
            s.links[link]->metrics.addShares(shares, first, end);
        }
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const LinkMetrics::Sum& sum = sums[i];
        const engine::Time begin =
            (first + static_cast<std::int64_t>(i) * perPoint) * kMetricInterval;
        const engine::Time finish = std::min(begin + perPoint * kMetricInterval, now);
        domain::MetricPoint point;
        point.at = engine::toInstant(finish);
        point.length = domain::Duration{finish - begin};
        point.offered = sum.offered;
        point.completed = sum.completed;
        point.failed = sum.failed;
        point.rejected = sum.rejected;
        point.p50 = engine::toSeconds(sum.latency.quantile(0.50));
        point.p95 = engine::toSeconds(sum.latency.quantile(0.95));
        point.p99 = engine::toSeconds(sum.latency.quantile(0.99));
        out.points.push_back(point);
    }
    std::sort(shares.begin(), shares.end());
    for (const auto& [node, completed] : shares) {
        if (!out.shares.empty() && out.shares.back().ordinal == static_cast<int>(node)) {
            out.shares.back().completed += completed;
        } else {
            out.shares.push_back({{}, static_cast<int>(node), completed});
        }
    }
    return out;
}

}  // namespace berth::sim::serving
