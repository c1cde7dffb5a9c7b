// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/operation_summary.h"

#include <algorithm>
#include <variant>

namespace berth::bridge {

namespace {

using namespace domain;

struct Summarizer {
    const Snapshot& snapshot;

    [[nodiscard]] const Deployment* find(const DeploymentId& id) const {
        const auto found = std::ranges::find(snapshot.deployments, id, &Deployment::id);
        return found == snapshot.deployments.end() ? nullptr : &*found;
    }
    [[nodiscard]] std::string name(const DeploymentId& id) const {
        const Deployment* deployment = find(id);
        return deployment != nullptr ? deployment->spec.name : id.value;
    }

    std::string operator()(const CreateDeployment& c) const {
        return "create " + c.spec.name + " with " + std::to_string(c.spec.nodes) +
               (c.spec.nodes == 1 ? " node" : " nodes");
    }
    std::string operator()(const EditDeployment& c) const { return "edit " + name(c.deployment); }
    std::string operator()(const ScaleDeployment& c) const {
        const Deployment* deployment = find(c.deployment);
        const std::string before =
            deployment != nullptr ? std::to_string(deployment->spec.nodes) + " " : std::string();
        return "scale " + name(c.deployment) + " " + before + "→ " + std::to_string(c.nodes);
    }
    std::string operator()(const PauseDeployment& c) const { return "pause " + name(c.deployment); }
    std::string operator()(const ResumeDeployment& c) const {
        return "resume " + name(c.deployment);
    }
    std::string operator()(const RestartDeployment& c) const {
        return "restart " + name(c.deployment);
    }
    std::string operator()(const ReplaceNode& c) const {
        const auto found = std::ranges::find(snapshot.nodes, c.node, &Node::id);
        return "replace node " + (found == snapshot.nodes.end() ? c.node.value : found->name);
    }
    std::string operator()(const DeleteDeployment& c) const {
        return "delete " + name(c.deployment);
    }
    std::string operator()(const StartCanary& c) const {
        return "try a version of " + name(c.deployment) + " on " +
               std::to_string(c.rule.sharePercent) + " % of its requests";
    }
    std::string operator()(const PromoteCanary& c) const {
        return "promote the new version of " + name(c.deployment);
    }
    std::string operator()(const RollBackCanary& c) const {
        return "roll back the new version of " + name(c.deployment);
    }
};

}  // namespace

std::string summarize(const Change& change, const Snapshot& snapshot) {
    return std::visit(Summarizer{snapshot}, change);
}

}  // namespace berth::bridge
