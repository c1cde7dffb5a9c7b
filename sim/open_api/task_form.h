// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "models/domain/deployment.h"
#include "sim/open_api/api_error.h"
#include "sim/open_api/state_index.h"
#include "sim/open_api/task_extras.h"

namespace berth::sim::open_api {

// The body of a create (`editing` null) or of an update, which overwrites everything that this API
// has words for; what it has none for, such as how an update replaces nodes, stays as it is.
// Registry passwords are read over and forgotten: nothing in the simulation asks for them.
[[nodiscard]] ApiResult<domain::DeploymentSpec> readTask(const nlohmann::json& body,
                                                         Generation generation,
                                                         const StateIndex& state,
                                                         const domain::Deployment* editing);

}  // namespace berth::sim::open_api
