// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform_client/gongji/wire.h"
#include "platform_client/json/json_reader.h"

namespace berth::platform_client::gongji {

// `data` of a detail of a task that is no job. What it holds and Berth has no word for is in the
// `json` of task and services; registry names and passwords are not: they are for creating a task
// and cannot be changed later, so nobody needs them again.
[[nodiscard]] WireTaskDetail readTaskDetail(const JsonReader& data, Generation generation);

// Likewise of a job: it is written as the newer paths write tasks.
[[nodiscard]] WireTaskDetail readJobDetail(const JsonReader& data);

}  // namespace berth::platform_client::gongji
