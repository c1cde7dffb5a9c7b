// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "models/domain/node.h"
#include "sim/open_api/state_index.h"

namespace berth::sim::open_api {

// "Running", "Pending", "Paused" or "End". Running as long as any node runs, ready or not; a task
// that is being deleted has ended.
[[nodiscard]] std::string_view statusOf(const TaskRef& task);

// "Running", "Pending", "Failed", "End" or "Unknown". Failed: evicted, or its container ends again
// and again. "Succeeded" is for work that ends, which these tasks do not.
[[nodiscard]] std::string_view statusOf(const domain::Node& node);

// "deployment-1-xxxxxxxx": as the platform names what it makes of a task; the last part is always
// the same for a task.
[[nodiscard]] std::string deploymentNameOf(std::int64_t taskId);

// Nodes of the task that are charged for.
[[nodiscard]] std::int64_t billedNodes(const StateIndex& state, const TaskRef& task);

}  // namespace berth::sim::open_api
