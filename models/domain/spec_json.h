// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "models/domain/canary.h"
#include "models/domain/deployment.h"
#include "models/domain/json_reader.h"

namespace berth::domain {

// Internal to the codec: a spec as a part of a larger form, without a version of its own.
// Sizes are in bytes, durations in nanoseconds.
[[nodiscard]] nlohmann::json specToJson(const DeploymentSpec& spec);
void readSpec(ObjectReader& reader, DeploymentSpec& spec);
[[nodiscard]] nlohmann::json probeToJson(const Probe& probe);
[[nodiscard]] nlohmann::json autoscalingToJson(const AutoscalingSpec& spec);
void readAutoscaling(ObjectReader& reader, std::optional<AutoscalingSpec>& out);
[[nodiscard]] nlohmann::json canaryToJson(const CanaryRule& rule);
void readCanary(ObjectReader& reader, CanaryRule& out);

}  // namespace berth::domain
