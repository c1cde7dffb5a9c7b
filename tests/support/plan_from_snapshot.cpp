// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "tests/support/fake_platform.h"

namespace berth::support {

using namespace domain;

namespace {

const Deployment* find(const Snapshot& snapshot, const DeploymentId& id) {
    for (const Deployment& deployment : snapshot.deployments) {
        if (deployment.id == id) return &deployment;
    }
    return nullptr;
}

void end(Plan& plan, const Node& node) {
    plan.nodesEnded.push_back(node.name);
    if (node.diskUsed.count == 0) return;
    NodeLoss loss;
    loss.node = node.id;
    loss.nodeName = node.name;
    loss.bytes = node.diskUsed;
    loss.files = node.diskFiles;
    loss.largestPaths = {"/root/outputs/" + node.name + ".bin"};
    loss.lastWrite = node.lastWrite.value_or(node.created);
    plan.losses.push_back(std::move(loss));
}

std::vector<const Node*> aliveNodes(const Snapshot& snapshot, const DeploymentId& id) {
    std::vector<const Node*> nodes;
    for (const Node& node : snapshot.nodes) {
        if (node.deployment == id && node.alive()) nodes.push_back(&node);
    }
    return nodes;
}

Rate priceOf(const Snapshot& snapshot, const DeploymentSpec& spec) {
    for (const Pool& pool : snapshot.catalogue.pools) {
        if (pool.gpuSpec == spec.gpuSpec) return pool.price * spec.nodes;
    }
    return {};
}

}  // namespace

Result<Plan> planFromSnapshot(const Snapshot& snapshot, const Change& change) {
    Plan plan;
    plan.change = change;
    plan.basis = snapshot.version + 1;
    if (const auto* create = std::get_if<CreateDeployment>(&change)) {
        plan.nodesStarted = create->spec.nodes;
        plan.rateAfter = priceOf(snapshot, create->spec);
        return plan;
    }
    if (const auto* replace = std::get_if<ReplaceNode>(&change)) {
        for (const Node& node : snapshot.nodes) {
            if (node.id != replace->node) continue;
            end(plan, node);
            plan.nodesStarted = 1;
            return plan;
        }
        return fail(ErrorCode::NotFound, "no node " + replace->node.value);
    }
    const DeploymentId id = std::visit(
        [](const auto& c) -> DeploymentId {
            if constexpr (requires { c.deployment; }) return c.deployment;
            return {};
        },
        change);
    const Deployment* deployment = find(snapshot, id);
    if (deployment == nullptr) return fail(ErrorCode::NotFound, "no deployment " + id.value);
    plan.rateBefore = plan.rateAfter = priceOf(snapshot, deployment->spec);
    for (const VolumeMount& mount : deployment->spec.mounts) {
        plan.volumesKept.push_back(mount.volume);
    }
    const std::vector<const Node*> nodes = aliveNodes(snapshot, id);
    std::size_t kept = 0;
    if (const auto* scale = std::get_if<ScaleDeployment>(&change)) {
        kept = std::min(nodes.size(), static_cast<std::size_t>(std::max(0, scale->nodes)));
        plan.nodesStarted = std::max(0, scale->nodes - static_cast<int>(nodes.size()));
        DeploymentSpec wanted = deployment->spec;
        wanted.nodes = scale->nodes;
        plan.rateAfter = priceOf(snapshot, wanted);
    } else if (const auto* edit = std::get_if<EditDeployment>(&change)) {
        plan.nodesStarted = static_cast<int>(nodes.size());
        plan.rateAfter = priceOf(snapshot, edit->spec);
        if (edit->spec.image != deployment->spec.image) {
            plan.fields.push_back({"image", deployment->spec.image, edit->spec.image});
        }
    } else if (std::holds_alternative<RestartDeployment>(change)) {
        plan.nodesStarted = static_cast<int>(nodes.size());
    } else if (std::holds_alternative<ResumeDeployment>(change)) {
        kept = nodes.size();
        plan.nodesStarted = deployment->spec.nodes;
    } else {
        plan.rateAfter = {};
        plan.linksInterrupted = true;
    }
    for (std::size_t i = kept; i < nodes.size(); ++i)
        end(plan, *nodes[i]);
    return plan;
}

}  // namespace berth::support
