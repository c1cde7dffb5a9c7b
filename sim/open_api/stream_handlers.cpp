// SPDX-License-Identifier: GPL-3.0-or-later
// What a node has written, and what has happened to it.
#include <fmt/format.h>

#include <cstdint>
#include <limits>
#include <string>

#include "sim/open_api/event_codec.h"
#include "sim/open_api/find_task.h"
#include "sim/open_api/handlers.h"
#include "sim/open_api/ids.h"
#include "sim/open_api/json_writer.h"
#include "sim/open_api/task_extras.h"
#include "sim/open_api/write_service.h"

namespace berth::sim::open_api {

namespace {

std::string logsData(const std::vector<domain::LogLine>& lines, const WallTime& wall) {
    std::string text;
    for (const domain::LogLine& line : lines) {
        text += wall.text(line.at);
        text += ' ';
        text += line.text;
        text += '\n';
    }
    JsonWriter out;
    out.beginObject().text("logs", text);
    return out.endObject().take();
}

// Nothing when the node is known and of that task.
ApiResult<void> checkPoint(const StateIndex& state, std::int64_t point, std::int64_t task) {
    const NodeRef* node = state.node(point);
    if (node != nullptr && node->task == task) return {};
    return refuse(fmt::format("节点不存在: {}", point));
}

}  // namespace

// The whole text that is kept of a node, each line with its time before it. Containers that the
// simulation does not run have written nothing.
void showLogs(ApiContext& context, const ApiCall& call, const Responder& responder) {
    const auto state = context.state();
    const auto task = findTask(*state, call.query);
    if (!task) return responder.failure(task.error());
    const auto point = call.query.needNumber("point_id");
    if (!point) return responder.failure(point.error());
    const auto service = call.query.needNumber("service_id");
    if (!service) return responder.failure(service.error());
    if (const auto good = checkPoint(*state, *point, (*task)->id); !good)
        return responder.failure(good.error());
    const domain::DeploymentSpec& spec = (*task)->deployment->spec;
    const TaskExtras extras = TaskExtras::of(spec);
    const std::int64_t index = *service - serviceIdOf((*task)->id, 0);
    if (index < 0 || index >= static_cast<std::int64_t>(serviceNames(extras).size()))
        return responder.failure({code::kGeneral, fmt::format("服务不存在: {}", *service)});
    const WallTime wall = context.wall();
    if (index != static_cast<std::int64_t>(extras.primary))
        return responder.success(logsData({}, wall));
    domain::LogFilter filter;
    filter.node = state->node(*point)->node->id;
    filter.tail = std::numeric_limits<std::size_t>::max();
    context.logs().read(filter, [responder, wall](const domain::LogBatch& batch) {
        responder.success(logsData(batch.lines, wall));
    });
}

void showEvents(ApiContext& context, const ApiCall& call, const Responder& responder) {
    const auto point = call.query.needNumber("point_id");
    if (!point) return responder.failure(point.error());
    const auto state = context.state();
    const NodeRef* node = state->node(*point);
    // Of a node that is gone for long, what happened may still be known.
    const auto events = context.eventsOf(node == nullptr ? nodeIdOf(*point) : node->node->id);
    if (node == nullptr && events.empty())
        return responder.failure({code::kGeneral, fmt::format("节点不存在: {}", *point)});
    responder.success(eventsData(events, node == nullptr ? nullptr : node->node, context.wall()));
}

}  // namespace berth::sim::open_api
