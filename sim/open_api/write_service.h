// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "sim/open_api/json_writer.h"
#include "sim/open_api/state_index.h"
#include "sim/open_api/task_extras.h"

namespace berth::sim::open_api {

// `services` of a task in a list: names, images and the links that are open.
void writeListedServices(JsonWriter& out, const StateIndex& state, const TaskRef& task,
                         const TaskExtras& extras);

// `remote_ports` of a task in a list of the newer paths: {"url", "service_name": "name:80"}.
void writeListedLinks(JsonWriter& out, const TaskRef& task, const TaskExtras& extras);

// `services` of a task's detail. A port without a link has "url": null here, so that a client which
// writes the task back keeps its ports.
void writeServices(JsonWriter& out, const StateIndex& state, const TaskRef& task,
                   const TaskExtras& extras, Generation generation);

// The names of a task's containers, in order.
[[nodiscard]] std::vector<std::string> serviceNames(const TaskExtras& extras);
// The image as clients know it: an address, or what they sent.
[[nodiscard]] std::string imageOf(const domain::Catalogue& catalogue,
                                  const domain::DeploymentSpec& spec, const TaskExtras& extras);

}  // namespace berth::sim::open_api
