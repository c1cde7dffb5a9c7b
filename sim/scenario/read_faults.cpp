// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "models/domain/simulated_xid.h"
#include "sim/scenario/machine_names.h"
#include "sim/scenario/section_readers.h"
#include "sim/scenario/suggest.h"

namespace berth::sim::scenario {
namespace {

using domain::FaultKind;

constexpr double kHighestFaultRate = 1;  // a second
constexpr int kHighestXid = 9999;
constexpr int kFellOffTheBus = 79;
constexpr double kSlowGpu = 0.5, kSlowestGpu = 0.01;  // of its speed

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
        case FaultKind::GpuLost:
        case FaultKind::GpuXid:
        case FaultKind::GpuSlow:
            return checkCardTarget(map, scenario, fault.target, sound);
        case FaultKind::RegistrySlow:
        case FaultKind::RegistryDown:
            return checkRegionTarget(map, scenario, fault.target);
    }
}

bool lasts(FaultKind kind) {
    return kind != FaultKind::KillNode && kind != FaultKind::CrashContainer &&
           kind != FaultKind::OutOfMemory && kind != FaultKind::GpuXid;
}

void readCard(const MapReader& map, const Scenario& scenario, domain::Fault& fault) {
    if (!map.integer("card", 0, kMostCards - 1, fault.card)) return;
    const std::string& target = fault.target;
    int cards = std::max(cardsOfNode(scenario, target), cardsOfMachine(scenario, target));
    if (target.empty()) {
        for (const domain::DeploymentSpec& spec : scenario.deployments)
            cards = std::max(cards, cardsOfNode(scenario, spec.name));
    }
    if (cards == 0 || fault.card < cards) return;  // 0: complained of already
    const std::string owner = target.empty() ? "any node" : quote(target);
    map.errors().add(*map.find("card"), map.pathOf("card"),
                     cards == 1
                         ? fmt::format("{} has one GPU: leave \"card\" out, or write 0", owner)
                         : fmt::format("the GPUs of {} are numbered 0 to {}", owner, cards - 1));
}

void readXid(const MapReader& map, domain::Fault& fault) {
    if (!map.require("xid", "31") || !map.integer("xid", 1, kHighestXid, fault.xid)) return;
    if (domain::simulatedXid(fault.xid) != nullptr) return;
    std::string known;
    for (const domain::SimulatedXid& each : domain::simulatedXids())
        known += fmt::format("{}{}", known.empty() ? "" : ", ", each.code);
    map.errors().add(
        *map.find("xid"), map.pathOf("xid"),
        fault.xid == kFellOffTheBus
            ? std::string("Xid 79 is a GPU that fell off the bus: write \"fault: gpu_lost\"")
            : fmt::format("Xid {} is not simulated; these are: {}", fault.xid, known));
}

// `kind` has been read.
void readCardFields(const MapReader& map, const Scenario& scenario, domain::Fault& fault) {
    const bool ofCard = fault.kind == FaultKind::GpuLost || fault.kind == FaultKind::GpuXid ||
                        fault.kind == FaultKind::GpuSlow;
    if (ofCard)
        readCard(map, scenario, fault);
    else
        map.refuse("card", "only gpu_lost, gpu_xid and gpu_slow have one");
    if (fault.kind == FaultKind::GpuXid)
        readXid(map, fault);
    else
        map.refuse("xid", "only gpu_xid has one");
}

void readFactor(const MapReader& map, domain::Fault& fault) {
    if (fault.kind == FaultKind::GpuSlow) {
        fault.factor = kSlowGpu;
        if (map.percent("factor", fault.factor) &&
            (fault.factor < kSlowestGpu || fault.factor >= 1))
            map.errors().add(*map.find("factor"), map.pathOf("factor"),
                             "what is left of the GPU's speed: from 1% to below 100%");
    } else if (fault.kind == FaultKind::RegistrySlow) {
        map.percent("factor", fault.factor);
    } else {
        map.refuse("factor", "only registry_slow and gpu_slow have one");
    }
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
        {"registry_down", FaultKind::RegistryDown},
        {"gpu_lost", FaultKind::GpuLost},
        {"gpu_xid", FaultKind::GpuXid},
        {"gpu_slow", FaultKind::GpuSlow}};
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
    readFactor(map, config.fault);
    readCardFields(map, scenario, config.fault);
}

}  // namespace

void readFaults(const MapReader& root, Scenario& scenario) {
    const bool sound = root.errors().empty();
    root.list("faults", [&](const YamlNode& item, const std::string& path) {
        FaultConfig config;
        readFault({item, path, sections::kFault, root.errors()}, scenario, config, sound);
        scenario.faults.push_back(std::move(config));
    });
}

}  // namespace berth::sim::scenario
