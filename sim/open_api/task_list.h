// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/open_api/api_context.h"
#include "sim/open_api/task_extras.h"
#include "sim/open_api/task_view.h"

namespace berth::sim::open_api {

// The `data` of a search and of a detail, for tasks of one kind.
[[nodiscard]] ApiResult<std::string> tasksData(ApiContext& context, const Query& query,
                                               TaskKind kind, Generation generation);
[[nodiscard]] ApiResult<std::string> taskData(ApiContext& context, const Query& query,
                                              TaskKind kind, Generation generation);

}  // namespace berth::sim::open_api
