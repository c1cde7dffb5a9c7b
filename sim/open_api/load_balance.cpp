// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/load_balance.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace berth::sim::open_api {

namespace {

using domain::BalancingPolicy;
using domain::HashKeySource;

struct TypeWord {
    std::string_view word;
    BalancingPolicy policy;
    std::optional<HashKeySource> hashes{};
    const char* parameter = nullptr;  // which holds the name of what is hashed
};

constexpr std::array<TypeWord, 6> kTypes{{
    {"RoundRobin", BalancingPolicy::RoundRobin},
    {"Random", BalancingPolicy::Random},
    {"LeastConnection", BalancingPolicy::LeastConnections},
    {"IpHash", BalancingPolicy::RingHash, HashKeySource::Address},
    {"HeaderHash", BalancingPolicy::RingHash, HashKeySource::Header, "header"},
    {"CookieHash", BalancingPolicy::RingHash, HashKeySource::Cookie, "cookie"},
}};

const TypeWord* typeOf(std::string_view word) {
    const auto found = std::find_if(kTypes.begin(), kTypes.end(),
                                    [&](const TypeWord& each) { return each.word == word; });
    return found == kTypes.end() ? nullptr : &*found;
}

const TypeWord* typeOf(const TaskBalancing& balancing) {
    const auto found = std::find_if(kTypes.begin(), kTypes.end(), [&](const TypeWord& each) {
        return each.policy == balancing.policy &&
               (!each.hashes || *each.hashes == balancing.key.source);
    });
    return found == kTypes.end() ? nullptr : &*found;
}

TaskBalancing balancingOf(const domain::PortSpec& port) {
    TaskBalancing balancing{port.balancing, {}};
    if (port.options && domain::hashes(port.balancing)) balancing.key = port.options->hashKey;
    return balancing;
}

// Whether what was sent says what the port does.
bool says(const nlohmann::json& sent, const TaskBalancing& balancing) {
    const TypeWord* const type =
        sent.is_object() && sent.contains("type") && sent["type"].is_string()
            ? typeOf(sent["type"].get<std::string>())
            : nullptr;
    if (type == nullptr || type != typeOf(balancing)) return false;
    if (type->parameter == nullptr) return true;
    const auto params = sent.find("params");
    if (params == sent.end() || !params->is_object()) return false;
    const auto name = params->find(type->parameter);
    return name != params->end() && *name == balancing.key.name;
}

}  // namespace

TaskBalancing readBalancing(domain::ObjectReader& body) {
    TaskBalancing balancing;
    body.readObject("load_balance", [&](domain::ObjectReader& balance) {
        std::string word;
        balance.need("type").read("type", word);
        if (!balance.status().ok()) return;
        const TypeWord* const type = typeOf(word);
        if (type == nullptr) {
            return balance.status().malformed(
                balance.pathOf("type"),
                "LeastConnection, RoundRobin, Random, IpHash, HeaderHash or "
                "CookieHash is expected");
        }
        balancing.policy = type->policy;
        if (!type->hashes) return;
        balancing.key.source = *type->hashes;
        if (type->parameter == nullptr) return;
        balance.need("params").readObject("params", [&](domain::ObjectReader& params) {
            params.need(type->parameter).read(type->parameter, balancing.key.name);
        });
    });
    return balancing;
}

void applyBalancing(const TaskBalancing& balancing, domain::PortSpec& port) {
    port.balancing = balancing.policy;
    if (!domain::hashes(balancing.policy)) return;
    if (!port.options) port.options.emplace();
    port.options->hashKey = balancing.key;
}

nlohmann::json loadBalanceOf(const domain::DeploymentSpec& spec, const nlohmann::json& sent) {
    if (spec.ports.empty()) return sent.is_object() ? sent : nlohmann::json();
    const TaskBalancing balancing = balancingOf(spec.ports.front());
    if (says(sent, balancing)) return sent;
    if (balancing.policy == BalancingPolicy::RoundRobin) return nullptr;
    const TypeWord* const type = typeOf(balancing);
    if (type == nullptr) return nullptr;
    nlohmann::json params;
    if (type->parameter != nullptr) params = {{type->parameter, balancing.key.name}};
    return {{"type", type->word}, {"params", params}};
}

}  // namespace berth::sim::open_api
