// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "sim/serving/serving_state.h"

namespace berth::sim::serving {

bool Serving::State::hasRoom(std::uint32_t link, NodeKey key) {
    NodeState& node = *nodes[nodeIndex.at(key)];
    const images::ImageModel& image = *node.container.image;
    const bool takes = node.inService.size() < std::max(image.concurrency, 1) ||
                       node.waiting.size < image.queueLimit;
    return takes && seatOf(node, link).inProgress < links[link]->options.queue.perNode;
}

void Serving::State::enqueue(std::uint32_t slot) {
    ActiveRequest& request = pool[slot];
    LinkState& link = *links[request.link];
    pool.rest(slot).joined = engine.now();
    RequestList& line = link.line(request.side);
    request.inLineAfter = &line == &link.queueAfter;
    pool.append(line, slot);
    if (link.queueTimer.valid()) return;
    link.queueTimer = engine.scheduleAfter(link.options.queue.waitTimeout.count(),
                                           {kQueuedTooLong, request.link, 0});
}

void Serving::State::feed(std::uint32_t linkIdx) {
    LinkState& link = *links[linkIdx];
    feedLine(linkIdx, link.queue);
    feedLine(linkIdx, link.queueAfter);
}

void Serving::State::feedLine(std::uint32_t linkIdx, RequestList& line) {
    LinkState& link = *links[linkIdx];
    while (link.open && line.first != kNone && link.balancer->size() > 0) {
        const std::uint32_t slot = line.first;
        Caller caller;
        caller.side = pool[slot].side;
        const Choice choice = choose(linkIdx, caller, 0, kNone);
        if (choice && *choice == kNone) return;
        if (!choice) {
            refuseSlot(slot, choice.error());
            continue;
        }
        pool.unlink(line, slot);
        pool[slot].inLineAfter = false;
        place(slot, *choice);
    }
}

void Serving::State::queuedTooLong(std::uint32_t linkIdx) {
    LinkState& link = *links[linkIdx];
    link.queueTimer = {};
    const engine::Time limit = link.options.queue.waitTimeout.count();
    std::vector<std::uint32_t> late;
    std::optional<engine::Time> next;
    for (const RequestList* line : {&link.queue, &link.queueAfter}) {
        std::uint32_t slot = line->first;
        while (slot != kNone && pool.rest(slot).joined + limit <= engine.now()) {
            late.push_back(slot);
            slot = pool[slot].next;
        }
        if (slot != kNone)
            next = std::min(next.value_or(pool.rest(slot).joined + limit),
                            pool.rest(slot).joined + limit);
    }
    if (next) link.queueTimer = engine.schedule(*next, {kQueuedTooLong, linkIdx, 0});
    fail(late, 504, Outcome::TimedOut, "waited too long for a free node");
}

void Serving::State::processingTooLong(std::uint32_t slot, std::uint32_t generation) {
    ActiveRequest& request = pool[slot];
    if (request.generation != generation || request.node == kNone) return;
    pool.rest(slot).deadline = {};
    const std::uint32_t nodeIdx = request.node;
    const std::uint32_t linkIdx = request.link;
    answered(linkIdx, *nodes[nodeIdx], false);
    fail({slot}, 504, Outcome::TimedOut, "the node took too long");
    freed(nodeIdx, linkIdx);
}

void Serving::State::emptyQueue(std::uint32_t linkIdx) {
    LinkState& link = *links[linkIdx];
    engine.cancel(link.queueTimer);
    link.queueTimer = {};
    if (link.queues()) {
        feed(linkIdx);
        if (link.waiting() > 0) queuedTooLong(linkIdx);  // by the time-out of now
        return;
    }
    joinLines(link);
    while (link.queue.first != kNone) {
        const std::uint32_t slot = link.queue.first;
        Caller caller;
        caller.side = pool[slot].side;
        const Choice choice = choose(linkIdx, caller, 0, kNone);
        if (!choice) break;
        pool.unlink(link.queue, slot);
        place(slot, *choice);
    }
    std::vector<std::uint32_t> slots;
    for (std::uint32_t slot = link.queue.first; slot != kNone; slot = pool[slot].next)
        slots.push_back(slot);
    fail(slots, 503, Outcome::Rejected, "no node takes the request");
}

}  // namespace berth::sim::serving
