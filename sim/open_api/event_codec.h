// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "models/domain/node.h"
#include "sim/open_api/history.h"
#include "sim/open_api/wall_time.h"

namespace berth::sim::open_api {

// The data of /api/deployment/task/pod_event: what happened to a node in the words of Kubernetes,
// the latest first. `node`: as it is now, null when it is forgotten; one that waits for a place
// says so although that is no event.
[[nodiscard]] std::string eventsData(const std::vector<NodeEvent>& events, const domain::Node* node,
                                     const WallTime& wall);

}  // namespace berth::sim::open_api
