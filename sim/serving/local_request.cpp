// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <utility>

#include "sim/serving/behaviours/answers.h"
#include "sim/serving/serving_state.h"

namespace berth::sim::serving {

domain::Result<LocalAnswer> Serving::askNode(NodeKey key, std::uint16_t port,
                                             const HttpRequest& http) {
    State& s = *m_state;
    NodeState* node = s.findNode(key);
    if (node == nullptr || !node->running || !node->container.image->listensOn(port)) {
        return domain::fail(domain::ErrorCode::Unavailable,
                            fmt::format("connection refused: nothing listens on port {}", port));
    }
    const std::string_view target = http.target;
    const std::size_t mark = target.find('?');
    const Request request{
        node->container,
        http,
        port,
        s.engine.now() + node->container.impairment.clockAhead,
        ++node->requests,
        target.substr(0, mark),
        mark == std::string_view::npos ? std::string_view{} : target.substr(mark + 1),
        http.method == "HEAD"};
    if (asksForHealth(*node, request)) {
        Answer healthy = textAnswer(200, "ok\n");
        return LocalAnswer{std::move(healthy.head), std::move(healthy.body)};
    }
    const Work work = node->process->begin(request, 0, node->detail);
    LocalAnswer local;
    bool diskChanged = false;
    if (work.stream) {
        local.head = work.head;
        for (bool last = false; !last;) {
            AnswerStream::Piece piece = work.stream->next();
            local.body += piece.data;
            last = piece.last;
        }
    } else {
        Answer answer = node->process->answer(request);
        local.head = std::move(answer.head);
        local.body = std::move(answer.body);
        diskChanged = answer.diskChanged;
    }
    const auto bytes = static_cast<std::int64_t>(local.body.size());
    s.writeLog(s.nodeIndex.at(key), http.method, http.target, local.head.status, bytes, 0, true);
    if (diskChanged) s.listener.onDiskChanged(key);
    return local;
}

}  // namespace berth::sim::serving
