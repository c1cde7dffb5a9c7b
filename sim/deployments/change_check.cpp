// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/deployments/change_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "models/domain/node_replacement.h"
#include "models/domain/validation.h"
#include "sim/deployments/canary_check.h"

namespace berth::sim::deployments {

namespace {

using domain::ErrorCode;
using domain::fail;

domain::Result<void> checkSpec(const domain::DeploymentSpec& spec, const ChangeContext& context,
                               const domain::DeploymentId& editing, const Order& order) {
    domain::Snapshot known;  // only what the rules look at: names taken and volumes
    known.volumes = context.volumes;
    for (const auto& [key, deployment] : context.deployments.all()) {
        domain::Deployment entry;
        entry.id = deployment.id;
        entry.spec.name = deployment.spec->name;
        known.deployments.push_back(std::move(entry));
    }
    std::sort(known.deployments.begin(), known.deployments.end(),
              [](const auto& a, const auto& b) { return a.spec.name < b.spec.name; });
    domain::ValidationContext rules;
    rules.catalogue = &context.catalogue;
    rules.snapshot = &known;
    rules.editing = editing;
    rules.offersUnknown = order.unknown;
    if (auto problem = domain::firstProblem(domain::validate(spec, rules)))
        return tl::unexpected(std::move(*problem));
    return {};
}

struct Checker {
    const ChangeContext& context;

    [[nodiscard]] domain::Result<const DeploymentRecord*> existing(
        const domain::DeploymentId& id) const {
        const DeploymentRecord* deployment = context.deployments.find(id);
        if (deployment == nullptr)
            return fail(ErrorCode::NotFound, fmt::format("there is no deployment {}", id.value));
        if (deployment->deleting)
            return fail(ErrorCode::WrongState,
                        fmt::format("{} is being deleted", deployment->spec->name));
        return deployment;
    }
    [[nodiscard]] domain::Result<void> notPaused(const domain::DeploymentId& id,
                                                 const char* verb) const {
        const auto deployment = existing(id);
        if (!deployment) return tl::unexpected(deployment.error());
        if ((*deployment)->pausedAt)
            return fail(ErrorCode::WrongState,
                        fmt::format("{} is paused: resume it before you {} it",
                                    (*deployment)->spec->name, verb));
        return {};
    }

    [[nodiscard]] domain::Result<const DeploymentRecord*> unfinished(
        const domain::DeploymentId& id) const {
        const auto deployment = existing(id);
        if (deployment && (*deployment)->finished())
            return fail(ErrorCode::WrongState,
                        fmt::format("the job {} is over", (*deployment)->spec->name));
        return deployment;
    }
    [[nodiscard]] static tl::unexpected<domain::Error> isAJob(const DeploymentRecord& deployment) {
        return fail(
            ErrorCode::NotSupported,
            fmt::format("{} is a job: delete it and create it anew", deployment.spec->name));
    }

    domain::Result<void> operator()(const domain::CreateDeployment& change) const {
        domain::DeploymentSpec spec = change.spec;
        const auto order = context.deployments.takeOrder(spec, nullptr);
        if (!order) return tl::unexpected(order.error());
        return checkSpec(spec, context, {}, *order);
    }
    domain::Result<void> operator()(const domain::EditDeployment& change) const {
        const auto deployment = existing(change.deployment);
        if (!deployment) return tl::unexpected(deployment.error());
        if ((*deployment)->job) return isAJob(**deployment);
        if (change.spec.job)
            return fail(ErrorCode::InvalidArgument,
                        "a deployment without an end does not become a job: create one", "job");
        domain::DeploymentSpec spec = change.spec;
        spec.name = (*deployment)->spec->name;
        spec.nodes = domain::nodesAfterEdit(*(*deployment)->spec, spec);
        const auto order = context.deployments.takeOrder(spec, *deployment);
        if (!order) return tl::unexpected(order.error());
        return checkSpec(spec, context, change.deployment, *order);
    }
    domain::Result<void> operator()(const domain::ScaleDeployment& change) const {
        const auto deployment = unfinished(change.deployment);
        if (!deployment) return tl::unexpected(deployment.error());
        if (change.nodes < 0 || change.nodes > kMostNodes)
            return fail(
                ErrorCode::InvalidArgument,
                fmt::format("a deployment has 0 to {} nodes, not {}", kMostNodes, change.nodes),
                "nodes");
        if (const auto& bounds = (*deployment)->spec->autoscaling;
            bounds && (change.nodes < bounds->minimum || change.nodes > bounds->maximum))
            return fail(ErrorCode::InvalidArgument,
                        fmt::format("autoscaling keeps {} at {} to {} nodes: choose one of these, "
                                    "or edit its bounds",
                                    (*deployment)->spec->name, bounds->minimum, bounds->maximum),
                        "nodes");
        if (change.nodes <= (*deployment)->spec->nodes) return {};
        domain::DeploymentSpec spec = *(*deployment)->spec;
        spec.nodes = change.nodes;
        return checkSpec(spec, context, change.deployment, (*deployment)->order);
    }
    domain::Result<void> operator()(const domain::PauseDeployment& change) const {
        const auto deployment = unfinished(change.deployment);
        if (!deployment) return tl::unexpected(deployment.error());
        if ((*deployment)->pausedAt)
            return fail(ErrorCode::WrongState,
                        fmt::format("{} is paused already", (*deployment)->spec->name));
        return {};
    }
    domain::Result<void> operator()(const domain::ResumeDeployment& change) const {
        const auto deployment = unfinished(change.deployment);
        if (!deployment) return tl::unexpected(deployment.error());
        if (!(*deployment)->pausedAt)
            return fail(ErrorCode::WrongState,
                        fmt::format("{} is not paused", (*deployment)->spec->name));
        return {};
    }
    domain::Result<void> operator()(const domain::RestartDeployment& change) const {
        const auto deployment = existing(change.deployment);
        if (deployment && (*deployment)->job) return isAJob(**deployment);
        if (deployment && (*deployment)->tries())
            return fail(ErrorCode::WrongState,
                        fmt::format("{} tries a version: promote it or roll it back before you "
                                    "restart it",
                                    (*deployment)->spec->name));
        return notPaused(change.deployment, "restart");
    }
    domain::Result<void> operator()(const domain::ReplaceNode& change) const {
        const cluster::NodeRecord* node = findNode(change.node, context);
        if (node == nullptr)
            return fail(ErrorCode::NotFound, fmt::format("there is no node {}", change.node.value));
        if (!node->active())
            return fail(ErrorCode::WrongState,
                        fmt::format("{} is {}", node->name,
                                    node->alive() ? "ending already" : "gone already"));
        return {};
    }
    domain::Result<void> operator()(const domain::DeleteDeployment& change) const {
        const auto deployment = existing(change.deployment);
        if (!deployment) return tl::unexpected(deployment.error());
        return {};
    }
    domain::Result<void> operator()(const domain::StartCanary& change) const {
        const auto deployment = existing(change.deployment);
        if (!deployment) return tl::unexpected(deployment.error());
        if (auto fits = checkCanaryStart(change, **deployment, context.life.nodes()); !fits)
            return fits;
        domain::DeploymentSpec spec = change.spec;
        spec.name = (*deployment)->spec->name;
        spec.nodes = (*deployment)->spec->nodes;
        const auto order = context.deployments.takeOrder(spec, *deployment);
        if (!order) return tl::unexpected(order.error());
        return checkSpec(spec, context, change.deployment, *order);
    }
    domain::Result<void> operator()(const domain::PromoteCanary& change) const {
        return watched(change.deployment);
    }
    domain::Result<void> operator()(const domain::RollBackCanary& change) const {
        return watched(change.deployment);
    }
    [[nodiscard]] domain::Result<void> watched(const domain::DeploymentId& id) const {
        const auto deployment = existing(id);
        if (!deployment) return tl::unexpected(deployment.error());
        return checkCanaryWatched(**deployment);
    }
};

}  // namespace

domain::Result<void> checkChange(const domain::Change& change, const ChangeContext& context) {
    return std::visit(Checker{context}, change);
}

const cluster::NodeRecord* findNode(const domain::NodeId& id, const ChangeContext& context) {
    for (const auto& [key, node] : context.life.nodes()) {
        if (node->id == id) return node.get();
    }
    return nullptr;
}

const DeploymentRecord* deploymentOf(const domain::Change& change, const ChangeContext& context) {
    if (std::holds_alternative<domain::CreateDeployment>(change)) return nullptr;
    if (const auto* replace = std::get_if<domain::ReplaceNode>(&change)) {
        const cluster::NodeRecord* node = findNode(replace->node, context);
        return node == nullptr ? nullptr : context.deployments.find(node->deployment);
    }
    return std::visit(
        [&context](const auto& each) -> const DeploymentRecord* {
            if constexpr (requires { each.deployment; })
                return context.deployments.find(each.deployment);
            else
                return nullptr;
        },
        change);
}

}  // namespace berth::sim::deployments
