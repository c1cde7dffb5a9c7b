// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that wait at a link for the first node, as at Knative's activator; and how many requests
// there are, for those who decide how many nodes there are to be.
#include <algorithm>
#include <string>
#include <utility>

#include "sim/serving/serving_state.h"

namespace berth::sim::serving {

namespace {

void refuseHeld(const std::unique_ptr<Exchange>& exchange, int status, std::string_view detail) {
    if (exchange && exchange->sink) exchange->sink->onFailure(status, {}, detail);
}

}  // namespace

std::uint64_t Serving::State::hold(std::uint32_t linkIdx, std::unique_ptr<Exchange> exchange,
                                   LinkMetrics::Epoch epoch) {
    LinkState& link = *links[linkIdx];
    const engine::Time now = engine.now();
    const std::size_t body = exchange ? exchange->request.body.size() : 0;
    const bool tooLarge = body > 0 && bodyBytes + body > kMostBodyBytes;
    if (link.held.size >= kMostHeld || tooLarge) {
        link.metrics.ended(now, epoch, Outcome::Rejected);
        refuseHeld(exchange, 503,
                   tooLarge ? "too many large requests at once"
                            : "too many requests wait for the first node");
        return 0;
    }
    bodyBytes += body;
    const std::uint32_t slot = pool.take();
    ActiveRequest& request = pool[slot];
    request.arrived = now;
    request.link = linkIdx;
    request.epoch = epoch;
    request.exchange = std::move(exchange);
    const std::uint64_t id = request.exchange ? pool.idOf(slot) : 0;
    pool.append(link.held, slot);
    if (!link.heldTimer.valid())
        link.heldTimer = engine.schedule(now + kLongestHold, {kHeldTooLong, linkIdx, 0});
    listener.onHeld(link.key);
    return id;
}

// They go on as if they arrived now, but for the time that they count as theirs.
void Serving::State::releaseHeld(std::uint32_t linkIdx) {
    LinkState& link = *links[linkIdx];
    while (link.open && link.held.first != kNone) {
        const auto picked = link.balancer->pick(link.random);
        if (!picked) break;
        const std::uint32_t slot = link.held.first;
        const std::uint32_t nodeIdx = nodeIndex.at(*picked);
        NodeState& node = *nodes[nodeIdx];
        const images::ImageModel& image = *node.container.image;
        const bool free = node.inService.size < std::max(image.concurrency, 1);
        if (!image.listensOn(link.key.port)) {
            failHeld(linkIdx, {slot}, 502, Outcome::Failed, "connection refused");
            listener.onPortRefused(link.key);
            continue;
        }
        if (!free && node.waiting.size >= image.queueLimit) {
            failHeld(linkIdx, {slot}, 503, Outcome::Rejected, "the queue of the node is full");
            continue;
        }
        pool.unlink(link.held, slot);
        ActiveRequest& request = pool[slot];
        request.node = nodeIdx;
        request.share = shareOf(node, linkIdx);
        link.balancer->started(node.key);
        if (free) {
            start(slot);
            continue;
        }
        pool.append(node.waiting, slot);
        if (!node.waitTimer.valid())
            node.waitTimer = engine.scheduleAfter(kLongestWait, {kWaitingTooLong, nodeIdx, 0});
    }
    if (link.held.first != kNone) return;
    engine.cancel(link.heldTimer);
    link.heldTimer = {};
}

void Serving::State::failHeld(std::uint32_t linkIdx, const std::vector<std::uint32_t>& slots,
                              int status, Outcome outcome, std::string_view detail) {
    LinkState& link = *links[linkIdx];
    std::vector<std::unique_ptr<Exchange>> exchanges;  // told last, as in fail()
    for (const std::uint32_t slot : slots) {
        ActiveRequest& request = pool[slot];
        link.metrics.ended(engine.now(), request.epoch, outcome);
        pool.unlink(link.held, slot);
        if (request.exchange) bodyBytes -= request.exchange->request.body.size();
        exchanges.push_back(std::move(request.exchange));
        pool.giveBack(slot);
    }
    if (link.held.first == kNone) {
        engine.cancel(link.heldTimer);
        link.heldTimer = {};
    }
    for (const auto& exchange : exchanges)
        refuseHeld(exchange, status, detail);
}

void Serving::State::failAllHeld(std::uint32_t linkIdx, int status, Outcome outcome,
                                 std::string_view detail) {
    std::vector<std::uint32_t> slots;
    for (std::uint32_t slot = links[linkIdx]->held.first; slot != kNone; slot = pool[slot].next)
        slots.push_back(slot);
    if (!slots.empty()) failHeld(linkIdx, slots, status, outcome, detail);
}

void Serving::State::heldTooLong(std::uint32_t linkIdx) {
    LinkState& link = *links[linkIdx];
    link.heldTimer = {};
    const engine::Time now = engine.now();
    std::vector<std::uint32_t> late;
    std::uint32_t slot = link.held.first;
    for (; slot != kNone && pool[slot].arrived + kLongestHold <= now; slot = pool[slot].next)
        late.push_back(slot);
    if (slot != kNone) {
        link.heldTimer =
            engine.schedule(pool[slot].arrived + kLongestHold, {kHeldTooLong, linkIdx, 0});
    }
    failHeld(linkIdx, late, 504, Outcome::TimedOut, "waited 300 s for a node");
}

void Serving::setHolding(LinkKey key, bool holds) {
    State& s = *m_state;
    LinkState* link = s.findLink(key);
    if (link == nullptr || link->holds == holds) return;
    link->holds = holds;
    if (!holds) s.failAllHeld(s.findLinkIndex(key), 503, Outcome::Rejected, "no node is ready");
}

Pressure Serving::pressure(DeploymentKey deployment, int port) const {
    const State& s = *m_state;
    Pressure sum;
    const auto found = s.deployments.find(deployment);
    if (found == s.deployments.end()) return sum;
    engine::Time oldest = s.engine.now();
    // The first of a list has come first.
    const auto count = [&](const RequestList& list, bool waits) {
        int requests = 0;
        for (std::uint32_t slot = list.first; slot != kNone; slot = s.pool[slot].next) {
            const ActiveRequest& request = s.pool[slot];
            if (port != 0 && s.links[request.link]->key.port != port) continue;
            if (++requests == 1 && waits) oldest = std::min(oldest, request.arrived);
            if (port == 0) return list.size;
        }
        return requests;
    };
    for (const std::uint32_t node : found->second.nodes) {
        sum.inProgress += count(s.nodes[node]->inService, false);
        sum.queued += count(s.nodes[node]->waiting, true);
    }
    for (const std::uint32_t link : found->second.links)
        sum.queued += count(s.links[link]->held, true);
    sum.oldestWait = s.engine.now() - oldest;
    return sum;
}

}  // namespace berth::sim::serving
