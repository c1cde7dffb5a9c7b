// SPDX-License-Identifier: GPL-3.0-or-later
// Fronts over several deployments, and several deployments out of one.
#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "models/domain/batch.h"
#include "models/domain/front_rules.h"
#include "sim/scenario/section_readers.h"
#include "sim/scenario/suggest.h"

namespace berth::sim::scenario {
namespace {

using domain::DeploymentSpec;
using domain::FrontFindingKind;
using domain::FrontSpec;

bool publishes(const DeploymentSpec& spec, int port) {
    return std::any_of(spec.ports.begin(), spec.ports.end(),
                       [&](const domain::PortSpec& each) { return each.port == port; });
}

const DeploymentSpec* findSpec(const Scenario& scenario, const std::string& name) {
    const auto& all = scenario.deployments;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const DeploymentSpec& each) { return each.name == name; });
    return found == all.end() ? nullptr : &*found;
}

// A member that is its deployment's name alone: at the front's port where it has that, or at its
// only one.
void readShortMember(const YamlNode& item, const std::string& path, const Scenario& scenario,
                     ErrorList& errors, FrontSpec& front) {
    const auto name = readText({item, path, errors});
    if (!name) return;
    const DeploymentSpec* spec = findSpec(scenario, *name);
    if (spec == nullptr) {
        std::vector<std::string_view> names;
        for (const DeploymentSpec& each : scenario.deployments)
            names.push_back(each.name);
        return errors.add(item, path,
                          fmt::format("there is no deployment {} in deployments{}", describe(item),
                                      didYouMean(*name, names)));
    }
    if (front.port != 0 && publishes(*spec, front.port)) {
        front.members.push_back({*name, front.port});
    } else if (spec->ports.size() == 1) {
        front.members.push_back({*name, spec->ports.front().port});
    } else {
        errors.add(item, path,
                   fmt::format("\"{}\" does not have exactly one port: say which, "
                               "{{deployment: {}, port: 80}}",
                               *name, *name));
    }
}

void readMembers(const MapReader& map, const Scenario& scenario, FrontSpec& front) {
    map.require("members", "[comfy-1, comfy-2]");
    map.list("members", [&](const YamlNode& item, const std::string& path) {
        if (item.kind == YamlNode::Kind::Scalar)
            return readShortMember(item, path, scenario, map.errors(), front);
        const MapReader member{item, path, sections::kFrontMember, map.errors()};
        const DeploymentSpec* spec = readDeploymentName(member, scenario);
        int port = 0;
        if (spec != nullptr && readPortOf(member, *spec, port))
            front.members.push_back({spec->name, port});
    });
}

// What the readers above have not said. Whose members could not all be read is not said to have
// too few.
void checkFront(const Place& place, const Scenario& scenario, const FrontSpec& front, bool whole) {
    domain::FrontContext context;
    context.deployment = [&](const std::string& name) { return findSpec(scenario, name); };
    for (const FrontSpec& other : scenario.fronts)
        context.otherFronts.push_back(other.name);
    for (const domain::FrontFinding& each : domain::validate(front, context)) {
        if (each.level != domain::FindingLevel::Problem) continue;
        const bool follows = each.kind == FrontFindingKind::PortOutOfRange ||
                             each.kind == FrontFindingKind::NoMembers;
        if (!whole && follows) continue;
        std::string key = each.field.substr(0, each.field.find_first_of(".["));
        if (key == "options") key = "hash_key";  // the ranges of the others have been looked at
        const YamlNode* at = place.node.find(key);
        place.errors.add(at == nullptr ? place.node : *at,
                         at == nullptr ? place.path : fmt::format("{}.{}", place.path, key),
                         each.detail);
    }
}

// Of the copies of a deployment: a name, or a map.
bool readCopiesFront(const Place& place, const DeploymentSpec& spec, FrontSpec& front) {
    bool whole = true;
    bool ported = false;
    if (place.node.kind == YamlNode::Kind::Scalar) {
        if (const auto name = readText(place)) front.name = *name;
    } else {
        const MapReader map{place.node, place.path, sections::kCopiesFront, place.errors};
        if (!map.isMap()) return false;
        if (map.has("name")) whole = map.text("name", front.name);
        readFrontBalancing(map, front);
        ported = map.has("port");
        if (ported && !readPortOf(map, spec, front.port)) return false;
    }
    if (ported) return whole;
    if (spec.ports.size() == 1) {
        front.port = spec.ports.front().port;
        return whole;
    }
    place.errors.add(place.node, place.path,
                     fmt::format("\"{}\" does not have exactly one port: say for which the front "
                                 "is, {{port: 80}}",
                                 spec.name));
    return false;
}

}  // namespace

void readFronts(const MapReader& root, Scenario& scenario) {
    root.list("fronts", [&](const YamlNode& item, const std::string& path) {
        const MapReader map{item, path, sections::kFront, root.errors()};
        if (!map.isMap()) return;
        FrontSpec front;
        const bool named = map.require("name", "comfy") && map.text("name", front.name);
        const bool ported = !map.has("port") || map.integer("port", 1, kHighestPort, front.port);
        readMembers(map, scenario, front);
        readFrontBalancing(map, front);
        if (front.port == 0 && !front.members.empty()) front.port = front.members.front().port;
        const YamlNode* members = map.find("members");
        const bool whole =
            ported && members != nullptr && members->items.size() == front.members.size();
        if (named) checkFront({item, path, root.errors()}, scenario, front, whole);
        scenario.fronts.push_back(std::move(front));
    });
}

void readCopies(const MapReader& map, const DeploymentSpec& spec, Scenario& scenario) {
    if (!map.has("copies") || spec.name.empty()) {
        if (!map.has("copies"))
            map.refuse("front",
                       "it goes with \"copies\"; over other deployments write it under \"fronts\"");
        scenario.deployments.push_back(spec);
        return;
    }
    int copies = 1;
    const bool counted = map.integer("copies", 1, domain::kMostCopies, copies);
    for (const std::string_view key : {"nodes", "autoscaling"}) {
        const bool wrong = key == "nodes" ? spec.nodes != 1 : spec.autoscaling.has_value();
        if (wrong) map.refuse(key, "each of the \"copies\" has one node");
    }
    FrontSpec front;
    front.name = spec.name;
    for (int number = 1; number <= copies; ++number) {
        DeploymentSpec copy = spec;
        copy.name = domain::copyName(spec.name, number);
        if (findSpec(scenario, copy.name) != nullptr) {
            map.errors().add(
                *map.find("copies"), map.pathOf("copies"),
                fmt::format("deployment \"{}\" is there twice: rename one", copy.name));
        }
        front.members.push_back({copy.name, 0});
        scenario.deployments.push_back(std::move(copy));
    }
    const YamlNode* value = map.find("front");
    if (value == nullptr) return;
    const std::string path = map.pathOf("front");
    const Place place{*value, path, map.errors()};
    const bool whole = readCopiesFront(place, spec, front);
    for (domain::FrontMember& member : front.members)
        member.port = front.port;
    if (whole && counted && !front.name.empty()) checkFront(place, scenario, front, true);
    scenario.fronts.push_back(std::move(front));
}

}  // namespace berth::sim::scenario
