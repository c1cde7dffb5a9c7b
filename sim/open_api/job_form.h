// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "models/domain/deployment.h"
#include "sim/open_api/api_error.h"
#include "sim/open_api/state_index.h"

namespace berth::sim::open_api {

// The body of /api/task/job/create: a task of the new paths whose `points` are the completions,
// with a `job_support`. Only a "Spot" job has to estimate its run; one that does not is taken to
// run for ten minutes. The rest of the spec is readTask's.
[[nodiscard]] ApiResult<domain::DeploymentSpec> readJob(const nlohmann::json& body,
                                                        const StateIndex& state);

}  // namespace berth::sim::open_api
