// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario/fault_target_reader.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "models/domain/fault_traits.h"
#include "sim/scenario/machine_names.h"
#include "sim/scenario/suggest.h"

namespace berth::sim::scenario {

using domain::FaultScope;

namespace {

bool isRegion(const Scenario& scenario, std::string_view text) {
    return std::any_of(scenario.cluster.regions.begin(), scenario.cluster.regions.end(),
                       [&](const RegionConfig& r) { return r.region.id.value == text; });
}

// "NAME-NUMBER" for one of the names, as nodes and machines are called.
template <class Names>
bool isNumbered(std::string_view text, const Names& names) {
    const std::size_t dash = text.rfind('-');
    if (dash == std::string_view::npos || dash + 1 == text.size()) return false;
    const std::string_view number = text.substr(dash + 1);
    if (number.size() > 9 || number.find_first_not_of("0123456789") != std::string_view::npos) {
        return false;
    }
    return std::find(names.begin(), names.end(), text.substr(0, dash)) != names.end();
}

std::vector<std::string_view> deploymentNames(const Scenario& scenario) {
    std::vector<std::string_view> names;
    for (const domain::DeploymentSpec& spec : scenario.deployments)
        names.push_back(spec.name);
    return names;
}

bool isDeploymentOrNode(std::string_view text, const std::vector<std::string_view>& names) {
    return std::find(names.begin(), names.end(), text) != names.end() || isNumbered(text, names);
}

void checkNodeTarget(const MapReader& map, const Scenario& scenario, const std::string& target) {
    const std::vector<std::string_view> names = deploymentNames(scenario);
    if (isDeploymentOrNode(target, names)) return;
    map.errors().add(*map.find("target"), map.pathOf("target"),
                     fmt::format("there is no deployment or node {}{}; name a deployment (a random "
                                 "node of it), a node such as \"echo-1\", or nothing (a random "
                                 "node)",
                                 describe(*map.find("target")), didYouMean(target, names)));
}

// The machines of a scenario by the stem of their names: how many, and the cards of each pool's.
struct MachineGroup {
    int count = 0;
    std::vector<std::pair<int, int>> cards;  // machines up to this number, cards of each
};

std::map<std::string, MachineGroup> machineGroups(const Scenario& scenario) {
    std::map<std::string, MachineGroup> groups;
    for (const PoolConfig& pool : scenario.cluster.pools) {
        MachineGroup& group = groups[machineStem(pool.region, pool.spec.name)];
        group.count += pool.machines;
        group.cards.emplace_back(group.count, pool.cardsPerMachine);
    }
    return groups;
}

// The number in a name that isNumbered().
int numberIn(std::string_view name) {
    int number = 0;
    const std::string_view digits = name.substr(name.rfind('-') + 1);
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

}  // namespace

// How many GPUs a machine, or a node of a deployment, has; 0: there is no such one.
int cardsOfMachine(const Scenario& scenario, const std::string& name) {
    for (const auto& [stem, group] : machineGroups(scenario)) {
        if (!isNumbered(name, std::array{std::string_view{stem}})) continue;
        const int number = numberIn(name);
        if (machineName(stem, number) != name) return 0;
        for (const auto& [last, cards] : group.cards) {
            if (number >= 1 && number <= last) return cards;
        }
    }
    return 0;
}

int cardsOfNode(const Scenario& scenario, const std::string& name) {
    for (const domain::DeploymentSpec& spec : scenario.deployments) {
        const bool named =
            spec.name == name || isNumbered(name, std::array{std::string_view{spec.name}});
        if (!named) continue;
        for (const PoolConfig& pool : scenario.cluster.pools) {
            if (pool.spec.name == spec.gpuSpec) return pool.spec.cards;
        }
    }
    return 0;
}

namespace {

void checkCardTarget(const MapReader& map, const Scenario& scenario, const std::string& target,
                     bool sound) {
    const std::vector<std::string_view> names = deploymentNames(scenario);
    if (isDeploymentOrNode(target, names) || cardsOfMachine(scenario, target) > 0 || !sound) return;
    map.errors().add(
        *map.find("target"), map.pathOf("target"),
        fmt::format("there is no deployment, node or machine {}{}; name a deployment (a random "
                    "node of it), a node such as \"echo-1\", a machine such as "
                    "\"beijing-1-4090-003\", or nothing (a random node)",
                    describe(*map.find("target")), didYouMean(target, names)));
}

// `sound`: what was read before has no mistake; else there may be other machines than it seems.
void checkMachineTarget(const MapReader& map, const Scenario& scenario, const std::string& target,
                        bool sound) {
    if (isRegion(scenario, target)) return;
    if (isDeploymentOrNode(target, deploymentNames(scenario))) return;
    std::string example = "beijing-1-4090-003";
    for (const auto& [stem, group] : machineGroups(scenario)) {
        const int count = group.count;
        example = machineName(stem, count);
        if (!isNumbered(target, std::array{std::string_view{stem}})) continue;
        const int number = numberIn(target);
        const bool exists = number >= 1 && number <= count && machineName(stem, number) == target;
        if (exists || !sound) return;
        return map.errors().add(
            *map.find("target"), map.pathOf("target"),
            fmt::format("there is no machine {}; those of this kind are called {} to {}",
                        describe(*map.find("target")), machineName(stem, 1),
                        machineName(stem, count)));
    }
    map.errors().add(*map.find("target"), map.pathOf("target"),
                     fmt::format("there is no machine, region, deployment or node {}; name a "
                                 "machine such as \"{}\", a region (a random machine there), a "
                                 "deployment or node (the machine under it), or nothing (a random "
                                 "machine)",
                                 describe(*map.find("target")), example));
}

std::vector<std::string> rackNames(const Scenario& scenario) {
    std::vector<std::string> racks;
    std::map<std::string, int> numbers;
    for (const PoolConfig& pool : scenario.cluster.pools) {
        const std::string stem = machineStem(pool.region, pool.spec.name);
        int& number = numbers[stem];
        for (int i = 0; i < pool.machines; ++i) {
            std::string rack = rackName(stem, ++number, pool.machinesPerRack);
            if (racks.empty() || racks.back() != rack) racks.push_back(std::move(rack));
        }
    }
    return racks;
}

bool isOneOf(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

void checkRackTarget(const MapReader& map, const Scenario& scenario, const std::string& target,
                     bool sound) {
    const std::vector<std::string> racks = rackNames(scenario);
    if (isRegion(scenario, target) || isOneOf(racks, target) || !sound) return;
    const std::vector<std::string_view> names{racks.begin(), racks.end()};
    map.errors().add(*map.find("target"), map.pathOf("target"),
                     fmt::format("there is no rack or region {}{}; name a rack, a region (a random "
                                 "rack there), or nothing (a random rack)",
                                 describe(*map.find("target")), didYouMean(target, names)));
}

void checkAreaTarget(const MapReader& map, const Scenario& scenario, const std::string& target,
                     bool sound) {
    const bool known = isRegion(scenario, target) || isOneOf(rackNames(scenario), target) ||
                       cardsOfMachine(scenario, target) > 0 ||
                       isDeploymentOrNode(target, deploymentNames(scenario));
    if (known || !sound) return;
    map.errors().add(*map.find("target"), map.pathOf("target"),
                     fmt::format("there is no machine, rack, region, deployment or node {}; name "
                                 "one (of a deployment or node, the machine under it), or nothing "
                                 "(everywhere)",
                                 describe(*map.find("target"))));
}

void checkDeploymentTarget(const MapReader& map, const Scenario& scenario,
                           const std::string& target) {
    const std::vector<std::string_view> names = deploymentNames(scenario);
    if (std::find(names.begin(), names.end(), target) != names.end()) return;
    map.errors().add(*map.find("target"), map.pathOf("target"),
                     fmt::format("there is no deployment {}{}; name one, or nothing (a random one)",
                                 describe(*map.find("target")), didYouMean(target, names)));
}

void checkRegionTarget(const MapReader& map, const Scenario& scenario, const std::string& target,
                       std::string_view otherwise) {
    if (isRegion(scenario, target)) return;
    std::vector<std::string_view> names;
    for (const RegionConfig& region : scenario.cluster.regions)
        names.push_back(region.region.id.value);
    map.errors().add(
        *map.find("target"), map.pathOf("target"),
        fmt::format("there is no region {}{}; leave it out to mean {}",
                    describe(*map.find("target")), didYouMean(target, names), otherwise));
}

}  // namespace

void readFaultTarget(const MapReader& map, const Scenario& scenario, domain::Fault& fault,
                     bool sound) {
    const FaultScope scope = domain::traitsOf(fault.kind).scope;
    if (scope == FaultScope::Api)
        return map.refuse("target", "a fault of the platform's API has none");
    if (!map.text("target", fault.target) || fault.target.empty()) return;
    switch (scope) {
        case FaultScope::Node:
            return checkNodeTarget(map, scenario, fault.target);
        case FaultScope::Machine:
            return checkMachineTarget(map, scenario, fault.target, sound);
        case FaultScope::Card:
            return checkCardTarget(map, scenario, fault.target, sound);
        case FaultScope::Registry:
            return checkRegionTarget(map, scenario, fault.target, "every region");
        case FaultScope::Region:
            return checkRegionTarget(map, scenario, fault.target, "a random one");
        case FaultScope::Rack:
            return checkRackTarget(map, scenario, fault.target, sound);
        case FaultScope::Area:
            return checkAreaTarget(map, scenario, fault.target, sound);
        case FaultScope::Deployment:
            return checkDeploymentTarget(map, scenario, fault.target);
        case FaultScope::Api:
            return;
    }
}

}  // namespace berth::sim::scenario
