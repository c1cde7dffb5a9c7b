// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "models/domain/deployment.h"
#include "models/domain/json_reader.h"
#include "sim/open_api/state_index.h"
#include "sim/open_api/task_extras.h"

namespace berth::sim::open_api {

// The `resources` of a body: their marks become the offers of `spec`, the rest goes into `extras`.
// A mark that nobody knows is taken as it is, as the platform does: its task is made and waits for
// ever. `editing`: the task that is overwritten, or null; with the marks that it has already it
// stays where it is.
void readResources(domain::ObjectReader& body, const StateIndex& state,
                   const domain::Deployment* editing, domain::DeploymentSpec& spec,
                   TaskExtras& extras);

}  // namespace berth::sim::open_api
