// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/explore/settling.h"

#include <algorithm>
#include <map>
#include <string>

#include "models/domain/fault_traits.h"
#include "sim/images/builtin_images.h"

namespace berth::sim::explore {
namespace {

using scenario::Scenario;

bool works(const Scenario& scenario, const domain::DeploymentSpec& spec,
           const std::string& address) {
    const images::ImageModel* image = images::findImage(scenario.images, address);
    if (image == nullptr || image->crashAfter) return false;
    return std::all_of(spec.ports.begin(), spec.ports.end(), [image](const domain::PortSpec& port) {
        return image->listensOn(port.port);
    });
}

// Everywhere, since a deployment may be bound to one region: there is room in the smallest.
bool hasRoom(const Scenario& scenario) {
    std::map<std::string, int> wanted;
    std::map<std::string, bool> bound;
    for (const domain::DeploymentSpec& spec : scenario.deployments) {
        int most = spec.nodes, tried = 0;
        for (const scenario::ChangeConfig& change : scenario.changes) {
            if (change.deployment == spec.name && change.verb == scenario::ChangeVerb::Scale)
                most = std::max(most, change.nodes);
        }
        for (const scenario::ChangeConfig& change : scenario.changes) {
            if (change.deployment == spec.name && change.verb == scenario::ChangeVerb::Canary)
                tried = std::max(tried, domain::canaryNodes(change.canary, most));
        }
        wanted[spec.gpuSpec] += most + tried + spec.rollingUpdate.maxSurge + 1;
        bound[spec.gpuSpec] |= !spec.regions.empty();
    }
    for (const auto& [gpu, nodes] : wanted) {
        std::map<std::string, int> room;
        int all = 0;
        for (const scenario::RegionConfig& region : scenario.cluster.regions)
            room[region.region.id.value] = 0;
        for (const scenario::PoolConfig& pool : scenario.cluster.pools) {
            if (pool.spec.name != gpu) continue;
            const int nodesOfPool = pool.machines * (pool.cardsPerMachine / pool.spec.cards);
            room[pool.region.value] += nodesOfPool;
            all += nodesOfPool;
        }
        const auto smallest = std::min_element(
            room.begin(), room.end(),
            [](const auto& one, const auto& other) { return one.second < other.second; });
        const int there = bound[gpu] && smallest != room.end() ? smallest->second : all;
        if (nodes > there) return false;
    }
    return true;
}

}  // namespace

std::optional<engine::Time> quietFrom(const Scenario& scenario) {
    if (!hasRoom(scenario)) return std::nullopt;
    engine::Time quiet = 0;
    for (const domain::DeploymentSpec& spec : scenario.deployments) {
        if (!works(scenario, spec, spec.image)) return std::nullopt;
        if (spec.job && engine::toTime(spec.job->timeout) > kLongestJob) return std::nullopt;
        if (spec.stopAfter) return std::nullopt;
        for (const scenario::ChangeConfig& change : scenario.changes) {
            if (change.deployment == spec.name && !change.image.empty() &&
                !works(scenario, spec, change.image))
                return std::nullopt;
        }
    }
    for (const scenario::FaultConfig& fault : scenario.faults) {
        const bool lasts = domain::traitsOf(fault.fault.kind).lasts;
        if (fault.every || fault.ratePerSecond > 0 || (lasts && !fault.fault.duration))
            return std::nullopt;
        quiet = std::max(quiet, fault.at + (lasts ? engine::toTime(*fault.fault.duration) : 0));
    }
    for (const scenario::ChangeConfig& change : scenario.changes) {
        const bool tries = change.verb == scenario::ChangeVerb::Canary;
        quiet = std::max(quiet, change.at + (tries ? engine::toTime(change.canary.limit) : 0));
    }
    for (const scenario::WorkloadConfig& workload : scenario.workloads) {
        if (!workload.until) return std::nullopt;
        quiet = std::max(quiet, *workload.until);
    }
    return quiet;
}

}  // namespace berth::sim::explore
