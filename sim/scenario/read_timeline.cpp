// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "sim/images/builtin_images.h"
#include "sim/scenario/machine_names.h"
#include "sim/scenario/section_readers.h"
#include "sim/scenario/suggest.h"

namespace berth::sim::scenario {
namespace {

using domain::FaultKind;

constexpr double kHighestRate = 100'000;  // requests a second, as LoadSpec
constexpr double kHighestFaultRate = 1;   // a second

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

void checkRegionTarget(const MapReader& map, const Scenario& scenario, const std::string& target) {
    if (isRegion(scenario, target)) return;
    std::vector<std::string_view> names;
    for (const RegionConfig& region : scenario.cluster.regions)
        names.push_back(region.region.id.value);
    map.errors().add(*map.find("target"), map.pathOf("target"),
                     fmt::format("there is no region {}{}; leave it out to mean every region",
                                 describe(*map.find("target")), didYouMean(target, names)));
}

// `sound`: what was read before has no mistake; else there may be other machines than it seems.
void checkMachineTarget(const MapReader& map, const Scenario& scenario, const std::string& target,
                        bool sound) {
    if (isRegion(scenario, target)) return;
    if (isDeploymentOrNode(target, deploymentNames(scenario))) return;
    std::map<std::string, int> machines;  // by stem
    for (const PoolConfig& pool : scenario.cluster.pools)
        machines[machineStem(pool.region, pool.spec.name)] += pool.machines;
    std::string example = "beijing-1-4090-003";
    for (const auto& [stem, count] : machines) {
        example = machineName(stem, count);
        if (!isNumbered(target, std::array{std::string_view{stem}})) continue;
        const int number = std::stoi(target.substr(stem.size() + 1));
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

void readTarget(const MapReader& map, const Scenario& scenario, domain::Fault& fault, bool sound) {
    if (!map.text("target", fault.target) || fault.target.empty()) return;
    switch (fault.kind) {
        case FaultKind::KillNode:
        case FaultKind::CrashContainer:
        case FaultKind::OutOfMemory:
        case FaultKind::DiskFull:
            return checkNodeTarget(map, scenario, fault.target);
        case FaultKind::MachineDown:
        case FaultKind::Cordon:
        case FaultKind::MachineDiskFull:
            return checkMachineTarget(map, scenario, fault.target, sound);
        case FaultKind::RegistrySlow:
        case FaultKind::RegistryDown:
            return checkRegionTarget(map, scenario, fault.target);
    }
}

bool lasts(FaultKind kind) {
    return kind != FaultKind::KillNode && kind != FaultKind::CrashContainer &&
           kind != FaultKind::OutOfMemory;
}

void readFault(const MapReader& map, const Scenario& scenario, FaultConfig& config, bool sound) {
    constexpr std::pair<std::string_view, FaultKind> kKinds[] = {
        {"kill_node", FaultKind::KillNode},
        {"crash_container", FaultKind::CrashContainer},
        {"out_of_memory", FaultKind::OutOfMemory},
        {"disk_full", FaultKind::DiskFull},
        {"machine_down", FaultKind::MachineDown},
        {"cordon", FaultKind::Cordon},
        {"machine_disk_full", FaultKind::MachineDiskFull},
        {"registry_slow", FaultKind::RegistrySlow},
        {"registry_down", FaultKind::RegistryDown}};
    if (!map.has("rate")) map.require("at", "10m");
    readInstant(map, "at", scenario, config.at);
    if (map.rate("rate", kHighestFaultRate, config.ratePerSecond))
        map.refuse("every", "a fault with a rate comes again by itself");
    engine::Time every = 0;
    if (map.span("every", engine::kSecond, kLongestSpan, every)) config.every = every;
    map.require("fault", "kill_node");
    if (!map.choice("fault", kKinds, config.fault.kind)) return;
    readTarget(map, scenario, config.fault, sound);
    engine::Time duration = 0;
    if (!lasts(config.fault.kind)) {
        map.refuse("for", "this fault strikes once");
    } else if (map.span("for", engine::kMillisecond, kLongestSpan, duration)) {
        config.fault.duration = domain::Duration{duration};
    }
    if (config.fault.kind == FaultKind::CrashContainer) {
        map.integer("exit_code", 0, kHighestExitCode, config.fault.exitCode);
    } else {
        map.refuse("exit_code", "only crash_container has one");
    }
    if (config.fault.kind == FaultKind::RegistrySlow) {
        map.percent("factor", config.fault.factor);
    } else {
        map.refuse("factor", "only registry_slow has one");
    }
}

void readEdit(const MapReader& map, const Scenario& scenario, ChangeConfig& change) {
    change.environment = readEnvironment(map);
    if (!map.has("environment") && !map.has("image")) {
        map.errors().add(map.node(), map.path(),
                         "an edit changes \"image\" or \"environment\": give one of them");
    }
    if (!map.text("image", change.image)) return;
    if (images::findImage(scenario.images, change.image)) return;
    std::vector<std::string_view> names;
    for (const images::ImageModel& image : scenario.images)
        names.push_back(image.preset.name);
    map.errors().add(*map.find("image"), map.pathOf("image"),
                     fmt::format("there is no image {}{}", describe(*map.find("image")),
                                 didYouMean(change.image, names)));
}

void readChange(const MapReader& map, const Scenario& scenario, ChangeConfig& change) {
    constexpr std::pair<std::string_view, ChangeVerb> kVerbs[] = {
        {"scale", ChangeVerb::Scale},     {"edit", ChangeVerb::Edit},
        {"pause", ChangeVerb::Pause},     {"resume", ChangeVerb::Resume},
        {"restart", ChangeVerb::Restart}, {"delete", ChangeVerb::Delete}};
    map.require("at", "20m");
    readInstant(map, "at", scenario, change.at);
    if (const auto* deployment = readDeploymentName(map, scenario)) {
        change.deployment = deployment->name;
    }
    map.require("change", "scale");
    if (!map.choice("change", kVerbs, change.verb)) return;
    if (change.verb == ChangeVerb::Scale) {
        map.require("nodes", "5");
        map.integer("nodes", 0, kMostNodes, change.nodes);
    } else {
        map.refuse("nodes", "only scale changes the number of nodes");
    }
    if (change.verb == ChangeVerb::Edit) return readEdit(map, scenario, change);
    map.refuse("environment", "only edit changes it");
    map.refuse("image", "only edit changes it");
}

}  // namespace

void readWorkloads(const MapReader& root, Scenario& scenario) {
    root.list("workloads", [&](const YamlNode& item, const std::string& path) {
        const MapReader map{item, path, sections::kWorkload, root.errors()};
        constexpr std::pair<std::string_view, domain::ArrivalKind> kArrivals[] = {
            {"poisson", domain::ArrivalKind::Poisson}, {"constant", domain::ArrivalKind::Constant}};
        WorkloadConfig workload;
        if (const auto* deployment = readDeploymentName(map, scenario)) {
            workload.deployment = deployment->name;
            readPortOf(map, *deployment, workload.port);
        }
        map.choice("arrivals", kArrivals, workload.arrivals);
        map.require("rate", "20/s");
        map.rate("rate", kHighestRate, workload.ratePerSecond);
        readInstant(map, "from", scenario, workload.from);
        engine::Time until = 0;
        readInstant(map, "until", scenario, until);
        if (map.has("until")) {
            workload.until = until;
            if (until <= workload.from && until > 0) {
                root.errors().add(*map.find("until"), map.pathOf("until"),
                                  "must be later than \"from\"");
            }
        }
        scenario.workloads.push_back(std::move(workload));
    });
}

void readFaults(const MapReader& root, Scenario& scenario) {
    const bool sound = root.errors().empty();
    root.list("faults", [&](const YamlNode& item, const std::string& path) {
        FaultConfig config;
        readFault({item, path, sections::kFault, root.errors()}, scenario, config, sound);
        scenario.faults.push_back(std::move(config));
    });
}

void readChanges(const MapReader& root, Scenario& scenario) {
    root.list("changes", [&](const YamlNode& item, const std::string& path) {
        ChangeConfig change;
        readChange({item, path, sections::kChange, root.errors()}, scenario, change);
        scenario.changes.push_back(std::move(change));
    });
}

}  // namespace berth::sim::scenario
