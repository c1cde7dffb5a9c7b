// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/fault_traits.h"

#include <algorithm>
#include <array>

namespace berth::domain {

namespace {

using enum FaultKind;

constexpr std::array<FaultTraits, kFaultKinds> kTraits{{
    {KillNode, "kill_node", FaultScope::Node, false},
    {CrashContainer, "crash_container", FaultScope::Node, false},
    {OutOfMemory, "out_of_memory", FaultScope::Node, false},
    {DiskFull, "disk_full", FaultScope::Node},
    {MachineDown, "machine_down", FaultScope::Machine},
    {Cordon, "cordon", FaultScope::Machine},
    {MachineDiskFull, "machine_disk_full", FaultScope::Machine},
    {RegistrySlow, "registry_slow", FaultScope::Registry},
    {RegistryDown, "registry_down", FaultScope::Registry},
    {GpuLost, "gpu_lost", FaultScope::Card},
    {GpuXid, "gpu_xid", FaultScope::Card, false},
    {GpuSlow, "gpu_slow", FaultScope::Card},
    {SlowDisk, "slow_disk", FaultScope::Machine},
    {RackDown, "rack_down", FaultScope::Rack},
    {RegionDown, "region_down", FaultScope::Region},
    {Partition, "partition", FaultScope::Area},
    {NetworkLoss, "network_loss", FaultScope::Area, true, true, 0.1},
    {NetworkDelay, "network_delay", FaultScope::Area},
    {RegistryUnauthorized, "registry_unauthorized", FaultScope::Registry, true, true},
    {RegistryThrottled, "registry_throttled", FaultScope::Registry, true, true},
    {LayerInvalid, "layer_invalid", FaultScope::Area, true, true},
    {ProbeFlapping, "probe_flapping", FaultScope::Node, true, true, 0.5},
    {ClockSkew, "clock_skew", FaultScope::Machine},
    {VersionCrashes, "version_crashes", FaultScope::Deployment, true, true},
    {VersionErrors, "version_errors", FaultScope::Deployment, true, true, 0.5},
    {ApiErrors, "api_errors", FaultScope::Api, true, true, 0.5},
    {ApiTimeouts, "api_timeouts", FaultScope::Api, true, true, 0.5},
    {ApiDuplicates, "api_duplicates", FaultScope::Api, true, true, 0.5},
    {ApiLostReplies, "api_lost_replies", FaultScope::Api, true, true, 0.5},
    {Drain, "drain", FaultScope::Machine},
}};

constexpr bool inOrder() {
    for (std::size_t i = 0; i < kTraits.size(); ++i) {
        if (static_cast<std::size_t>(kTraits[i].kind) != i) return false;
    }
    return true;
}
static_assert(inOrder());

constexpr double kUsualFactor = 0.1, kUsualGpuFactor = 0.5;
constexpr Duration kUsualDelay = std::chrono::milliseconds(200);
constexpr Duration kUsualSkew = std::chrono::minutes(5);

}  // namespace

std::span<const FaultTraits> faultTraits() {
    return kTraits;
}

const FaultTraits& traitsOf(FaultKind kind) {
    return kTraits.at(static_cast<std::size_t>(kind));
}

std::optional<FaultKind> faultOfWord(std::string_view word) {
    const auto found = std::find_if(kTraits.begin(), kTraits.end(),
                                    [word](const auto& traits) { return traits.word == word; });
    if (found == kTraits.end()) return std::nullopt;
    return found->kind;
}

Fault usualFault(FaultKind kind) {
    Fault fault;
    fault.kind = kind;
    fault.probability = traitsOf(kind).usualProbability;
    fault.factor = kind == GpuSlow ? kUsualGpuFactor : kUsualFactor;
    if (kind == NetworkDelay) fault.delay = kUsualDelay;
    if (kind == ClockSkew) fault.delay = kUsualSkew;
    return fault;
}

Result<void> checkFaultValues(const Fault& fault) {
    const auto wrong = [](const char* what, const char* field) {
        return fail(ErrorCode::InvalidArgument, what, field);
    };
    if (fault.duration && fault.duration->count() <= 0)
        return wrong("a fault lasts longer than nothing", "duration");
    if (traitsOf(fault.kind).hasProbability && !(fault.probability > 0 && fault.probability <= 1))
        return wrong("a probability lies above 0 and is at most 1", "probability");
    switch (fault.kind) {
        case CrashContainer:
        case VersionCrashes:
            if (fault.exitCode < 0 || fault.exitCode > 255)
                return wrong("an exit code lies between 0 and 255", "exitCode");
            break;
        case RegistrySlow:
            if (!(fault.factor > 0 && fault.factor < 1))
                return wrong("the factor of a slow registry lies between 0 and 1", "factor");
            break;
        case SlowDisk:
            if (!(fault.factor > 0 && fault.factor < 1))
                return wrong("the factor of a slow disk lies between 0 and 1", "factor");
            break;
        case NetworkDelay:
            if (fault.delay <= Duration{0} || fault.delay > kLongestNetworkDelay)
                return wrong("a network delays by more than nothing and at most a minute", "delay");
            break;
        case ClockSkew:
            if (fault.delay == Duration{0} || fault.delay > kLargestClockSkew ||
                fault.delay < -kLargestClockSkew)
                return wrong("a clock that is wrong is off by at most a year", "delay");
            break;
        case ApiErrors:
            if (fault.status != 429 && fault.status != 500 && fault.status != 503)
                return wrong("the status is 429, 500 or 503", "status");
            break;
        default:
            break;
    }
    return {};
}

}  // namespace berth::domain
