// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "models/domain/change.h"
#include "models/domain/error.h"
#include "models/domain/host_profile.h"
#include "models/domain/simulator_control.h"

namespace berth::domain {

// JSON forms kept on disk: drafts, operation journal, command log. Stable: a field may be added
// with a default, none renamed. Reading refuses unknown versions, wrong types and duplicate keys
// with Malformed and the path of the field; unknown fields are ignored.
[[nodiscard]] std::string toJson(const DeploymentSpec& spec);
[[nodiscard]] Result<DeploymentSpec> deploymentSpecFromJson(std::string_view json);
[[nodiscard]] std::string toJson(const ChangeRequest& request);
[[nodiscard]] Result<ChangeRequest> changeRequestFromJson(std::string_view json);
[[nodiscard]] std::string toJson(const Fault& fault);
[[nodiscard]] Result<Fault> faultFromJson(std::string_view json);
[[nodiscard]] std::string toJson(const LoadSpec& load);
[[nodiscard]] Result<LoadSpec> loadSpecFromJson(std::string_view json);
// The target and the jumps; id, name and time are left alone.
[[nodiscard]] std::string stopsToJson(const HostProfile& profile);
[[nodiscard]] Result<HostProfile> profileFromStopsJson(std::string_view json);

// What an edit changes, field by field.
[[nodiscard]] std::vector<FieldChange> difference(const DeploymentSpec& before,
                                                  const DeploymentSpec& after);

}  // namespace berth::domain
