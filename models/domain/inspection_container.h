// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace berth::domain {

enum class ContainerRuntime { Cri, Docker, Podman };
enum class ContainerStatus { Created, Running, Restarting, Paused, Exited, Dead, Unknown };

struct ContainerState {
    ContainerRuntime runtime = ContainerRuntime::Docker;
    std::string id, name, image;
    ContainerStatus status = ContainerStatus::Unknown;
    std::string detail;  // the runtime's own words: "Exited (137) 2 hours ago"
    std::optional<int> exitCode;
    std::optional<std::int64_t> restarts;  // attempts after the first

    friend bool operator==(const ContainerState&, const ContainerState&) = default;
};

}  // namespace berth::domain
