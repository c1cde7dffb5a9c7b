// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "models/domain/ids.h"

namespace berth::sim::open_api {

// This API counts where the simulation names: task 12 is "deployment-12", point 7 is "node-7".
// Nothing for ids of another form.
[[nodiscard]] std::optional<std::int64_t> taskIdOf(const domain::DeploymentId& id);
[[nodiscard]] std::optional<std::int64_t> pointIdOf(const domain::NodeId& id);

[[nodiscard]] domain::DeploymentId deploymentIdOf(std::int64_t taskId);
[[nodiscard]] domain::NodeId nodeIdOf(std::int64_t pointId);

inline constexpr std::size_t kMostServices = 32;  // containers of one task

// Of the container at that place of a task. Never the task's own number, which clients mix up with
// it: logs are asked for by both.
[[nodiscard]] constexpr std::int64_t serviceIdOf(std::int64_t taskId, std::size_t index) {
    return taskId * 100 + 1 + static_cast<std::int64_t>(index);
}

// The volume at that place of the snapshot; volumes come with the scenario and stay in order.
[[nodiscard]] constexpr std::int64_t storageIdOf(std::size_t index) {
    return static_cast<std::int64_t>(index) + 1;
}

}  // namespace berth::sim::open_api
