// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "models/domain/node.h"
#include "sim/open_api/state_index.h"

namespace berth::sim::open_api {

// The families of paths: a job is none of the deployments'.
enum class TaskKind { Deployment, Job };
[[nodiscard]] TaskKind kindOf(const TaskRef& task);
[[nodiscard]] std::string_view typeText(TaskKind kind);  // "Deployment", "Job"

// It is gone or about to go: no call changes it any more.
[[nodiscard]] bool isDeleted(const TaskRef& task);

// "Running", "Pending", "Paused" or "End". Running as long as any node runs, ready or not; a task
// that is being deleted has ended, and so has a job that is over.
[[nodiscard]] std::string_view statusOf(const TaskRef& task);

// "Running", "Pending", "Succeeded", "Failed", "End" or "Unknown". Failed: evicted, or its
// container ends again and again, or the run of a job that was its work. Succeeded: it has done the
// work of a job.
[[nodiscard]] std::string_view statusOf(const domain::Node& node);

// "deployment-1-xxxxxxxx" or "job-1-xxxxxxxx": as the platform names what it makes of a task; the
// last part is always the same for a task.
[[nodiscard]] std::string deploymentNameOf(const TaskRef& task);

// Nodes of the task that are charged for.
[[nodiscard]] std::int64_t billedNodes(const StateIndex& state, const TaskRef& task);

}  // namespace berth::sim::open_api
