// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "models/domain/deployment.h"
#include "platform_client/gongji/wire.h"
#include "platform_client/json/json_writer.h"

namespace berth::platform_client::gongji {

// The container that a spec describes, as a body says it.
struct ServiceOrder {
    Generation generation = Generation::Old;
    std::string name;
    std::string rest = "{}";  // further members, as they came
    // What it is now; null for a new one. What the spec leaves as it is is sent back as it came.
    const WireService* now = nullptr;
    const domain::DeploymentSpec* nowSpec = nullptr;
};

void writeService(JsonWriter& writer, const domain::DeploymentSpec& wanted,
                  const ServiceOrder& order);

// Name of the task's volume that the newer paths mount at /dev/shm.
inline constexpr const char* kDevShmVolume = "mem-default";

// Whether the older paths can say the variables without a doubt.
[[nodiscard]] bool fitsOlderPaths(const std::vector<domain::EnvironmentVariable>& environment);

}  // namespace berth::platform_client::gongji
