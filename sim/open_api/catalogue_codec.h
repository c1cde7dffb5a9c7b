// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "models/domain/catalogue.h"
#include "sim/open_api/json_writer.h"
#include "sim/open_api/query.h"

namespace berth::sim::open_api {

// What a region is called on this platform: by its Chinese name where it has one.
[[nodiscard]] const std::string& regionName(const domain::Region& region);

// {"device_name", "region", "gpu_name", "gpu_count", "gpu_memory", "memory", "cpu_cores"} of a node
// of that spec in that region, sizes in MiB.
void writeResource(JsonWriter& out, const domain::GpuSpec& spec, const domain::RegionId& region);

// The data of /api/deployment/resource/search: every GPU spec with the regions that sell it.
// `task_type` and `device_type` filter; the list is not paged.
[[nodiscard]] std::string catalogueData(const domain::Catalogue& catalogue, const Query& query);

}  // namespace berth::sim::open_api
