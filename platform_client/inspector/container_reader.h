// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/domain/inspection_container.h"

namespace berth::platform_client::inspector {

inline constexpr std::size_t kMaxContainers = 2000;

struct ContainerReading {
    std::vector<domain::ContainerState> containers;
    std::string problem;  // English; empty: all was read
};

// `crictl ps -a -o json`, by the Container message of the Kubernetes CRI API.
[[nodiscard]] ContainerReading readCrictl(std::string_view text);
// `docker ps -a --no-trunc --format "{{json .}}"`: an object a line. Where `docker` is another name
// of podman it is one list: nothing then, since podman tells the same under its own name.
[[nodiscard]] ContainerReading readDocker(std::string_view text);
// `podman ps -a --format json`: a list.
[[nodiscard]] ContainerReading readPodman(std::string_view text);
// Lines of a container's id and how often it was started again.
void addRestarts(std::string_view text, std::vector<domain::ContainerState>& containers);

}  // namespace berth::platform_client::inspector
