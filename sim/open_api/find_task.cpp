// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/find_task.h"

#include <fmt/format.h>

#include "models/domain/json_reader.h"

namespace berth::sim::open_api {

namespace {

ApiResult<const TaskRef*> ofKind(const TaskRef* task, TaskKind kind) {
    if (kindOf(*task) == kind) return task;
    return refuse(fmt::format("任务不存在: {}", task->id));
}

}  // namespace

ApiResult<const TaskRef*> findTask(const StateIndex& state, std::int64_t id) {
    if (const TaskRef* task = state.task(id)) return task;
    return refuse(fmt::format("任务不存在: {}", id));
}

ApiResult<const TaskRef*> findTask(const StateIndex& state, const Query& query) {
    const auto id = query.needNumber("task_id");
    if (!id) return tl::unexpected(id.error());
    return findTask(state, *id);
}

ApiResult<const TaskRef*> findTask(const StateIndex& state, const Query& query, TaskKind kind) {
    const auto task = findTask(state, query);
    return task ? ofKind(*task, kind) : task;
}

ApiResult<const TaskRef*> findLiveTask(const StateIndex& state, const nlohmann::json& body,
                                       TaskKind kind) {
    const auto id = needNumber(body, "task_id");
    if (!id) return tl::unexpected(id.error());
    const auto found = findTask(state, *id);
    const auto task = found ? ofKind(*found, kind) : found;
    if (task && isDeleted(**task)) return refuse(fmt::format("任务不存在或已删除: {}", *id));
    return task;
}

ApiResult<std::int64_t> needNumber(const nlohmann::json& body, const char* key) {
    domain::ReadStatus status;
    domain::ObjectReader reader(body, {}, status);
    std::int64_t number = 0;
    if (status.ok()) reader.need(key).read(key, number);
    if (!status.ok()) return tl::unexpected(badBody(status.error()));
    return number;
}

}  // namespace berth::sim::open_api
