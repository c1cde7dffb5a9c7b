// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/spec_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "models/domain/plan_from_snapshot.h"
#include "platform_client/gongji/task_details.h"

namespace berth::platform_client::gongji {
namespace {

using domain::ErrorCode;
using domain::Result;

Result<void> checkPorts(const domain::DeploymentSpec& spec) {
    for (std::size_t i = 1; i < spec.ports.size(); ++i) {
        if (spec.ports[i].balancing == spec.ports[0].balancing) continue;
        return domain::fail(ErrorCode::NotSupported,
                            "the platform balances all ports of a deployment alike: choose one "
                            "policy for all of them",
                            fmt::format("ports[{}].balancing", i));
    }
    return {};
}

// A create of a job has no place for it.
Result<void> checkJobPorts(const domain::DeploymentSpec& spec) {
    for (std::size_t i = 0; i < spec.ports.size(); ++i) {
        if (spec.ports[i].balancing == domain::BalancingPolicy::RoundRobin) continue;
        return domain::fail(
            ErrorCode::NotSupported,
            "the platform spreads the requests to a job in turn: choose round robin",
            fmt::format("ports[{}].balancing", i));
    }
    return {};
}

Result<void> checkMounts(const domain::DeploymentSpec& spec) {
    for (std::size_t i = 0; i < spec.mounts.size(); ++i) {
        if (storageOf(spec.mounts[i].volume)) continue;
        return domain::fail(
            ErrorCode::InvalidArgument,
            fmt::format("\"{}\" is none of the platform's volumes", spec.mounts[i].volume.value),
            fmt::format("mounts[{}].volume", i));
    }
    return {};
}

}  // namespace

Result<void> checkSpec(const domain::DeploymentSpec& spec, const domain::DeploymentId& editing,
                       const domain::Snapshot& snapshot, const domain::Capabilities& capabilities) {
    if (!editing.empty()) {
        return checkPlatformChange(domain::EditDeployment{editing, spec}, snapshot, capabilities);
    }
    // Nobody has the name in this one.
    domain::Snapshot others;
    others.catalogue = snapshot.catalogue;
    others.volumes = snapshot.volumes;
    return checkPlatformChange(domain::CreateDeployment{spec}, others, capabilities);
}

Result<void> checkPlatformChange(const domain::Change& change, const domain::Snapshot& snapshot,
                                 const domain::Capabilities& capabilities) {
    if (auto good = domain::checkChange(change, snapshot, capabilities); !good) return good;
    const domain::DeploymentSpec* spec = nullptr;
    if (const auto* create = std::get_if<domain::CreateDeployment>(&change)) spec = &create->spec;
    if (const auto* edit = std::get_if<domain::EditDeployment>(&change)) spec = &edit->spec;
    if (spec == nullptr) return {};
    if (auto good = spec->job ? checkJobPorts(*spec) : checkPorts(*spec); !good) return good;
    return checkMounts(*spec);
}

domain::DeploymentSpec wantedOf(const domain::DeploymentSpec& edit,
                                const domain::DeploymentSpec& now) {
    domain::DeploymentSpec wanted = edit;
    wanted.name = now.name;
    wanted.nodes = now.nodes;
    wanted.rollingUpdate = now.rollingUpdate;
    wanted.terminationGrace = now.terminationGrace;
    wanted.antiAffinity = now.antiAffinity;
    const bool samePlace = wanted.gpuSpec == now.gpuSpec && wanted.regions == now.regions;
    if (wanted.offers.empty() && samePlace) wanted.offers = now.offers;
    if (wanted.offers == now.offers && !samePlace) wanted.offers.clear();
    if (wanted.extensions.empty()) wanted.extensions = now.extensions;
    return wanted;
}

}  // namespace berth::platform_client::gongji
