// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/open_api/json_writer.h"
#include "sim/open_api/state_index.h"
#include "sim/open_api/task_extras.h"
#include "sim/open_api/wall_time.h"

namespace berth::sim::open_api {

// A task as `search` lists it: links only where there are some.
void writeListedTask(JsonWriter& out, const StateIndex& state, const TaskRef& task,
                     Generation generation, const WallTime& wall);

// A task as `detail` shows it: everything an `update` has to send back, and whatever was sent that
// the simulation has no use for.
void writeTask(JsonWriter& out, const StateIndex& state, const TaskRef& task, Generation generation,
               const WallTime& wall);

}  // namespace berth::sim::open_api
