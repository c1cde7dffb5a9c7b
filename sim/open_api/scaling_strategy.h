// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "models/domain/deployment.h"
#include "models/domain/json_reader.h"

namespace berth::sim::open_api {

// `dynamic_pod_strategy` of a task: the platform's own autoscaling, by queue delay or queue length.
// Its spans are seconds. `execution_timeout` is kept and shown, and limits nothing.

// Into the spec, whose number of nodes is then brought within the bounds. One that is switched off,
// and none, end an autoscaling of these two kinds; one that only Kubernetes knows stays, since this
// API has no words for it. Notes what is missing or of the wrong kind, and more than one benchmark:
// the simulator's autoscaler looks at one.
void readScaling(domain::ObjectReader& body, domain::DeploymentSpec& spec);

// What is shown: what was sent, as long as that is what the spec says, else the spec in the words
// of this API; null where it has none.
[[nodiscard]] nlohmann::json scalingOf(const domain::DeploymentSpec& spec,
                                       const nlohmann::json& sent);

}  // namespace berth::sim::open_api
