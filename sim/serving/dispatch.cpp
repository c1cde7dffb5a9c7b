// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "sim/serving/behaviours/answers.h"
#include "sim/serving/serving_state.h"

namespace berth::sim::serving {

namespace {

Request requestOf(const NodeState& node, const LinkState& link, const Exchange& exchange,
                  engine::Time now) {
    const std::string_view target = exchange.request.target;
    const std::size_t mark = target.find('?');
    const bool hasQuery = mark != std::string_view::npos;
    return {node.container,
            exchange.request,
            link.key.port,
            now + node.container.impairment.clockAhead,
            exchange.number,
            target.substr(0, mark),
            hasQuery ? target.substr(mark + 1) : std::string_view{},
            exchange.request.method == "HEAD"};
}

// What every answer of a node carries.
void addCommonHeaders(HttpHead& head, const std::string& node) {
    head.headers.emplace_back("X-Berth-Node", node);
    head.headers.emplace_back("Cache-Control", "no-store");
    head.headers.emplace_back("X-Content-Type-Options", "nosniff");
}

}  // namespace

void refuse(const std::unique_ptr<Exchange>& exchange, int status, std::string_view node,
            std::string_view detail) {
    if (exchange && exchange->sink) exchange->sink->onFailure(status, node, detail);
}

bool asksForHealth(const NodeState& node, const Request& request) {
    const std::string& path = node.container.image->preset.healthPath;
    return path.size() > 1 && request.path == path && isRead(request.http);
}

void Serving::State::start(std::uint32_t slot) {
    ActiveRequest& request = pool[slot];
    NodeState& node = *nodes[request.node];
    const engine::Time now = engine.now();
    request.started = now;
    pool.begin(node.inService, slot);
    node.traffic.inServiceChanged(now, node.inService.size());
    if (!node.noted) noteBusy(request.node);
    ++node.requests;
    engine::Time time = drawService(node, slot);
    if (node.container.speed != 1)
        time = static_cast<engine::Time>(static_cast<double>(time) / node.container.speed);
    request.fate = RequestFate::Answered;  // whatever it met on another node
    if (node.container.impairment.touchesRequests()) time = impair(slot, time);
    if (request.real && request.fate == RequestFate::Answered) {
        Exchange& exchange = *pool.rest(slot).exchange;
        exchange.number = node.requests;
        exchange.work = node.process->begin(requestOf(node, *links[request.link], exchange, now),
                                            time, node.detail);
        time = exchange.work.time;
    }
    request.event = engine.scheduleAfter(time, {kWorkDone, slot, request.generation});
}

engine::Time Serving::State::drawService(NodeState& node, std::uint32_t slot) {
    ActiveRequest& request = pool[slot];
    const std::uint32_t own = request.hasRest ? pool.rest(slot).times : kNone;
    const engine::Time known = request.hasRest ? pool.rest(slot).service : -1;
    const ServiceTimes& times = own == kNone ? *node.times : serviceTimes[own];
    const bool isCold = node.warmth.takesCold(engine.now(), node.inService.size() - 1);
    request.cold = isCold && times.cold && known < 0;
    if (known >= 0) return known;
    return times.draw(request.cold, node.service);
}

void Serving::State::startWaiting(std::uint32_t nodeIdx) {
    NodeState& node = *nodes[nodeIdx];
    const int most = std::max(node.container.image->concurrency, 1);
    while (node.waiting.first != kNone && node.inService.size() < most) {
        const std::uint32_t slot = node.waiting.first;
        pool.unlink(node.waiting, slot);
        start(slot);
    }
}

void Serving::State::freed(std::uint32_t nodeIdx, std::uint32_t link) {
    startWaiting(nodeIdx);
    if (links[link]->queues()) feed(link);
}

std::unique_ptr<Exchange> Serving::State::release(std::uint32_t slot) {
    ActiveRequest& request = pool[slot];
    if (request.held)
        unhold(slot);
    else if (request.node == kNone)
        pool.unlink(
            request.inLineAfter ? links[request.link]->queueAfter : links[request.link]->queue,
            slot);
    else
        detach(slot);
    std::unique_ptr<Exchange> exchange;
    if (request.real) exchange = std::move(pool.rest(slot).exchange);
    if (exchange) bodyBytes -= exchange->request.body.size();
    pool.giveBack(slot);
    return exchange;
}

void Serving::State::refuseSlot(std::uint32_t slot, const Refusal& refusal) {
    const std::uint64_t ticket = pool.ticketOf(slot);
    LinkState& link = *links[pool[slot].link];
    link.metrics.ended(engine.now(), pool[slot].epoch, refusal.outcome);
    countEnded(slot, false, 0);
    refuse(release(slot), refusal.status, refusal.node, refusal.detail);
    tellEnd(ticket, refusal.status);
    if (refusal.status == 502) listener.onPortRefused(link.key);
}

void Serving::State::workDone(std::uint32_t slot) {
    ActiveRequest& request = pool[slot];
    request.event = {};
    if (request.fate != RequestFate::Answered) return endImpaired(slot);
    if (!request.real) {
        const engine::Time now = engine.now();
        const engine::Time arrived = request.arrived;
        const std::uint32_t nodeIdx = request.node;
        const std::uint32_t linkIdx = request.link;
        links[linkIdx]->metrics.completed(now, request.epoch, request.share, now - arrived,
                                          request.started - arrived, request.cold);
        countEnded(slot, true, now - arrived);
        nodes[nodeIdx]->traffic.served(now);
        const std::uint64_t ticket = pool.ticketOf(slot);
        release(slot);
        answered(linkIdx, *nodes[nodeIdx], true);
        freed(nodeIdx, linkIdx);
        tellEnd(ticket, 200);
        writeLog(nodeIdx, "GET", "/", 200, 0, now - arrived, false);
        return;
    }
    if (pool.rest(slot).exchange->work.stream) {
        nextPiece(slot);
    } else {
        answerWhole(slot);
    }
}

void Serving::State::answerWhole(std::uint32_t slot) {
    const engine::Time now = engine.now();
    ActiveRequest& request = pool[slot];
    const std::uint32_t nodeIdx = request.node;
    NodeState& node = *nodes[nodeIdx];
    const std::uint32_t linkIdx = request.link;
    LinkState& link = *links[linkIdx];
    const engine::Time latency = now - request.arrived;
    const Request asked = requestOf(node, link, *pool.rest(slot).exchange, now);
    Answer answer =
        asksForHealth(node, asked) ? textAnswer(200, "ok\n") : node.process->answer(asked);
    addCommonHeaders(answer.head, node.container.nodeName);
    link.metrics.completed(now, request.epoch, request.share, latency,
                           request.started - request.arrived, request.cold);
    countEnded(slot, answer.head.status < 500, latency);
    node.traffic.served(now);
    const std::unique_ptr<Exchange> exchange = release(slot);
    answered(linkIdx, node, answer.head.status < 500);
    freed(nodeIdx, linkIdx);

    const auto bytes = static_cast<std::int64_t>(answer.body.size());
    if (exchange->sink) {
        exchange->sink->onHead(answer.head, bytes);
        exchange->sink->onData(answer.body, true);
    }
    writeLog(nodeIdx, exchange->request.method, exchange->request.target, answer.head.status, bytes,
             latency, true);
    if (answer.diskChanged) listener.onDiskChanged(node.key);
}

void Serving::State::nextPiece(std::uint32_t slot) {
    const engine::Time now = engine.now();
    ActiveRequest& request = pool[slot];
    const std::uint32_t nodeIdx = request.node;
    NodeState& node = *nodes[nodeIdx];
    Exchange& exchange = *pool.rest(slot).exchange;
    const std::shared_ptr<ResponseSink> sink = exchange.sink;
    const bool first = !exchange.headSent;
    HttpHead head;
    if (first) {
        head = std::move(exchange.work.head);
        addCommonHeaders(head, node.container.nodeName);
        exchange.headSent = true;
    }
    const AnswerStream::Piece piece = exchange.work.stream->next();
    exchange.bytesSent += static_cast<std::int64_t>(piece.data.size());
    if (!piece.last) {
        request.event = engine.scheduleAfter(piece.pause, {kNextPiece, slot, request.generation});
        if (!sink) return;
        if (first) sink->onHead(head, -1);
        sink->onData(piece.data, false);
        return;
    }
    const engine::Time latency = now - request.arrived;
    const std::uint32_t linkIdx = request.link;
    links[linkIdx]->metrics.completed(now, request.epoch, request.share, latency,
                                      request.started - request.arrived, request.cold);
    countEnded(slot, true, latency);
    node.traffic.served(now);
    const std::unique_ptr<Exchange> ended = release(slot);
    answered(linkIdx, node, true);
    freed(nodeIdx, linkIdx);
    if (sink) {
        if (first) sink->onHead(head, -1);
        sink->onData(piece.data, true);
    }
    writeLog(nodeIdx, ended->request.method, ended->request.target, 200, ended->bytesSent, latency,
             true);
}

void Serving::State::waitingTooLong(std::uint32_t nodeIdx) {
    NodeState& node = *nodes[nodeIdx];
    node.waitTimer = {};
    const engine::Time now = engine.now();
    std::vector<std::uint32_t> late;
    std::uint32_t slot = node.waiting.first;
    while (slot != kNone && pool.rest(slot).joined + kLongestWait <= now) {
        late.push_back(slot);
        slot = pool[slot].next;
    }
    if (slot != kNone) {
        node.waitTimer =
            engine.schedule(pool.rest(slot).joined + kLongestWait, {kWaitingTooLong, nodeIdx, 0});
    }
    fail(late, 504, Outcome::TimedOut, "waited 60 s for the node");
}

void Serving::State::fail(const std::vector<std::uint32_t>& slots, int status, Outcome outcome,
                          std::string_view detail) {
    // Sinks are called last: then nothing half done is seen from outside.
    std::vector<std::pair<std::unique_ptr<Exchange>, std::string>> exchanges;
    std::vector<std::uint32_t> queues;  // of links whose nodes have room now
    std::vector<std::uint64_t> tickets;
    for (const std::uint32_t slot : slots) {
        const ActiveRequest& request = pool[slot];
        links[request.link]->metrics.ended(engine.now(), request.epoch, outcome);
        countEnded(slot, false, 0);
        std::string node =
            request.node == kNone ? std::string{} : nodes[request.node]->container.nodeName;
        if (links[request.link]->queues()) queues.push_back(request.link);
        if (const std::uint64_t ticket = pool.ticketOf(slot)) tickets.push_back(ticket);
        if (auto exchange = release(slot); exchange)
            exchanges.emplace_back(std::move(exchange), std::move(node));
    }
    std::sort(queues.begin(), queues.end());
    queues.erase(std::unique(queues.begin(), queues.end()), queues.end());
    for (const std::uint32_t link : queues)
        feed(link);
    for (const auto& [exchange, node] : exchanges)
        refuse(exchange, status, node, detail);
    for (const std::uint64_t ticket : tickets)
        tellEnd(ticket, status);
}

void Serving::State::abandon(std::uint64_t id) {
    const std::uint32_t slot = pool.find(id);
    if (slot == kNone) return;
    Exchange& exchange = *pool.rest(slot).exchange;
    exchange.sink.reset();
    const std::uint32_t nodeIdx = pool[slot].node;
    countWithdrawn(slot);
    if (nodeIdx == kNone) return fail({slot}, 499, Outcome::Failed, {});
    // What changes a node is done to its end, as it stands in the command log.
    if (changesState(nodes[nodeIdx]->container.image->behaviour, exchange.request.method)) return;
    fail({slot}, 499, Outcome::Failed, {});
    startWaiting(nodeIdx);
}

void Serving::State::writeLog(std::uint32_t nodeIdx, std::string_view method,
                              std::string_view target, int status, std::int64_t bytes,
                              engine::Time latency, bool real) {
    NodeState& node = *nodes[nodeIdx];
    const engine::Time now = engine.now();
    if (!real) {
        switch (node.log.onRequest(now)) {
            case AccessLogLimit::Decision::Write:
                break;
            case AccessLogLimit::Decision::Count:
                return;
            case AccessLogLimit::Decision::CountFirst:
                node.logTimer =
                    engine.schedule(AccessLogLimit::secondEnd(now), {kSecondOver, nodeIdx, 0});
                return;
        }
    }
    const domain::Severity severity = status >= 500   ? domain::Severity::Error
                                      : status >= 400 ? domain::Severity::Warning
                                                      : domain::Severity::Info;
    listener.onLogLine(node.key, severity, accessLine(method, target, status, bytes, latency));
}

void Serving::State::secondOver(std::uint32_t nodeIdx) {
    NodeState& node = *nodes[nodeIdx];
    node.logTimer = {};
    const std::int64_t counted = node.log.finish();
    if (counted == 0) return;
    listener.onLogLine(
        node.key, domain::Severity::Info,
        fmt::format("{} more request{} in this second", counted, counted == 1 ? "" : "s"));
}

}  // namespace berth::sim::serving
