// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/deployment.h"
#include "models/domain/json_reader.h"
#include "sim/open_api/load_balance.h"
#include "sim/open_api/state_index.h"
#include "sim/open_api/task_extras.h"

namespace berth::sim::open_api {

// One entry of `services`: what the spec has a word for goes there, the rest into the result. Ports
// get `balancing`; those that the task had already keep their other options. An image without a
// registry is docker.io's, as for every container runtime.
[[nodiscard]] ServiceExtras readService(domain::ObjectReader& service, Generation generation,
                                        const TaskBalancing& balancing, const StateIndex& state,
                                        const domain::Deployment* editing,
                                        domain::DeploymentSpec& spec);

// A further container of a task: kept whole, but for what is secret or computed.
[[nodiscard]] ServiceExtras keepService(domain::ObjectReader& service);

}  // namespace berth::sim::open_api
