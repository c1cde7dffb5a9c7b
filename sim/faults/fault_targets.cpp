// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/faults/fault_targets.h"

#include <fmt/format.h>

#include <algorithm>

#include "models/domain/fault_traits.h"

namespace berth::sim::faults {

using domain::ErrorCode;
using domain::fail;
using domain::FaultKind;
using domain::FaultScope;

namespace {

tl::unexpected<domain::Error> thereIsNo(const char* what, const std::string& name) {
    return fail(ErrorCode::NotFound, fmt::format("there is no {} {}", what, name), "target");
}

}  // namespace

bool FaultTargets::isRack(const std::string& name) const {
    for (std::size_t i = 0; i < m_cluster.machineCount(); ++i) {
        if (m_cluster.machine(static_cast<cluster::MachineIndex>(i)).rack == name) return true;
    }
    return false;
}

std::vector<std::string> FaultTargets::racks() const {
    std::vector<std::string> racks;
    for (std::size_t i = 0; i < m_cluster.machineCount(); ++i) {
        const std::string& rack = m_cluster.machine(static_cast<cluster::MachineIndex>(i)).rack;
        if (std::find(racks.rbegin(), racks.rend(), rack) == racks.rend()) racks.push_back(rack);
    }
    return racks;
}

const cluster::NodeRecord* FaultTargets::findNode(const std::string& id) const {
    for (const auto& [key, node] : m_life.nodes()) {
        if (node->id.value == id) return node.get();
    }
    return nullptr;
}

std::optional<Version> FaultTargets::newestVersion(const std::string& deploymentId) const {
    std::optional<Version> newest;
    for (const auto& [key, node] : m_life.nodes()) {
        if (node->deploymentId.value != deploymentId || !node->active()) continue;
        if (!newest || node->revision > newest->revision)
            newest = Version{node->deployment, node->revision};
    }
    return newest;
}

bool FaultTargets::covers(const domain::Fault& fault, cluster::MachineIndex machine) const {
    const cluster::MachineInfo& info = m_cluster.machine(machine);
    const auto inRegion = [&] {
        return m_cluster.regions()[m_cluster.regionOf(machine)].id.value == fault.target;
    };
    switch (domain::traitsOf(fault.kind).scope) {
        case FaultScope::Machine:
            return info.id.value == fault.target;
        case FaultScope::Rack:
            return info.rack == fault.target;
        case FaultScope::Region:
            return inRegion();
        case FaultScope::Area:
            return fault.target.empty() || info.id.value == fault.target ||
                   info.rack == fault.target || inRegion();
        case FaultScope::Node:
        case FaultScope::Card:
        case FaultScope::Registry:
        case FaultScope::Deployment:
        case FaultScope::Api:
            break;
    }
    return false;
}

std::vector<cluster::MachineIndex> FaultTargets::machinesOf(const domain::Fault& fault) const {
    if (const auto one = m_cluster.findMachine({fault.target})) return {*one};
    std::vector<cluster::MachineIndex> machines;
    for (std::size_t i = 0; i < m_cluster.machineCount(); ++i) {
        if (covers(fault, static_cast<cluster::MachineIndex>(i)))
            machines.push_back(static_cast<cluster::MachineIndex>(i));
    }
    return machines;
}

domain::Result<void> FaultTargets::checkNode(const domain::Fault& fault) const {
    const cluster::NodeRecord* node = findNode(fault.target);
    if (node == nullptr) return thereIsNo("node", fault.target);
    if (!node->alive())
        return fail(ErrorCode::WrongState, fmt::format("{} is gone already", node->name), "target");
    const bool crash =
        fault.kind == FaultKind::CrashContainer || fault.kind == FaultKind::OutOfMemory;
    if (crash && !node->processUp)
        return fail(ErrorCode::WrongState, fmt::format("{} has no running process", node->name),
                    "target");
    if (fault.kind == FaultKind::DiskFull && !node->disk)
        return fail(ErrorCode::WrongState, fmt::format("{} has no disk yet", node->name), "target");
    return {};
}

domain::Result<void> FaultTargets::check(const domain::Fault& fault) const {
    const std::string& target = fault.target;
    switch (domain::traitsOf(fault.kind).scope) {
        case FaultScope::Node:
            return checkNode(fault);
        case FaultScope::Card:
            break;
        case FaultScope::Machine:
            if (!m_cluster.findMachine({target})) return thereIsNo("machine", target);
            break;
        case FaultScope::Rack:
            if (!isRack(target)) return thereIsNo("rack", target);
            break;
        case FaultScope::Region:
            if (!m_cluster.findRegion({target})) return thereIsNo("region", target);
            break;
        case FaultScope::Registry:
            if (!target.empty() && !m_cluster.findRegion({target}))
                return thereIsNo("region", target);
            break;
        case FaultScope::Area:
            if (!target.empty() && machinesOf(fault).empty())
                return thereIsNo("machine, rack or region", target);
            break;
        case FaultScope::Deployment:
            if (!newestVersion(target)) return thereIsNo("deployment with nodes called", target);
            break;
        case FaultScope::Api:
            if (!target.empty())
                return fail(ErrorCode::InvalidArgument,
                            "a fault of the platform's API has no target", "target");
            break;
    }
    return {};
}

}  // namespace berth::sim::faults
