// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform_client/gongji/wire.h"
#include "platform_client/json/json_reader.h"

namespace berth::platform_client::gongji {

// A task as lists and details of both generations begin it. A word for the status that nobody has
// documented is Other. Needs a `task_id`; `points` that are missing are one, as for a create.
[[nodiscard]] WireTask readTask(const JsonReader& task, TaskKind kind);

[[nodiscard]] WireServiceSummary readServiceSummary(const JsonReader& service);

// `data` of both searches for tasks that are no jobs.
[[nodiscard]] WirePage<WireTask> readTasks(const JsonReader& data);

// `data` of a search for jobs.
[[nodiscard]] WirePage<WireTask> readJobs(const JsonReader& data);

// `data` of a create: the number of the new task; nothing when it is missing.
[[nodiscard]] std::optional<TaskId> readCreated(const JsonReader& data);

}  // namespace berth::platform_client::gongji
