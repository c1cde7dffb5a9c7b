// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/task_details.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "platform_client/gongji/job_codec.h"
#include "platform_client/gongji/seconds.h"
#include "platform_client/gongji/task_extensions.h"

namespace berth::platform_client::gongji {
namespace {

using domain::BalancingPolicy;
using domain::DeploymentSpec;

constexpr std::array<std::pair<std::string_view, StorageKind>, 3> kStorages{
    {{"juicefs-", StorageKind::Juicefs},
     {"share-", StorageKind::Share},
     {"nas-", StorageKind::Nas}}};

std::optional<domain::Probe> toProbe(const WireProbe& wire) {
    if (!wire.on) return std::nullopt;
    domain::Probe probe;
    probe.kind = wire.http ? domain::ProbeKind::Http : domain::ProbeKind::Tcp;
    probe.port = wire.port;
    if (wire.http) probe.path = wire.path;
    probe.initialDelay = toDuration(wire.initialDelay);
    probe.period = toDuration(wire.period);
    probe.timeout = toDuration(wire.timeout);
    probe.failureThreshold = wire.failureThreshold;
    return probe;
}

// Every region that sells it, and so any.
bool coversAll(const std::vector<domain::RegionId>& regions, const std::string& specName,
               const OfferBook& offers) {
    const auto sold = offers.offersOf(specName, {});
    return !sold.empty() && std::all_of(sold.begin(), sold.end(), [&](const WireOffer* offer) {
        return std::find(regions.begin(), regions.end(), domain::RegionId{offer->region}) !=
               regions.end();
    });
}

void readResources(const WireTask& task, const OfferBook& offers, DeploymentSpec& spec) {
    if (task.resources.empty()) return;
    spec.gpuSpec = offers.specNameOf(task.resources.front().device);
    for (const WireTaskResource& each : task.resources) {
        const domain::RegionId region{each.region};
        if (!region.empty() &&
            std::find(spec.regions.begin(), spec.regions.end(), region) == spec.regions.end())
            spec.regions.push_back(region);
        spec.offers.push_back(each.mark);
    }
    if (coversAll(spec.regions, spec.gpuSpec, offers)) spec.regions.clear();
}

void readService(const TaskDetails& details, DeploymentSpec& spec) {
    const WireService* service = primaryService(details.any());
    if (service == nullptr) return;
    spec.image = service->summary.image;
    const BalancingPolicy policy =
        policyOf(details.balance().type).value_or(BalancingPolicy::RoundRobin);
    for (const WirePort& port : service->summary.ports)
        spec.ports.push_back({port.port, policy});
    for (const WireVariable& variable :
         service->environment.value_or(std::vector<WireVariable>{})) {
        if (variable.plain) spec.environment.push_back({variable.name, variable.value});
    }
    spec.command = service->command;
    spec.command.insert(spec.command.end(), service->args.begin(), service->args.end());
    for (const WireMount& mount : service->mounts)
        spec.mounts.push_back({volumeIdOf(mount.kind, mount.storageId), mount.targetDir});
    spec.health.startup = toProbe(service->health.startup);
    spec.health.liveness = toProbe(service->health.liveness);
    spec.health.readiness = toProbe(service->health.readiness);
    spec.sharedMemory = mebibytes(service->sharedMemory);
    if (spec.sharedMemory.count > 0 || !details.old) return;
    if (const WireService* older = primaryService(*details.old))
        spec.sharedMemory = mebibytes(older->sharedMemory);
}

}  // namespace

std::size_t primaryIndex(const WireTaskDetail& detail) {
    const auto found =
        std::find_if(detail.services.begin(), detail.services.end(),
                     [](const WireService& each) { return !each.summary.ports.empty(); });
    return found == detail.services.end()
               ? 0
               : static_cast<std::size_t>(found - detail.services.begin());
}

const WireService* primaryService(const WireTaskDetail& detail) {
    return detail.services.empty() ? nullptr : &detail.services[primaryIndex(detail)];
}

domain::VolumeId volumeIdOf(StorageKind kind, std::int64_t storageId) {
    for (const auto& [prefix, each] : kStorages) {
        if (each == kind) return {fmt::format("{}{}", prefix, storageId)};
    }
    return {};
}

std::optional<StorageRef> storageOf(const domain::VolumeId& volume) {
    const std::string_view text = volume.value;
    for (const auto& [prefix, kind] : kStorages) {
        if (!text.starts_with(prefix)) continue;
        StorageRef storage{kind, 0};
        const char* const last = text.data() + text.size();
        const auto [end, error] = std::from_chars(text.data() + prefix.size(), last, storage.id);
        if (error == std::errc() && end == last) return storage;
    }
    return std::nullopt;
}

std::optional<BalancingPolicy> policyOf(const std::string& balanceType) {
    if (balanceType.empty() || balanceType == "RoundRobin") return BalancingPolicy::RoundRobin;
    if (balanceType == "Random") return BalancingPolicy::Random;
    if (balanceType == "LeastConnection") return BalancingPolicy::LeastConnections;
    return std::nullopt;
}

const char* balanceTypeOf(BalancingPolicy policy) {
    switch (policy) {
        case BalancingPolicy::RoundRobin:
            return "RoundRobin";
        case BalancingPolicy::Random:
            return "Random";
        case BalancingPolicy::LeastConnections:
            return "LeastConnection";
        // Not among this platform's capabilities.
        case BalancingPolicy::LeastOfTwo:
        case BalancingPolicy::RingHash:
        case BalancingPolicy::MaglevHash:
        case BalancingPolicy::JumpHash:
        case BalancingPolicy::Queue:
            break;
    }
    return "RoundRobin";
}

DeploymentSpec toSpec(const TaskDetails& details, const OfferBook& offers) {
    return toSpec(details, offers, extensionsOf(details));
}

DeploymentSpec toSpec(const TaskDetails& details, const OfferBook& offers,
                      const std::string& extensions) {
    const WireTaskDetail& detail = details.any();
    DeploymentSpec spec;
    spec.name = detail.task.name;
    spec.nodes = detail.task.points;
    if (detail.task.kind == TaskKind::Job) {
        const WireJob job = details.job() == nullptr ? WireJob{} : *details.job();
        spec.job = toJobSpec(job, detail.task.points);
        spec.nodes = job.parallelism.value_or(spec.nodes);
    }
    readResources(detail.task, offers, spec);
    readService(details, spec);
    if (detail.terminationGrace) spec.terminationGrace = toDuration(*detail.terminationGrace);
    spec.extensions = extensions;
    return spec;
}

}  // namespace berth::platform_client::gongji
