// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/catalogue.h"
#include "models/domain/deployment.h"
#include "sim/open_api/json_writer.h"
#include "sim/open_api/task_extras.h"

namespace berth::sim::open_api {

// `resources` of a task: as it was ordered, or, for one that was not ordered through this API or
// has been changed elsewhere since, the pools it may use and what they are offered under now.
void writeResources(JsonWriter& out, const domain::Catalogue& catalogue,
                    const domain::DeploymentSpec& spec, const TaskExtras& extras);

}  // namespace berth::sim::open_api
