// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "models/domain/deployment.h"
#include "models/domain/json_reader.h"

namespace berth::sim::open_api {

// `load_balance` of a task: RoundRobin, Random and LeastConnection are policies of its ports.
// IpHash, HeaderHash and CookieHash are kept and shown, and balanced in turn. Notes a type that the
// platform does not know.
[[nodiscard]] domain::BalancingPolicy readBalancing(domain::ObjectReader& body);

// What is shown: what was sent, unless the ports have been given another policy since; null where
// nothing was sent and requests go round in turn.
[[nodiscard]] nlohmann::json loadBalanceOf(const domain::DeploymentSpec& spec,
                                           const nlohmann::json& sent);

}  // namespace berth::sim::open_api
