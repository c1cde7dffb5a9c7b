// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that wait at a link for the first node, as at Knative's activator; and how many requests
// there are, for those who decide how many nodes there are to be.
#include <algorithm>
#include <utility>
#include <vector>

#include "sim/serving/serving_state.h"

namespace berth::sim::serving {

std::uint64_t Serving::State::hold(std::uint32_t linkIdx, LinkMetrics::Epoch epoch,
                                   const Caller& caller, std::unique_ptr<Exchange> exchange,
                                   const GeneratedRequest& generated) {
    LinkState& link = *links[linkIdx];
    const engine::Time now = engine.now();
    const std::size_t body = exchange ? exchange->request.body.size() : 0;
    const bool tooLarge = body > 0 && bodyBytes + body > kMostBodyBytes;
    if (link.held.size >= kMostHeld || tooLarge) {
        link.metrics.ended(now, epoch, Outcome::Rejected);
        refuse(exchange, 503, {},
               tooLarge ? "too many large requests at once"
                        : "too many requests wait for the first node");
        tellEnd(generated.ticket, 503);
        return 0;
    }
    const bool real = exchange != nullptr;
    const std::uint32_t slot = admit(linkIdx, epoch, caller, std::move(exchange), generated);
    pool[slot].held = true;
    const std::uint64_t id = real ? pool.idOf(slot) : 0;
    pool.append(link.held, slot);
    if (!link.heldTimer.valid())
        link.heldTimer = engine.schedule(now + kLongestHold, {kHeldTooLong, linkIdx, 0});
    listener.onHeld(link.key);
    return id;
}

void Serving::State::unhold(std::uint32_t slot) {
    LinkState& link = *links[pool[slot].link];
    pool.unlink(link.held, slot);
    pool[slot].held = false;
    if (link.held.first != kNone) return;
    engine.cancel(link.heldTimer);
    link.heldTimer = {};
}

// They go on as if they arrived now, but for the time that they count as theirs.
void Serving::State::releaseHeld(std::uint32_t linkIdx) {
    LinkState& link = *links[linkIdx];
    while (link.open && link.held.first != kNone && link.balancer->size() > 0) {
        const std::uint32_t slot = link.held.first;
        Caller caller;
        if (pool[slot].hasRest) caller.key = pool.rest(slot).key;
        if (link.split != nullptr) caller.side = link.split->turn(caller.key);
        countOffered(slot, caller.side);
        const bool waits = link.queues() && link.line(caller.side).size > 0;
        const Choice choice = waits ? Choice(kNone) : choose(linkIdx, caller, 0, kNone);
        if (!choice) {
            refuseSlot(slot, choice.error());
            continue;
        }
        unhold(slot);
        if (*choice == kNone)
            enqueue(slot);
        else
            place(slot, *choice);
    }
}

void Serving::State::failAllHeld(std::uint32_t linkIdx, int status, Outcome outcome,
                                 std::string_view detail) {
    std::vector<std::uint32_t> slots;
    for (std::uint32_t slot = links[linkIdx]->held.first; slot != kNone; slot = pool[slot].next)
        slots.push_back(slot);
    fail(slots, status, outcome, detail);
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
    fail(late, 504, Outcome::TimedOut, "waited 300 s for a node");
}

void Serving::setHolding(LinkKey key, bool holds) {
    State& s = *m_state;
    LinkState* link = s.findLink(key);
    if (link == nullptr || link->holds == holds) return;
    link->holds = holds;
    s.listener.onTakesRequests(key);
    if (!holds) s.failAllHeld(s.findLinkIndex(key), 503, Outcome::Rejected, "no node is ready");
}

Pressure Serving::pressure(DeploymentKey deployment, int port) const {
    const State& s = *m_state;
    Pressure sum;
    const auto found = s.deployments.find(deployment);
    if (found == s.deployments.end()) return sum;
    engine::Time oldest = s.engine.now();
    // The first of a list has come first.
    const auto count = [&](const RequestList& list) {
        int requests = 0;
        for (std::uint32_t slot = list.first; slot != kNone; slot = s.pool[slot].next) {
            const ActiveRequest& request = s.pool[slot];
            if (port != 0 && s.links[request.link]->key.port != port) continue;
            if (++requests == 1) oldest = std::min(oldest, request.arrived);
            if (port == 0) return list.size;
        }
        return requests;
    };
    for (const std::uint32_t index : found->second.nodes) {
        const NodeState& node = *s.nodes[index];
        sum.inProgress += port == 0 ? node.inService.size()
                                    : static_cast<int>(std::count_if(
                                          node.inService.slots.begin(), node.inService.slots.end(),
                                          [&](std::uint32_t slot) {
                                              return s.links[s.pool[slot].link]->key.port == port;
                                          }));
        sum.queued += count(node.waiting);
    }
    for (const std::uint32_t link : found->second.links) {
        sum.queued += count(s.links[link]->held);
        sum.queued += count(s.links[link]->queue);
        sum.queued += count(s.links[link]->queueAfter);
    }
    sum.oldestWait = s.engine.now() - oldest;
    return sum;
}

}  // namespace berth::sim::serving
