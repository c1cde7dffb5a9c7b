// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>

#include "models/domain/ascii.h"
#include "sim/scenario/section_readers.h"
#include "sim/scenario/suggest.h"

namespace berth::sim::scenario {
namespace {

constexpr std::size_t kLongestIdentifier = 40;

bool identifierCharacter(char c) {
    return domain::isLowerLetter(c) || domain::isDigit(c) || c == '.' || c == '_' || c == '-';
}

}  // namespace

void checkIdentifier(const MapReader& map, std::string_view key, const std::string& value) {
    const YamlNode* node = map.find(key);
    if (!node || node->kind != YamlNode::Kind::Scalar) return;
    const bool good = !value.empty() && value.size() <= kLongestIdentifier &&
                      std::all_of(value.begin(), value.end(), identifierCharacter);
    if (good) return;
    map.errors().add(
        *node, map.pathOf(key),
        fmt::format("{} is not a name: use 1 to {} of a-z, 0-9, \".\", \"_\" and \"-\"",
                    describe(*node), kLongestIdentifier));
}

const domain::DeploymentSpec* readDeploymentName(const MapReader& map, const Scenario& scenario) {
    std::string name;
    map.require("deployment", "echo");
    if (!map.text("deployment", name)) return nullptr;
    std::vector<std::string_view> names;
    for (const domain::DeploymentSpec& spec : scenario.deployments) {
        if (spec.name == name) return &spec;
        names.push_back(spec.name);
    }
    map.errors().add(*map.find("deployment"), map.pathOf("deployment"),
                     fmt::format("there is no deployment {} in deployments{}",
                                 describe(*map.find("deployment")), didYouMean(name, names)));
    return nullptr;
}

bool readPortOf(const MapReader& map, const domain::DeploymentSpec& deployment, int& port) {
    const auto published = [&] {
        std::string text;
        for (const domain::PortSpec& each : deployment.ports)
            text += fmt::format("{}{}", text.empty() ? "" : ", ", each.port);
        return text.empty() ? std::string{"none"} : text;
    };
    if (!map.has("port")) {
        if (deployment.ports.size() == 1) {
            port = deployment.ports.front().port;
            return true;
        }
        map.errors().add(map.node(), map.path(),
                         fmt::format("\"port\" is missing and \"{}\" does not have exactly one "
                                     "(it has: {}): say which",
                                     deployment.name, published()));
        return false;
    }
    if (!map.integer("port", 1, kHighestPort, port)) return false;
    const bool known = std::any_of(deployment.ports.begin(), deployment.ports.end(),
                                   [&](const domain::PortSpec& each) { return each.port == port; });
    if (known) return true;
    map.errors().add(*map.find("port"), map.pathOf("port"),
                     fmt::format("\"{}\" does not publish port {} (it has: {}): add it to the "
                                 "deployment's ports or choose another",
                                 deployment.name, port, published()));
    return false;
}

void readInstant(const MapReader& map, std::string_view key, const Scenario& scenario,
                 engine::Time& target) {
    if (!map.span(key, 0, kLongestSpan, target)) return;
    if (target <= scenario.duration) return;
    map.errors().add(*map.find(key), map.pathOf(key),
                     fmt::format("lies after the end of the run ({}): choose an earlier time or a "
                                 "longer \"duration\"",
                                 domain::toText(domain::Duration{scenario.duration})));
}

std::vector<domain::EnvironmentVariable> readEnvironment(const MapReader& map) {
    std::vector<domain::EnvironmentVariable> variables;
    const YamlNode* value = map.find("environment");
    if (!value) return variables;
    const std::string path = map.pathOf("environment");
    if (value->kind != YamlNode::Kind::Map) {
        map.errors().add(*value, path,
                         fmt::format("must be a map of names and values, such as {{MODE: fast}}, "
                                     "not {}",
                                     describe(*value)));
        return variables;
    }
    for (const YamlEntry& entry : value->entries) {
        if (map.errors().full()) break;
        const std::string variablePath = fmt::format("{}.{}", path, entry.key);
        if (entry.value.kind == YamlNode::Kind::Null) {  // "NAME:" sets it to nothing
            variables.push_back({entry.key, {}});
        } else if (auto text = readText({entry.value, variablePath, map.errors()})) {
            variables.push_back({entry.key, std::move(*text)});
        }
    }
    return variables;
}

}  // namespace berth::sim::scenario
