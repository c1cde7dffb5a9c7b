// SPDX-License-Identifier: GPL-3.0-or-later
// Fronts over several deployments: commands, what is seen of them, and whom a request is for.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "models/domain/front_rules.h"
#include "sim/fronts/front_key.h"
#include "sim/platform/simulation_state.h"

namespace berth::sim::platform {

domain::Result<void> Simulation::State::checkFront(const domain::FrontSpec& front) const {
    domain::FrontContext context;
    context.deployment = [this](const std::string& name) -> const domain::DeploymentSpec* {
        const deployments::DeploymentRecord* record = deployments.findByName(name);
        return record == nullptr || record->deleting ? nullptr : record->spec.get();
    };
    context.otherFronts = fronts.names();
    std::erase(context.otherFronts, front.name);
    if (auto problem = domain::firstProblem(domain::validate(front, context)))
        return tl::unexpected(std::move(*problem));
    const domain::FrontSpec* former = fronts.find(front.name);
    if (former != nullptr && former->port != front.port) {
        return domain::fail(domain::ErrorCode::WrongState,
                            fmt::format("the front {} stands for port {}: remove it first, or "
                                        "leave the port as it is",
                                        front.name, former->port),
                            "port");
    }
    return {};
}

domain::Result<domain::FrontSpec> Simulation::setFront(const domain::FrontSpec& front) {
    if (auto checked = m_state->checkFront(front); !checked)
        return tl::unexpected(std::move(checked.error()));
    m_state->fronts.set(front);
    return front;
}

domain::Result<domain::FrontSpec> Simulation::removeFront(const std::string& name) {
    const domain::FrontSpec* found = m_state->fronts.find(name);
    if (found == nullptr)
        return domain::fail(domain::ErrorCode::NotFound,
                            fmt::format("there is no front \"{}\"", name), "name");
    domain::FrontSpec removed = *found;
    m_state->load.stop(*m_state->fronts.keyOf(name));
    m_state->fronts.remove(name);
    return removed;
}

std::vector<fronts::FrontReport> Simulation::frontReports() const {
    return m_state->fronts.reports();
}

bool Simulation::changesState(serving::LinkKey link, std::string_view method) const {
    const State& s = *m_state;
    const auto changes = [&](const deployments::DeploymentRecord* deployment) {
        return deployment != nullptr && deployment->image != nullptr &&
               serving::changesState(deployment->image->behaviour, method);
    };
    if (!fronts::isFront(link)) return changes(s.deployments.find(link.deployment));
    const domain::FrontSpec* front = s.fronts.find(link);
    return front != nullptr &&
           std::any_of(front->members.begin(), front->members.end(), [&](const auto& member) {
               return changes(s.deployments.findByName(member.deployment));
           });
}

std::vector<domain::Front> Simulation::State::frontsView() const {
    std::vector<domain::Front> view = fronts.view();
    for (domain::Front& front : view) {
        for (domain::FrontMemberView& member : front.members) {
            if (member.state != domain::FrontMemberState::NoDeployment) continue;
            // A link is there with the first node that has been placed.
            const deployments::DeploymentRecord* deployment =
                deployments.findByName(member.member.deployment);
            if (deployment == nullptr || deployment->deleting) continue;
            const auto& ports = deployment->spec->ports;
            const bool has = std::any_of(ports.begin(), ports.end(), [&](const auto& port) {
                return port.port == member.member.port;
            });
            member.state =
                has ? domain::FrontMemberState::NoReadyNode : domain::FrontMemberState::NoPort;
        }
    }
    return view;
}

namespace {

// No single deployment's: of its programs changesState() is to be asked.
LinkInfo infoOfFront(serving::LinkKey key, const domain::FrontSpec& front) {
    LinkInfo info;
    info.key = key;
    info.deploymentName = front.name;
    return info;
}

}  // namespace

void Simulation::State::onFrontOpened(serving::LinkKey key, const domain::FrontSpec& front) {
    listener.onLinkOpened(infoOfFront(key, front));
}

void Simulation::State::onFrontClosed(serving::LinkKey key, const domain::FrontSpec& front) {
    listener.onLinkClosed(infoOfFront(key, front));
}

void Simulation::State::onEnded(std::uint64_t ticket, int status) {
    fronts.ended(ticket, status);
}

void Simulation::State::onTakesRequests(serving::LinkKey link) {
    fronts.takesRequestsChanged(link);
}

}  // namespace berth::sim::platform
