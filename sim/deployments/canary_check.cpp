// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/deployments/canary_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "models/domain/node_replacement.h"

namespace berth::sim::deployments {

namespace {

using domain::ErrorCode;
using domain::fail;

tl::unexpected<domain::Error> cannotTry(const DeploymentRecord& deployment, const char* why) {
    return fail(ErrorCode::WrongState, fmt::format("{} {}", deployment.spec->name, why));
}

domain::Result<void> checkTriedSpec(const domain::DeploymentSpec& spec,
                                    const domain::DeploymentSpec& now) {
    const auto differs = [](const char* field, const char* detail) {
        return fail(ErrorCode::InvalidArgument, detail, field);
    };
    if (spec.job) return differs("job", "a version that is tried serves requests: leave job out");
    if (spec.ports != now.ports)
        return differs("ports",
                       "a version that is tried has the ports of its deployment, with their "
                       "balancing: edit them before or after");
    if (spec.autoscaling != now.autoscaling)
        return differs("autoscaling",
                       "a version that is tried is autoscaled as its deployment: edit that before "
                       "or after");
    if (spec.stopAfter != now.stopAfter)
        return differs("stopAfter",
                       "a version that is tried stops when its deployment does: edit that before "
                       "or after");
    domain::DeploymentSpec counted = spec;
    counted.name = now.name;
    counted.nodes = now.nodes;
    if (!domain::replacesNodes(now, counted))
        return differs("spec",
                       "the version to try is the one that runs: change its image, environment or "
                       "command");
    return {};
}

}  // namespace

domain::Result<void> checkCanaryStart(const domain::StartCanary& change,
                                      const DeploymentRecord& deployment,
                                      const cluster::NodeTable& nodes) {
    if (deployment.job)
        return fail(ErrorCode::NotSupported,
                    fmt::format("{} is a job: no requests come to it that could be shared",
                                deployment.spec->name));
    if (auto rule = domain::checkCanary(change.rule); !rule) return rule;
    if (deployment.spec->ports.empty())
        return cannotTry(deployment, "has no port: there are no requests to share");
    if (deployment.pausedAt) return cannotTry(deployment, "is paused: resume it first");
    if (deployment.tries())
        return cannotTry(deployment, "tries a version already: promote it or roll it back first");
    if (deployment.wanted() == 0)
        return cannotTry(deployment, "wants no node now: there is nothing to compare with");
    if (change.rule.nodes && *change.rule.nodes > deployment.wanted())
        return fail(ErrorCode::InvalidArgument,
                    fmt::format("a canary has at most as many nodes as {} wants, {}, not {}",
                                deployment.spec->name, deployment.wanted(), *change.rule.nodes),
                    "canary.nodes");
    const bool updates =
        std::any_of(deployment.nodes.begin(), deployment.nodes.end(), [&](serving::NodeKey key) {
            const cluster::NodeRecord& node = *nodes.at(key);
            return node.active() && node.generation != deployment.generation;
        });
    if (updates)
        return cannotTry(deployment, "is being updated: wait until its old nodes are replaced");
    return checkTriedSpec(change.spec, *deployment.spec);
}

domain::Result<void> checkCanaryWatched(const DeploymentRecord& deployment) {
    if (deployment.tries()) return {};
    return cannotTry(deployment, "tries no other version now");
}

}  // namespace berth::sim::deployments
