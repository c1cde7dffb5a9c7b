// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/ids.h"

#include <charconv>
#include <string>
#include <string_view>

namespace berth::sim::open_api {

namespace {

std::optional<std::int64_t> numberAfter(std::string_view prefix, std::string_view text) {
    if (!text.starts_with(prefix)) return std::nullopt;
    text.remove_prefix(prefix.size());
    std::int64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stop != end || number < 1) return std::nullopt;
    return number;
}

}  // namespace

std::optional<std::int64_t> taskIdOf(const domain::DeploymentId& id) {
    return numberAfter("deployment-", id.value);
}

std::optional<std::int64_t> pointIdOf(const domain::NodeId& id) {
    return numberAfter("node-", id.value);
}

domain::DeploymentId deploymentIdOf(std::int64_t taskId) {
    return {"deployment-" + std::to_string(taskId)};
}

domain::NodeId nodeIdOf(std::int64_t pointId) {
    return {"node-" + std::to_string(pointId)};
}

}  // namespace berth::sim::open_api
