// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "sim/serving/ejection_rule.h"
#include "sim/serving/serving_state.h"

namespace berth::sim::serving {

namespace {

// With slow start a node begins with one part of so many and gains one at a time.
constexpr std::uint32_t kFullWeight = 10;

std::uint32_t weightOf(const LinkState& link, const NodeState& node, engine::Time now) {
    const engine::Time span = link.options.slowStart.count();
    // A queue fills its nodes one by one anyway.
    if (span <= 0 || link.queues()) return 1;
    // In double: the product may not fit into 64 bits, and no more than the step matters.
    const double parts = static_cast<double>(now - node.readySince) / static_cast<double>(span);
    return std::min(kFullWeight,
                    1 + static_cast<std::uint32_t>(std::min(parts, 1.0) * (kFullWeight - 1)));
}

}  // namespace

void Serving::State::join(std::uint32_t linkIdx, NodeState& node) {
    LinkState& link = *links[linkIdx];
    const std::uint32_t weight = weightOf(link, node, engine.now());
    link.balancer->add(node.key, weight);
    const bool slow = link.options.slowStart.count() > 0 && !link.queues();
    if (!slow && node.seats.empty()) return;
    Seat& seat = seatOf(node, linkIdx);
    engine.cancel(seat.drainTimer);
    seat.drainTimer = {};
    if (!slow || weight >= kFullWeight) return;
    const engine::Time step = link.options.slowStart.count() / (kFullWeight - 1) + 1;
    seat.rampTimer = engine.schedule(std::max(node.readySince + weight * step, engine.now() + 1),
                                     {kSlowStartStep, nodeIndex.at(node.key), linkIdx});
}

// Policies that look at requests in progress see what is true; also those of a node that is
// draining.
void Serving::State::introduce(std::uint32_t linkIdx, const NodeState& node) {
    LinkState& link = *links[linkIdx];
    link.balancer->add(node.key, 1);
    for (const std::uint32_t slot : requestsOf(node)) {
        if (pool[slot].link == linkIdx) link.balancer->started(node.key);
    }
}

void Serving::State::joinAgain(std::uint32_t linkIdx, const NodeState& node) {
    LinkState& link = *links[linkIdx];
    link.balancer->add(node.key, weightOf(link, node, engine.now()));
}

void Serving::State::slowStartStep(std::uint32_t nodeIdx, std::uint32_t linkIdx) {
    NodeState& node = *nodes[nodeIdx];
    Seat& seat = seatOf(node, linkIdx);
    seat.rampTimer = {};
    if (node.ready && !seat.ejected && links[linkIdx]->open) join(linkIdx, node);
}

void Serving::State::leave(std::uint32_t linkIdx, NodeState& node) {
    LinkState& link = *links[linkIdx];
    resetSeat(linkIdx, node);
    link.balancer->remove(node.key);
    if (!link.options.drainLimit) return;
    Seat& seat = seatOf(node, linkIdx);
    if (seat.inProgress == 0) return;
    seat.drainTimer = engine.scheduleAfter(link.options.drainLimit->count(),
                                           {kDrainOver, nodeIndex.at(node.key), linkIdx});
}

// What was known of the node is known no more.
void Serving::State::resetSeat(std::uint32_t linkIdx, NodeState& node) {
    const auto seat = std::find_if(node.seats.begin(), node.seats.end(),
                                   [=](const Seat& each) { return each.link == linkIdx; });
    if (seat == node.seats.end()) return;
    for (engine::EventHandle* timer : {&seat->rampTimer, &seat->ejectionTimer, &seat->drainTimer}) {
        engine.cancel(*timer);
        *timer = {};
    }
    if (seat->ejected) --links[linkIdx]->ejectedNodes;
    seat->ejected = false;
    seat->failuresInARow = 0;
    seat->ejections = 0;
}

void Serving::State::answered(std::uint32_t linkIdx, NodeState& node, bool well) {
    LinkState& link = *links[linkIdx];
    if (!link.options.ejection) return;
    const domain::Ejection& rule = *link.options.ejection;
    Seat& seat = seatOf(node, linkIdx);
    seat.failuresInARow = well ? 0 : seat.failuresInARow + 1;
    if (well || seat.ejected || !node.ready || seat.failuresInARow < rule.failures) return;

    const int inRotation = static_cast<int>(link.balancer->size());
    if (!mayEject(rule, inRotation, link.ejectedNodes)) return;
    const engine::Time span = ejectionSpan(rule, seat.ejections, engine.now() - seat.returned);
    seat.ejected = true;
    ++link.ejectedNodes;
    link.metrics.ejected();
    link.balancer->remove(node.key);
    engine.cancel(seat.rampTimer);
    seat.rampTimer = {};
    seat.ejectionTimer =
        engine.scheduleAfter(span, {kEjectionOver, nodeIndex.at(node.key), linkIdx});
}

void Serving::State::ejectionOver(std::uint32_t nodeIdx, std::uint32_t linkIdx) {
    NodeState& node = *nodes[nodeIdx];
    Seat& seat = seatOf(node, linkIdx);
    seat.ejectionTimer = {};
    seat.ejected = false;
    seat.failuresInARow = 0;
    seat.returned = engine.now();
    --links[linkIdx]->ejectedNodes;
    join(linkIdx, node);
    if (links[linkIdx]->queues()) feed(linkIdx);
}

void Serving::State::drainOver(std::uint32_t nodeIdx, std::uint32_t linkIdx) {
    NodeState& node = *nodes[nodeIdx];
    seatOf(node, linkIdx).drainTimer = {};
    std::vector<std::uint32_t> slots = requestsOf(node);
    std::erase_if(slots, [&](std::uint32_t slot) { return pool[slot].link != linkIdx; });
    lose(slots, "the node has left, and its time to finish requests was over");
    startWaiting(nodeIdx);
}

}  // namespace berth::sim::serving
