// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/serving/request_key.h"
#include "sim/serving/serving_state.h"

namespace berth::sim::serving {

namespace {

constexpr NodeKey kNobody = 0xFFFFFFFFU;

}  // namespace

Seat& Serving::State::seatOf(NodeState& node, std::uint32_t link) {
    for (Seat& seat : node.seats) {
        if (seat.link == link) return seat;
    }
    node.seats.push_back({});
    node.seats.back().link = link;
    return node.seats.back();
}

Serving::State::Caller Serving::State::callerOf(const LinkState& link, std::uint32_t client,
                                                const Exchange* exchange) const {
    Caller caller;
    caller.idempotent = exchange == nullptr || isIdempotent(exchange->request.method);
    if (!domain::hashes(link.policy)) return caller;
    if (exchange == nullptr)
        caller.key = keyOfClient(client);
    else if (exchange->request.balancingKey)
        caller.key = exchange->request.balancingKey;
    else
        caller.key = keyOf(exchange->request, link.options.hashKey);
    return caller;
}

std::uint32_t Serving::State::admit(std::uint32_t linkIdx, LinkMetrics::Epoch epoch,
                                    const Caller& caller, std::unique_ptr<Exchange> exchange,
                                    const GeneratedRequest& generated) {
    if (exchange) bodyBytes += exchange->request.body.size();
    const std::uint32_t slot = pool.take();
    ActiveRequest& request = pool[slot];
    request.arrived = engine.now();
    request.link = linkIdx;
    request.epoch = epoch;
    request.real = exchange != nullptr;
    if (request.real || caller.key || generated.times != GeneratedRequest::kTimesOfImage ||
        generated.service >= 0 || generated.ticket != 0) {
        RequestRest& rest = pool.rest(slot);
        rest.key = caller.key;
        rest.times = generated.times;
        rest.service = generated.service;
        rest.ticket = generated.ticket;
        rest.exchange = std::move(exchange);
    }
    return slot;
}

std::uint64_t Serving::State::arrive(LinkKey key, std::unique_ptr<Exchange> exchange,
                                     const GeneratedRequest& generated) {
    const std::uint32_t linkIdx = findLinkIndex(key);
    LinkState* link = linkIdx == kNone ? nullptr : links[linkIdx].get();
    if (link == nullptr || !link->open) {
        refuse(exchange, 503, {}, "there is no such link");
        tellEnd(generated.ticket, 503);
        return 0;
    }
    const engine::Time now = engine.now();
    const LinkMetrics::Epoch epoch = link->metrics.offered(now);
    if (records) record(*link, exchange.get(), generated);
    if (link->options.retries) link->budget.offered(now);
    Caller caller = callerOf(*link, generated.client, exchange.get());
    if (link->holds && link->balancer->size() == 0)
        return hold(linkIdx, epoch, caller, std::move(exchange), generated);
    const int retries =
        link->options.retries && caller.idempotent ? link->options.retries->attempts : 0;
    if (link->split != nullptr) caller.side = link->split->turn(caller.key);
    const bool waits =
        link->queues() && link->line(caller.side).size > 0 && link->balancer->size() > 0;
    Choice choice = waits ? Choice(kNone) : choose(linkIdx, caller, retries, kNobody);
    // All nodes have as much as they are given at once.
    if (choice && *choice == kNone && link->waiting() >= link->options.queue.limit) {
        choice =
            tl::unexpected(Refusal{429, Outcome::Rejected, {}, "the queue of the link is full"});
    }
    const std::size_t body = exchange ? exchange->request.body.size() : 0;
    if (choice && body > 0 && bodyBytes + body > kMostBodyBytes) {
        choice = tl::unexpected(
            Refusal{503, Outcome::Rejected,
                    *choice == kNone ? std::string{} : nodes[*choice]->container.nodeName,
                    "too many large requests at once"});
    }
    if (!choice) {
        const Refusal& refusal = choice.error();
        link->metrics.ended(now, epoch, refusal.outcome);
        refused(*link, caller.side);
        refuse(exchange, refusal.status, refusal.node, refusal.detail);
        tellEnd(generated.ticket, refusal.status);
        if (refusal.status == 502) listener.onPortRefused(key);
        return 0;
    }
    const bool real = exchange != nullptr;
    const std::uint32_t slot = admit(linkIdx, epoch, caller, std::move(exchange), generated);
    countOffered(slot, caller.side);
    const std::uint64_t id = real ? pool.idOf(slot) : 0;
    if (*choice == kNone)
        enqueue(slot);
    else
        place(slot, *choice);
    return id;
}

std::optional<NodeKey> Serving::State::pick(LinkState& link, const Caller& caller, NodeKey avoid) {
    // Where a key belongs to the node that has just failed, another one is drawn by chance.
    constexpr int kDraws = 4;
    if (link.split != nullptr) {
        const auto side = link.split->reachable(caller.side.value_or(balancing::Side::Before));
        if (!side) return std::nullopt;
        auto picked = link.split->pickIn(*side, caller.key, link.random);
        for (int i = 0; i < kDraws && picked == avoid && link.split->sizeOf(*side) > 1; ++i)
            picked = link.split->pickIn(*side, std::nullopt, link.random);
        return picked;
    }
    auto picked = caller.key ? link.balancer->pickFor(*caller.key, link.random)
                             : link.balancer->pick(link.random);
    for (int i = 0; i < kDraws && picked == avoid && link.balancer->size() > 1; ++i)
        picked = link.balancer->pick(link.random);
    return picked;
}

Serving::State::Choice Serving::State::tryNode(std::uint32_t linkIdx, NodeKey key) {
    const std::uint32_t index = nodeIndex.at(key);
    NodeState& node = *nodes[index];
    const images::ImageModel& image = *node.container.image;
    const int port = links[linkIdx]->key.port;
    if (!image.listensOn(static_cast<std::uint16_t>(port))) {
        Refusal refusal{502, Outcome::Failed, node.container.nodeName,
                        fmt::format("connection refused: nothing listens on port {}", port)};
        answered(linkIdx, node, false);
        return tl::unexpected(std::move(refusal));
    }
    const bool free = node.inService.size() < std::max(image.concurrency, 1);
    if (!free && node.waiting.size >= image.queueLimit) {
        return tl::unexpected(Refusal{503, Outcome::Rejected, node.container.nodeName,
                                      "the queue of the node is full"});
    }
    return index;
}

Serving::State::Choice Serving::State::choose(std::uint32_t linkIdx, const Caller& caller,
                                              int retries, NodeKey avoid) {
    LinkState& link = *links[linkIdx];
    while (true) {
        Choice choice = kNone;
        const std::optional<NodeKey> picked = pick(link, caller, avoid);
        if (!picked) return tl::unexpected(Refusal{503, Outcome::Rejected, {}, "no node is ready"});
        if (link.queues() && !hasRoom(linkIdx, *picked)) return kNone;
        choice = tryNode(linkIdx, *picked);
        if (choice || retries-- <= 0) return choice;
        if (!link.budget.take(engine.now(), link.options.retries->budgetPercent)) return choice;
        link.metrics.retried();
        avoid = *picked;
    }
}

void Serving::State::place(std::uint32_t slot, std::uint32_t nodeIdx) {
    ActiveRequest& request = pool[slot];
    NodeState& node = *nodes[nodeIdx];
    LinkState& link = *links[request.link];
    const engine::Time now = engine.now();
    Seat& seat = seatOf(node, request.link);
    if (seat.share == kNone) seat.share = link.metrics.addShare(node.key);
    ++seat.inProgress;
    countMoved(slot, node, false);
    request.node = nodeIdx;
    request.share = seat.share;
    link.balancer->started(node.key);
    if (link.queues()) {
        pool.rest(slot).deadline =
            engine.scheduleAfter(link.options.queue.processingTimeout.count(),
                                 {kProcessingTooLong, slot, request.generation});
    }
    if (node.inService.size() < std::max(node.container.image->concurrency, 1)) {
        start(slot);
        return;
    }
    pool.rest(slot).joined = now;
    pool.append(node.waiting, slot);
    if (!node.waitTimer.valid())
        node.waitTimer = engine.schedule(now + kLongestWait, {kWaitingTooLong, nodeIdx, 0});
}

void Serving::State::detach(std::uint32_t slot) {
    ActiveRequest& request = pool[slot];
    NodeState& node = *nodes[request.node];
    if (request.inService) {
        engine.cancel(request.event);
        pool.end(node.inService, slot);
        node.traffic.inServiceChanged(engine.now(), node.inService.size());
        if (node.inService.size() == 0) node.warmth.idle(engine.now());
    } else {
        pool.unlink(node.waiting, slot);
    }
    request.event = {};
    if (request.hasRest) {
        engine.cancel(pool.rest(slot).deadline);
        pool.rest(slot).deadline = {};
    }
    LinkState& link = *links[request.link];
    if (link.balancer) link.balancer->finished(node.key);
    --seatOf(node, request.link).inProgress;
    request.node = kNone;
}

bool Serving::State::retry(std::uint32_t slot) {
    ActiveRequest& request = pool[slot];
    const std::uint32_t linkIdx = request.link;
    LinkState& link = *links[linkIdx];
    const Exchange* exchange = pool.rest(slot).exchange.get();
    if (!link.open || !link.options.retries ||
        pool.rest(slot).retries >= link.options.retries->attempts)
        return false;
    if (exchange != nullptr && (exchange->headSent || !isIdempotent(exchange->request.method)))
        return false;
    if (link.balancer->size() == 0 ||
        !link.budget.take(engine.now(), link.options.retries->budgetPercent))
        return false;
    Caller caller;
    caller.key = pool.rest(slot).key;
    caller.side = request.side;
    const bool waits = link.queues() && link.line(caller.side).size > 0;
    const NodeKey from = nodes[request.node]->key;
    const Choice choice = waits ? Choice(kNone) : choose(linkIdx, caller, 0, from);
    if (!choice) return false;
    link.metrics.retried();
    detach(slot);
    ++pool.rest(slot).retries;
    if (*choice != kNone) countMoved(slot, *nodes[*choice], true);
    if (*choice == kNone)
        enqueue(slot);
    else
        place(slot, *choice);
    return true;
}

void Serving::State::lose(const std::vector<std::uint32_t>& slots, std::string_view detail) {
    std::vector<std::uint32_t> lost;
    for (const std::uint32_t slot : slots) {
        if (!retry(slot)) lost.push_back(slot);
    }
    fail(lost, 502, Outcome::Failed, detail);
}

}  // namespace berth::sim::serving
