// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>

#include "sim/open_api/query.h"
#include "sim/open_api/state_index.h"
#include "sim/open_api/task_view.h"

namespace berth::sim::open_api {

// The task a call is about. Refused: no or no whole number, and 任务不存在.
[[nodiscard]] ApiResult<const TaskRef*> findTask(const StateIndex& state, std::int64_t id);
[[nodiscard]] ApiResult<const TaskRef*> findTask(const StateIndex& state, const Query& query);
// The same for calls that know tasks of one kind only.
[[nodiscard]] ApiResult<const TaskRef*> findTask(const StateIndex& state, const Query& query,
                                                 TaskKind kind);
// The same for a call that changes it: one that is deleted is refused as well.
[[nodiscard]] ApiResult<const TaskRef*> findLiveTask(const StateIndex& state,
                                                     const nlohmann::json& body, TaskKind kind);

// A whole number of a body.
[[nodiscard]] ApiResult<std::int64_t> needNumber(const nlohmann::json& body, const char* key);

}  // namespace berth::sim::open_api
