// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "models/domain/fault_traits.h"
#include "models/domain/simulated_xid.h"
#include "sim/scenario/fault_target_reader.h"
#include "sim/scenario/section_readers.h"

namespace berth::sim::scenario {
namespace {

using domain::FaultKind;

constexpr double kHighestFaultRate = 1;  // a second
constexpr int kFellOffTheBus = 79;
constexpr double kSlowestGpu = 0.01;  // of its speed

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
    const auto wrong = [&](const char* words) {
        map.errors().add(*map.find("factor"), map.pathOf("factor"), words);
    };
    if (fault.kind == FaultKind::GpuSlow) {
        if (map.percent("factor", fault.factor) &&
            (fault.factor < kSlowestGpu || fault.factor >= 1))
            wrong("what is left of the GPU's speed: from 1% to below 100%");
    } else if (fault.kind == FaultKind::RegistrySlow || fault.kind == FaultKind::SlowDisk) {
        if (map.percent("factor", fault.factor) && (fault.factor <= 0 || fault.factor >= 1))
            wrong("what is left of the speed: above 0% and below 100%");
    } else {
        map.refuse("factor", "only registry_slow, slow_disk and gpu_slow have one");
    }
}

void readProbability(const MapReader& map, domain::Fault& fault) {
    if (!domain::traitsOf(fault.kind).hasProbability)
        return map.refuse("probability", "this fault does not strike at random once it is there");
    if (map.percent("probability", fault.probability) && fault.probability <= 0)
        map.errors().add(*map.find("probability"), map.pathOf("probability"),
                         "of each hit: above 0% and at most 100%");
}

// "5m", or "-5m" for a clock that is behind.
void readSkew(const MapReader& map, domain::Fault& fault) {
    const YamlNode* value = map.find("skew");
    if (value == nullptr) return;
    YamlNode amount = *value;
    const bool behind = value->kind == YamlNode::Kind::Scalar && value->text.substr(0, 1) == "-";
    if (behind) amount.text.erase(0, 1);
    const auto span = readSpan({amount, map.pathOf("skew"), map.errors()}, engine::kMillisecond,
                               engine::toTime(domain::kLargestClockSkew));
    if (span) fault.delay = domain::Duration{behind ? -*span : *span};
}

void readTimes(const MapReader& map, domain::Fault& fault) {
    if (fault.kind == FaultKind::NetworkDelay) {
        engine::Time delay = 0;
        if (map.span("delay", engine::kMicrosecond, engine::toTime(domain::kLongestNetworkDelay),
                     delay))
            fault.delay = domain::Duration{delay};
    } else {
        map.refuse("delay", "only network_delay has one");
    }
    if (fault.kind == FaultKind::ClockSkew)
        readSkew(map, fault);
    else
        map.refuse("skew", "only clock_skew has one");
}

void readCutAndStatus(const MapReader& map, domain::Fault& fault) {
    constexpr std::pair<std::string_view, domain::FaultCut> kCuts[] = {
        {"both", domain::FaultCut::Both},
        {"control_plane", domain::FaultCut::ControlPlane},
        {"clients", domain::FaultCut::Clients}};
    if (fault.kind == FaultKind::Partition)
        map.choice("cut", kCuts, fault.cut);
    else
        map.refuse("cut", "only a partition has one");
    constexpr std::pair<std::string_view, int> kStatuses[] = {
        {"429", 429}, {"500", 500}, {"503", 503}};
    if (fault.kind == FaultKind::ApiErrors)
        map.choice("status", kStatuses, fault.status);
    else
        map.refuse("status", "only api_errors has one");
}

bool readKind(const MapReader& map, domain::Fault& fault) {
    const YamlNode* value = map.find("fault");
    if (value == nullptr) return false;
    std::vector<std::string_view> words;
    for (const domain::FaultTraits& traits : domain::faultTraits())
        words.push_back(traits.word);
    const auto index = readChoice({*value, map.pathOf("fault"), map.errors()}, words);
    if (index) fault = domain::usualFault(domain::faultTraits()[*index].kind);
    return index.has_value();
}

void readFault(const MapReader& map, const Scenario& scenario, FaultConfig& config, bool sound) {
    if (!map.has("rate")) map.require("at", "10m");
    readInstant(map, "at", scenario, config.at);
    if (map.rate("rate", kHighestFaultRate, config.ratePerSecond))
        map.refuse("every", "a fault with a rate comes again by itself");
    engine::Time every = 0;
    if (map.span("every", engine::kSecond, kLongestSpan, every)) config.every = every;
    map.require("fault", "kill_node");
    if (!readKind(map, config.fault)) return;
    readFaultTarget(map, scenario, config.fault, sound);
    engine::Time duration = 0;
    if (!domain::traitsOf(config.fault.kind).lasts) {
        map.refuse("for", "this fault strikes once");
    } else if (map.span("for", engine::kMillisecond, kLongestSpan, duration)) {
        config.fault.duration = domain::Duration{duration};
    }
    if (config.fault.kind == FaultKind::CrashContainer ||
        config.fault.kind == FaultKind::VersionCrashes) {
        map.integer("exit_code", 0, kHighestExitCode, config.fault.exitCode);
    } else {
        map.refuse("exit_code", "only crash_container and version_crashes have one");
    }
    readFactor(map, config.fault);
    readProbability(map, config.fault);
    readTimes(map, config.fault);
    readCutAndStatus(map, config.fault);
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
