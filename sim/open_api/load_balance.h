// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "models/domain/deployment.h"
#include "models/domain/json_reader.h"

namespace berth::sim::open_api {

// One `load_balance` is that of all ports of a task. RoundRobin, Random and LeastConnection are
// policies of their own; IpHash, HeaderHash (params.header) and CookieHash (params.cookie) are hash
// rings over that key.
struct TaskBalancing {
    domain::BalancingPolicy policy = domain::BalancingPolicy::RoundRobin;
    domain::HashKey key;  // counts where the policy hashes
};

// Notes a type that the platform does not know, and a hash without the name that it needs.
[[nodiscard]] TaskBalancing readBalancing(domain::ObjectReader& body);

// The port balanced so; what else its options say stays.
void applyBalancing(const TaskBalancing& balancing, domain::PortSpec& port);

// What is shown: what was sent, unless the ports have been given another policy since; null where
// nothing was sent and requests go round in turn, or the API has no word for what the ports do.
[[nodiscard]] nlohmann::json loadBalanceOf(const domain::DeploymentSpec& spec,
                                           const nlohmann::json& sent);

}  // namespace berth::sim::open_api
