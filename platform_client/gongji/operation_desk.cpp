// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/operation_desk.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace berth::platform_client::gongji {
namespace {

constexpr std::size_t kRemembered = 10'000;

}  // namespace

OperationDesk::OperationDesk(OperationRoom room)
    : m_room(std::move(room)), m_startedAt(m_room.clock.monotonic()) {}

std::string OperationDesk::lineOf(const domain::Change& change) const {
    return std::visit(
        [&](const auto& each) -> std::string {
            if constexpr (requires {
                              each.spec;
                              each.deployment;
                          }) {
                return "task:" + each.deployment.value;
            } else if constexpr (requires { each.spec; }) {
                return "name:" + each.spec.name;
            } else if constexpr (requires { each.deployment; }) {
                return "task:" + each.deployment.value;
            } else {
                const domain::Node* node = m_room.world.snapshot()->findNode(each.node);
                return node == nullptr ? "node:" + each.node.value
                                       : "task:" + node->deployment.value;
            }
        },
        change);
}

void OperationDesk::apply(domain::ChangeRequest request, Reply reply) {
    Record& record = m_records[request.operation];
    if (record.outcome) {
        domain::ChangeOutcome again = *record.outcome;
        again.repeated = true;
        return reply->answer(again);
    }
    if (request.lookUp && !record.openSince) {
        // By this process it was not sent, or with a known result; by one before it, it may have
        // been until that one ended, and then it had its deadline before it.
        record.openSince = m_startedAt + m_room.patience.attempt;
    }
    if (record.openSince) reply->maySend();
    record.waiting.push_back(std::move(reply));
    if (record.queued) return;
    enqueue(std::move(request));
}

void OperationDesk::enqueue(domain::ChangeRequest request) {
    m_records[request.operation].queued = true;
    const std::string line = lineOf(request.change);
    auto& queue = m_lines[line];
    queue.push_back(std::move(request));
    if (queue.size() == 1) startNext(line);
}

void OperationDesk::open() {
    if (std::exchange(m_open, true)) return;
    std::vector<std::string> lines;
    for (const auto& [line, queue] : m_lines)
        lines.push_back(line);
    for (const std::string& line : lines)
        startNext(line);
}

void OperationDesk::cannotOpen(const domain::Error& why) {
    if (m_open) return;
    const auto lines = std::exchange(m_lines, {});
    for (const auto& [line, queue] : lines) {
        for (const domain::ChangeRequest& request : queue) {
            Record& record = m_records[request.operation];
            record.queued = false;
            const std::vector<Reply> waiting = std::exchange(record.waiting, {});
            if (!record.openSince) m_records.erase(request.operation);
            for (const Reply& reply : waiting)
                reply->answer(tl::unexpected<domain::Error>(why));
        }
    }
}

void OperationDesk::startNext(const std::string& line) {
    const auto found = m_lines.find(line);
    if (!m_open || found == m_lines.end()) return;
    if (found->second.empty()) {
        m_lines.erase(found);
        return;
    }
    const domain::ChangeRequest& request = found->second.front();
    const domain::OperationId id = request.operation;
    Record& record = m_records[id];
    Operation::Listener listener;
    listener.onSending = [this, id] {
        for (const Reply& reply : m_records[id].waiting)
            reply->maySend();
    };
    listener.onEnded = [this, id, line](Operation::Ending ending) {
        ended(id, line, std::move(ending));
    };
    const auto operation = makeOperation(m_room, request, std::move(listener));
    record.running = operation;
    operation->start(record.openSince);
}

void OperationDesk::ended(const domain::OperationId& id, const std::string& line,
                          Operation::Ending ending) {
    Record& record = m_records[id];
    const auto operation = std::move(record.running);
    record.queued = false;
    record.openSince = ending.openSince;
    if (ending.result) {
        record.outcome = *ending.result;
        m_finished.push_back(id);
    }
    const std::vector<Reply> waiting = std::exchange(record.waiting, {});
    if (!record.outcome && !record.openSince) m_records.erase(id);
    forgetOldest();
    m_lines[line].pop_front();
    bool first = true;
    for (const Reply& reply : waiting) {
        domain::Result<domain::ChangeOutcome> result = ending.result;
        if (result && !std::exchange(first, false)) result->repeated = true;
        reply->answer(std::move(result));
    }
    startNext(line);
}

void OperationDesk::forgetOldest() {
    while (m_finished.size() > kRemembered) {
        m_records.erase(m_finished.front());
        m_finished.pop_front();
    }
}

}  // namespace berth::platform_client::gongji
