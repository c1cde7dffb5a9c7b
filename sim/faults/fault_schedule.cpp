// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/faults/fault_schedule.h"

#include <fmt/format.h>

#include <algorithm>

#include "models/domain/fault_traits.h"
#include "models/domain/simulated_xid.h"

namespace berth::sim::faults {

FaultSchedule::FaultSchedule(engine::Engine& engine, std::uint64_t seed,
                             std::span<const scenario::FaultConfig> faults,
                             const cluster::Cluster& cluster, const cluster::NodeLife& life,
                             FaultInjector& injector)
    : m_engine(engine),
      m_faults(faults),
      m_cluster(cluster),
      m_life(life),
      m_targets(cluster, life),
      m_injector(injector) {
    for (std::size_t i = 0; i < faults.size(); ++i) {
        m_random.emplace_back(seed, fmt::format("fault/{}", i));
        if (faults[i].ratePerSecond > 0)
            planNext(i, faults[i].at);
        else
            m_engine.schedule(faults[i].at, {kScheduledFault, static_cast<std::uint32_t>(i), 0});
    }
}

void FaultSchedule::planNext(std::size_t index, engine::Time after) {
    const double wait = m_random[index].exponential(1e9 / m_faults[index].ratePerSecond);
    // Rarer than once in a century is never, as far as a run is concerned.
    constexpr engine::Time kNever = 100LL * 365 * 24 * engine::kHour;
    if (wait >= static_cast<double>(kNever)) return;
    m_engine.schedule(after + static_cast<engine::Time>(wait),
                      {kScheduledFault, static_cast<std::uint32_t>(index), 0});
}

std::optional<std::string> FaultSchedule::nodeTarget(const std::string& name, bool needsProcess,
                                                     engine::RandomStream& random) const {
    std::vector<std::string> fitting;
    for (const auto& [key, node] : m_life.nodes()) {
        if (!node->active() || (needsProcess ? !node->processUp : !node->onMachine)) continue;
        const bool named = name.empty() || node->id.value == name || node->name == name ||
                           node->deploymentName == name;
        if (named) fitting.push_back(node->id.value);
    }
    if (fitting.empty()) return std::nullopt;
    return fitting[random.below(fitting.size())];
}

std::optional<std::string> FaultSchedule::machineUnder(const std::string& name,
                                                       engine::RandomStream& random) const {
    const auto id = nodeTarget(name, false, random);
    if (!id) return std::nullopt;
    return m_cluster.machine(*m_targets.findNode(*id)->machine).id.value;
}

std::optional<std::string> FaultSchedule::machineTarget(const std::string& name,
                                                        engine::RandomStream& random) const {
    if (m_cluster.findMachine({name})) return name;
    // A region: one of its machines. A deployment or node: the machine under it.
    std::vector<std::string> fitting;
    const auto region = m_cluster.findRegion({name});
    for (std::size_t i = 0; i < m_cluster.machineCount(); ++i) {
        const auto machine = static_cast<cluster::MachineIndex>(i);
        if (name.empty() || (region && m_cluster.regionOf(machine) == *region))
            fitting.push_back(m_cluster.machine(machine).id.value);
    }
    if (!name.empty() && !region) return machineUnder(name, random);
    if (fitting.empty()) return std::nullopt;
    return fitting[random.below(fitting.size())];
}

std::optional<std::string> FaultSchedule::rackTarget(const std::string& name,
                                                     engine::RandomStream& random) const {
    if (m_targets.isRack(name)) return name;
    const auto region = m_cluster.findRegion({name});
    if (!name.empty() && !region) return std::nullopt;
    std::vector<std::string> fitting;
    for (std::size_t i = 0; i < m_cluster.machineCount(); ++i) {
        const auto machine = static_cast<cluster::MachineIndex>(i);
        const std::string& rack = m_cluster.machine(machine).rack;
        const bool there = !region || m_cluster.regionOf(machine) == *region;
        if (there && std::find(fitting.begin(), fitting.end(), rack) == fitting.end())
            fitting.push_back(rack);
    }
    if (fitting.empty()) return std::nullopt;
    return fitting[random.below(fitting.size())];
}

std::optional<std::string> FaultSchedule::deploymentTarget(const std::string& name,
                                                           engine::RandomStream& random) const {
    std::vector<std::string> fitting;
    for (const auto& [key, node] : m_life.nodes()) {
        const std::string& id = node->deploymentId.value;
        if (!node->active() || (!name.empty() && node->deploymentName != name && id != name))
            continue;
        if (std::find(fitting.begin(), fitting.end(), id) == fitting.end()) fitting.push_back(id);
    }
    if (fitting.empty()) return std::nullopt;
    return fitting[random.below(fitting.size())];
}

std::optional<std::string> FaultSchedule::target(std::size_t index) {
    const domain::Fault& fault = m_faults[index].fault;
    engine::RandomStream& random = m_random[index];
    switch (domain::traitsOf(fault.kind).scope) {
        case domain::FaultScope::Registry:
        case domain::FaultScope::Api:
            return fault.target;
        case domain::FaultScope::Machine:
            return machineTarget(fault.target, random);
        case domain::FaultScope::Rack:
            return rackTarget(fault.target, random);
        case domain::FaultScope::Region:
            if (!fault.target.empty()) return fault.target;
            return m_cluster.regions()[random.below(m_cluster.regions().size())].id.value;
        case domain::FaultScope::Area:
            if (m_targets.check(fault)) return fault.target;
            return machineUnder(fault.target, random);
        case domain::FaultScope::Deployment:
            return deploymentTarget(fault.target, random);
        case domain::FaultScope::Card: {
            if (m_cluster.findMachine({fault.target})) return fault.target;
            const domain::SimulatedXid* xid = domain::simulatedXid(fault.xid);
            return nodeTarget(fault.target, xid != nullptr && xid->endsProgram, random);
        }
        case domain::FaultScope::Node:
            return nodeTarget(fault.target,
                              fault.kind == domain::FaultKind::CrashContainer ||
                                  fault.kind == domain::FaultKind::OutOfMemory,
                              random);
    }
    return std::nullopt;
}

void FaultSchedule::onEvent(const engine::EventRecord& event) {
    const scenario::FaultConfig& config = m_faults[event.a];
    if (config.ratePerSecond > 0)
        planNext(event.a, m_engine.now());
    else if (config.every)
        m_engine.scheduleAfter(*config.every, {kScheduledFault, event.a, 0});
    const auto hit = target(event.a);
    if (!hit) return;
    domain::Fault fault = config.fault;
    fault.target = *hit;
    if (lasts(fault.kind) && m_injector.lastsForEver(fault)) return;
    (void)m_injector.inject(fault);  // refused when the target has just gone: nobody is hit
}

}  // namespace berth::sim::faults
