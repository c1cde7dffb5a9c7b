// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <variant>

#include "models/domain/plan_from_snapshot.h"
#include "models/domain/validation.h"

namespace berth::domain {
namespace {

struct Checker {
    const Snapshot& snapshot;
    const Capabilities& can;

    [[nodiscard]] Result<void> spec(const DeploymentSpec& wanted,
                                    const DeploymentId& editing) const {
        ValidationContext rules;
        rules.catalogue = &snapshot.catalogue;
        rules.capabilities = &can;
        rules.snapshot = &snapshot;
        rules.editing = editing;
        std::vector<Finding> findings = validate(wanted, rules);
        if (!editing.empty()) {
            // Names and numbers given elsewhere need not follow the rules of our forms.
            std::erase_if(findings, [](const Finding& each) {
                return each.field == "name" || each.field == "nodes";
            });
        }
        if (auto problem = firstProblem(findings)) return tl::unexpected<Error>(*problem);
        if (wanted.nodes <= can.maxNodes) return {};
        return fail(ErrorCode::InvalidArgument,
                    fmt::format("a deployment has at most {} nodes", can.maxNodes), "nodes");
    }
    [[nodiscard]] Result<const Deployment*> existing(const DeploymentId& id) const {
        const Deployment* deployment = snapshot.findDeployment(id);
        if (deployment == nullptr)
            return fail(ErrorCode::NotFound, fmt::format("there is no deployment {}", id.value));
        if (deployment->state == DeploymentState::Deleting) {
            return fail(ErrorCode::WrongState,
                        fmt::format("{} is being deleted", deployment->spec.name));
        }
        return deployment;
    }
    // Found, and the platform can do it.
    [[nodiscard]] Result<const Deployment*> found(const DeploymentId& id, bool possible,
                                                  const char* what) const {
        auto deployment = existing(id);
        if (deployment && !possible)
            return fail(ErrorCode::NotSupported, fmt::format("the platform cannot {}", what));
        return deployment;
    }
    // The same, and it is no job that is over, or that the platform leaves as it was made.
    [[nodiscard]] Result<const Deployment*> unfinished(const DeploymentId& id, bool possible,
                                                       const char* what) const {
        auto deployment = found(id, possible, what);
        if (deployment && (*deployment)->finished()) return wrong(**deployment, "is over");
        if (deployment && (*deployment)->spec.job && !can.jobChanges)
            return fail(ErrorCode::NotSupported, "the platform cannot change a job: delete it");
        return deployment;
    }
    static bool paused(const Deployment& deployment) {
        return deployment.state == DeploymentState::Paused;
    }
    static tl::unexpected<Error> wrong(const Deployment& deployment, const char* what) {
        return fail(ErrorCode::WrongState, fmt::format("{} {}", deployment.spec.name, what));
    }
    static tl::unexpected<Error> isAJob(const Deployment& deployment) {
        return fail(ErrorCode::NotSupported,
                    fmt::format("{} is a job: delete it and create it anew", deployment.spec.name));
    }

    Result<void> operator()(const CreateDeployment& change) const { return spec(change.spec, {}); }
    Result<void> operator()(const EditDeployment& change) const {
        const auto deployment = found(change.deployment, can.editInPlace, "edit a deployment");
        if (!deployment) return tl::unexpected<Error>(deployment.error());
        if ((*deployment)->spec.job) return isAJob(**deployment);
        if (change.spec.job)
            return fail(ErrorCode::InvalidArgument,
                        "a deployment without an end does not become a job: create one", "job");
        DeploymentSpec wanted = change.spec;
        wanted.name = (*deployment)->spec.name;
        wanted.nodes = (*deployment)->spec.nodes;
        return spec(wanted, change.deployment);
    }
    Result<void> operator()(const ScaleDeployment& change) const {
        const auto deployment = unfinished(change.deployment, true, "scale a deployment");
        if (!deployment) return tl::unexpected<Error>(deployment.error());
        if (change.nodes >= 0 && change.nodes <= can.maxNodes) return {};
        return fail(
            ErrorCode::InvalidArgument,
            fmt::format("a deployment has 0 to {} nodes, not {}", can.maxNodes, change.nodes),
            "nodes");
    }
    Result<void> operator()(const PauseDeployment& change) const {
        const auto deployment = unfinished(change.deployment, can.pause, "pause a deployment");
        if (!deployment) return tl::unexpected<Error>(deployment.error());
        if (paused(**deployment)) return wrong(**deployment, "is paused already");
        return {};
    }
    Result<void> operator()(const ResumeDeployment& change) const {
        const auto deployment = unfinished(change.deployment, can.pause, "resume a deployment");
        if (!deployment) return tl::unexpected<Error>(deployment.error());
        if (!paused(**deployment)) return wrong(**deployment, "is not paused");
        return {};
    }
    Result<void> operator()(const RestartDeployment& change) const {
        const auto deployment = found(change.deployment, can.restart, "restart a deployment");
        if (!deployment) return tl::unexpected<Error>(deployment.error());
        if ((*deployment)->spec.job) return isAJob(**deployment);
        if (paused(**deployment)) return wrong(**deployment, "is paused: resume it first");
        return {};
    }
    Result<void> operator()(const ReplaceNode& change) const {
        const Node* node = snapshot.findNode(change.node);
        if (node == nullptr)
            return fail(ErrorCode::NotFound, fmt::format("there is no node {}", change.node.value));
        if (!can.replaceNode)
            return fail(ErrorCode::NotSupported, "the platform cannot replace a node");
        const Deployment* owner = snapshot.findDeployment(node->deployment);
        if (owner != nullptr && owner->spec.job && !can.jobChanges)
            return fail(ErrorCode::NotSupported, "the platform cannot replace a node of a job");
        if (node->alive() && node->state != NodeState::Terminating) return {};
        return fail(ErrorCode::WrongState,
                    fmt::format("{} is {} already", node->name, node->alive() ? "ending" : "gone"));
    }
    Result<void> operator()(const DeleteDeployment& change) const {
        const auto deployment = existing(change.deployment);
        if (!deployment) return tl::unexpected<Error>(deployment.error());
        return {};
    }
    Result<void> operator()(const StartCanary& change) const {
        const auto deployment = found(change.deployment, can.canary, "try a version");
        if (!deployment) return tl::unexpected<Error>(deployment.error());
        if (auto rule = checkCanary(change.rule); !rule) return rule;
        DeploymentSpec wanted = change.spec;
        wanted.name = (*deployment)->spec.name;
        wanted.nodes = (*deployment)->spec.nodes;
        return spec(wanted, change.deployment);
    }
    Result<void> operator()(const PromoteCanary& change) const {
        return watched(change.deployment, "promote a version");
    }
    Result<void> operator()(const RollBackCanary& change) const {
        return watched(change.deployment, "roll a version back");
    }
    [[nodiscard]] Result<void> watched(const DeploymentId& id, const char* what) const {
        const auto deployment = found(id, can.canary, what);
        if (!deployment) return tl::unexpected<Error>(deployment.error());
        const auto& canary = (*deployment)->canary;
        if (canary && canary->state == CanaryState::Watching) return {};
        return wrong(**deployment, "tries no other version now");
    }
};

}  // namespace

Result<void> checkChange(const Change& change, const Snapshot& snapshot,
                         const Capabilities& capabilities) {
    return std::visit(Checker{snapshot, capabilities}, change);
}

}  // namespace berth::domain
