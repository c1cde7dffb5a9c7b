// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/find_task.h"

#include <fmt/format.h>

#include "models/domain/json_reader.h"
#include "sim/open_api/task_view.h"

namespace berth::sim::open_api {

ApiResult<const TaskRef*> findTask(const StateIndex& state, std::int64_t id) {
    if (const TaskRef* task = state.task(id)) return task;
    return refuse(fmt::format("任务不存在: {}", id));
}

ApiResult<const TaskRef*> findTask(const StateIndex& state, const Query& query) {
    const auto id = query.needNumber("task_id");
    if (!id) return tl::unexpected(id.error());
    return findTask(state, *id);
}

ApiResult<const TaskRef*> findTask(const StateIndex& state, const nlohmann::json& body) {
    const auto id = needNumber(body, "task_id");
    if (!id) return tl::unexpected(id.error());
    return findTask(state, *id);
}

ApiResult<const TaskRef*> findLiveTask(const StateIndex& state, const nlohmann::json& body) {
    const auto task = findTask(state, body);
    if (task && statusOf(**task) == "End")
        return refuse(fmt::format("任务不存在或已删除: {}", (*task)->id));
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
