// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/open_api/query.h"
#include "sim/open_api/state_index.h"
#include "sim/open_api/wall_time.h"

namespace berth::sim::open_api {

// The data of /api/deployment/task/points: the nodes of a task, those of the last ten minutes that
// are gone among them, by ordinal. Some numbers are texts there, as on the platform; a container
// says `service_id` beside what the platform says.
[[nodiscard]] ApiResult<std::string> pointsData(const StateIndex& state, const Query& query,
                                                const WallTime& wall);

}  // namespace berth::sim::open_api
