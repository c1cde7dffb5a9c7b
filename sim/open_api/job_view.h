// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/open_api/json_writer.h"
#include "sim/open_api/state_index.h"
#include "sim/open_api/task_extras.h"
#include "sim/open_api/wall_time.h"

namespace berth::sim::open_api {

// What the detail of a job has beside that of another task: sub_type, job_support as it was
// ordered, job_status, schedule_status, billing_time and last_update_time.
//
// How far a job is stands in job_status.status: "Pending" until a node runs, "Running", "Manual"
// while it is paused (nobody but the console pauses jobs), "Complete" or "Failed".
void writeJobFields(JsonWriter& out, const StateIndex& state, const TaskRef& task,
                    const TaskExtras& extras, const WallTime& wall);

}  // namespace berth::sim::open_api
