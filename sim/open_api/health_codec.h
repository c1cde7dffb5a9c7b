// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "models/domain/deployment.h"
#include "models/domain/json_reader.h"
#include "sim/open_api/json_writer.h"

namespace berth::sim::open_api {

// `health_checks`: three probes under "liveness_probe", "startup_probe" and "readiness_probe". One
// that is switched off is no probe of the spec; its numbers are kept in `switchedOff`, an object by
// those names.
void readHealth(domain::ObjectReader& service, domain::HealthChecks& health,
                nlohmann::json& switchedOff);

// All three, whatever there is: whoever writes a task back must send them.
void writeHealth(JsonWriter& out, const domain::HealthChecks& health,
                 const nlohmann::json& switchedOff);

}  // namespace berth::sim::open_api
