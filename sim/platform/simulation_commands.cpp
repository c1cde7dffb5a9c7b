// SPDX-License-Identifier: GPL-3.0-or-later
// Commands: checked first, so that a refused one changes nothing.
#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

#include "sim/deployments/planner.h"
#include "sim/platform/simulation_state.h"

namespace berth::sim::platform {

using domain::ErrorCode;
using domain::fail;

namespace {

struct Performer {
    deployments::Deployments& deployments;
    const domain::OperationId& operation;
    serving::DeploymentKey key = 0;  // the deployment it is about
    serving::NodeKey node = 0;       // ReplaceNode

    void operator()(const domain::CreateDeployment& change) {
        key = deployments.create(change.spec, operation);
    }
    void operator()(const domain::EditDeployment& change) {
        deployments.edit(key, change.spec, operation);
    }
    void operator()(const domain::ScaleDeployment& change) {
        deployments.scale(key, change.nodes, operation);
    }
    void operator()(const domain::PauseDeployment&) { deployments.pause(key, operation); }
    void operator()(const domain::ResumeDeployment&) { deployments.resume(key, operation); }
    void operator()(const domain::RestartDeployment&) { deployments.restart(key, operation); }
    void operator()(const domain::ReplaceNode&) { deployments.replaceNode(node); }
    void operator()(const domain::DeleteDeployment&) { deployments.remove(key, operation); }
    void operator()(const domain::StartCanary& change) {
        deployments.startCanary(key, change.spec, change.rule, operation);
    }
    void operator()(const domain::PromoteCanary&) { deployments.promoteCanary(key, operation); }
    void operator()(const domain::RollBackCanary&) { deployments.rollBackCanary(key, operation); }
};

}  // namespace

domain::Result<domain::DeploymentId> Simulation::State::perform(
    const domain::Change& change, const domain::OperationId& operation) {
    Performer performer{deployments, operation};
    const auto checked = withContext([&](const deployments::ChangeContext& context) {
        auto result = deployments::checkChange(change, context);
        if (!result) return result;
        if (const auto* deployment = deployments::deploymentOf(change, context))
            performer.key = deployment->key;
        if (const auto* replace = std::get_if<domain::ReplaceNode>(&change))
            performer.node = deployments::findNode(replace->node, context)->key;
        return result;
    });
    if (!checked) return tl::unexpected(checked.error());
    std::visit(performer, change);
    return deployments.find(performer.key)->id;
}

namespace {

// The spec with what the change makes different.
domain::DeploymentSpec changedSpec(domain::DeploymentSpec spec,
                                   const scenario::ChangeConfig& change) {
    if (!change.image.empty()) spec.image = change.image;
    for (const domain::EnvironmentVariable& variable : change.environment) {
        const auto same =
            std::find_if(spec.environment.begin(), spec.environment.end(),
                         [&variable](const auto& other) { return other.name == variable.name; });
        if (same != spec.environment.end())
            same->value = variable.value;
        else
            spec.environment.push_back(variable);
    }
    return spec;
}

}  // namespace

void Simulation::State::scenarioChange(const scenario::ChangeConfig& change) {
    const deployments::DeploymentRecord* deployment = deployments.findByName(change.deployment);
    if (deployment == nullptr) return;
    const domain::DeploymentId& id = deployment->id;
    domain::Change wanted = domain::ScaleDeployment{id, change.nodes};
    switch (change.verb) {
        case scenario::ChangeVerb::Scale:
            break;
        case scenario::ChangeVerb::Pause:
            wanted = domain::PauseDeployment{id};
            break;
        case scenario::ChangeVerb::Resume:
            wanted = domain::ResumeDeployment{id};
            break;
        case scenario::ChangeVerb::Restart:
            wanted = domain::RestartDeployment{id};
            break;
        case scenario::ChangeVerb::Delete:
            wanted = domain::DeleteDeployment{id};
            break;
        case scenario::ChangeVerb::Edit:
            wanted = domain::EditDeployment{id, changedSpec(*deployment->spec, change)};
            break;
        case scenario::ChangeVerb::Canary:
            wanted = domain::StartCanary{id, changedSpec(*deployment->spec, change), change.canary};
            break;
        case scenario::ChangeVerb::Promote:
            wanted = domain::PromoteCanary{id};
            break;
        case scenario::ChangeVerb::RollBack:
            wanted = domain::RollBackCanary{id};
            break;
    }
    (void)perform(wanted, {});  // not possible any more, e.g. paused twice: then nothing happens
}

domain::Result<domain::Plan> Simulation::plan(const domain::Change& change) const {
    return m_state->withContext([&](const deployments::ChangeContext& context) {
        return deployments::planChange(change, context);
    });
}

domain::Result<domain::ChangeOutcome> Simulation::apply(const domain::ChangeRequest& request) {
    if (const auto former = outcomeOf(request.operation)) return *former;
    if (request.basis != 0) {
        const auto planned = plan(request.change);
        if (!planned) return tl::unexpected(planned.error());
        if (planned->basis != request.basis)
            return fail(ErrorCode::StateMoved,
                        "the deployment has changed since this plan was made");
    }
    auto done = m_state->perform(request.change, request.operation);
    if (!done) return tl::unexpected(std::move(done.error()));
    const domain::ChangeOutcome outcome{request.operation, std::move(*done), false};
    if (!request.operation.empty()) m_state->outcomes.emplace(request.operation, outcome);
    return outcome;
}

std::optional<domain::ChangeOutcome> Simulation::outcomeOf(
    const domain::OperationId& operation) const {
    const auto found = m_state->outcomes.find(operation);
    if (found == m_state->outcomes.end()) return std::nullopt;
    domain::ChangeOutcome outcome = found->second;
    outcome.repeated = true;
    return outcome;
}

domain::Result<std::uint64_t> Simulation::inject(const domain::Fault& fault) {
    return m_state->injector.inject(fault);
}

domain::Result<std::uint64_t> Simulation::clearFault(std::uint64_t id) {
    return m_state->injector.clear(id);
}

domain::Result<serving::LinkKey> Simulation::State::findLink(const domain::DeploymentId& id,
                                                             int port) const {
    const deployments::DeploymentRecord* deployment = deployments.find(id);
    if (deployment == nullptr || deployment->deleting)
        return fail(ErrorCode::NotFound, fmt::format("there is no deployment {}", id.value),
                    "deployment");
    for (const domain::PortSpec& spec : deployment->spec->ports) {
        if (spec.port == port)
            return serving::LinkKey{deployment->key, static_cast<std::uint16_t>(port)};
    }
    return fail(ErrorCode::NotFound,
                fmt::format("{} has no link for port {}", deployment->spec->name, port), "port");
}

domain::Result<domain::LoadSpec> Simulation::startLoad(const domain::LoadSpec& load) {
    const auto link = m_state->findLink(load.deployment, load.port);
    if (!link) return tl::unexpected(link.error());
    if (!(load.ratePerSecond >= workload::LoadGenerator::kLowestRate &&
          load.ratePerSecond <= workload::LoadGenerator::kHighestRate))
        return fail(ErrorCode::InvalidArgument,
                    fmt::format("a load has more than 0 (at least one request in 366 days) and at "
                                "most {:.0f} requests a second",
                                workload::LoadGenerator::kHighestRate),
                    "ratePerSecond");
    if (load.clients < 1 || load.clients > domain::kMostClients)
        return fail(ErrorCode::InvalidArgument,
                    fmt::format("a load comes from 1 to {} callers", domain::kMostClients),
                    "clients");
    m_state->load.stop(*link);  // also what the scenario has there: the rate is what was asked for
    m_state->load.start(*link, load);
    m_state->onDeploymentEvent(*m_state->deployments.find(link->deployment),
                               domain::EventKind::LoadStarted, load.port,
                               fmt::format("{:g} requests a second", load.ratePerSecond), {});
    return load;
}

domain::Result<domain::LoadSpec> Simulation::stopLoad(const domain::DeploymentId& deployment,
                                                      int port) {
    const auto link = m_state->findLink(deployment, port);
    if (!link) return tl::unexpected(link.error());
    auto stopped = m_state->load.stop(*link);
    if (!stopped)
        return fail(ErrorCode::NotFound, fmt::format("no load runs on port {}", port), "port");
    m_state->onDeploymentEvent(*m_state->deployments.find(link->deployment),
                               domain::EventKind::LoadStopped, port, {}, {});
    return std::move(*stopped);
}

}  // namespace berth::sim::platform
