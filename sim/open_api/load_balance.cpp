// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/load_balance.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace berth::sim::open_api {

namespace {

using domain::BalancingPolicy;

// The first word of each policy is the one that is written.
constexpr std::array<std::pair<std::string_view, BalancingPolicy>, 6> kTypes{{
    {"RoundRobin", BalancingPolicy::RoundRobin},
    {"Random", BalancingPolicy::Random},
    {"LeastConnection", BalancingPolicy::LeastConnections},
    {"IpHash", BalancingPolicy::RoundRobin},
    {"HeaderHash", BalancingPolicy::RoundRobin},
    {"CookieHash", BalancingPolicy::RoundRobin},
}};

std::optional<BalancingPolicy> policyOf(std::string_view type) {
    for (const auto& [word, policy] : kTypes) {
        if (word == type) return policy;
    }
    return std::nullopt;
}

}  // namespace

BalancingPolicy readBalancing(domain::ObjectReader& body) {
    BalancingPolicy policy = BalancingPolicy::RoundRobin;
    body.readObject("load_balance", [&](domain::ObjectReader& balance) {
        std::string type;
        balance.need("type").read("type", type);
        if (!balance.status().ok()) return;
        const auto known = policyOf(type);
        if (known) policy = *known;
        if (!known) {
            balance.status().malformed(balance.pathOf("type"),
                                       "LeastConnection, RoundRobin, Random, IpHash, HeaderHash or "
                                       "CookieHash is expected");
        }
    });
    return policy;
}

nlohmann::json loadBalanceOf(const domain::DeploymentSpec& spec, const nlohmann::json& sent) {
    const BalancingPolicy policy =
        spec.ports.empty() ? BalancingPolicy::RoundRobin : spec.ports.front().balancing;
    if (sent.is_object() && sent.contains("type") && sent["type"].is_string() &&
        (spec.ports.empty() || policyOf(sent["type"].get<std::string>()) == policy))
        return sent;
    if (policy == BalancingPolicy::RoundRobin) return nullptr;
    for (const auto& [word, each] : kTypes) {
        if (each == policy) return {{"type", word}, {"params", nullptr}};
    }
    return nullptr;
}

}  // namespace berth::sim::open_api
