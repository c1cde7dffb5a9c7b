// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/faults/fault_schedule.h"

#include <fmt/format.h>

#include "models/domain/simulated_xid.h"

namespace berth::sim::faults {

FaultSchedule::FaultSchedule(engine::Engine& engine, std::uint64_t seed,
                             std::span<const scenario::FaultConfig> faults,
                             const cluster::Cluster& cluster, const cluster::NodeLife& life,
                             FaultInjector& injector)
    : m_engine(engine), m_faults(faults), m_cluster(cluster), m_life(life), m_injector(injector) {
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

std::optional<std::string> FaultSchedule::target(std::size_t index) {
    const domain::Fault& fault = m_faults[index].fault;
    engine::RandomStream& random = m_random[index];
    switch (fault.kind) {
        case domain::FaultKind::RegistrySlow:
        case domain::FaultKind::RegistryDown:
            return fault.target;
        case domain::FaultKind::MachineDown:
        case domain::FaultKind::Cordon:
        case domain::FaultKind::MachineDiskFull: {
            if (m_cluster.findMachine({fault.target})) return fault.target;
            // A region: one of its machines. A deployment or node: the machine under it.
            std::vector<std::string> fitting;
            const auto region = m_cluster.findRegion({fault.target});
            for (std::size_t i = 0; i < m_cluster.machineCount(); ++i) {
                const auto machine = static_cast<cluster::MachineIndex>(i);
                if (fault.target.empty() || (region && m_cluster.regionOf(machine) == *region))
                    fitting.push_back(m_cluster.machine(machine).id.value);
            }
            if (!fault.target.empty() && !region) {
                if (const auto id = nodeTarget(fault.target, false, random)) {
                    for (const auto& [key, node] : m_life.nodes()) {
                        if (node->id.value == *id)
                            return m_cluster.machine(*node->machine).id.value;
                    }
                }
            }
            if (fitting.empty()) return std::nullopt;
            return fitting[random.below(fitting.size())];
        }
        case domain::FaultKind::GpuLost:
        case domain::FaultKind::GpuXid:
        case domain::FaultKind::GpuSlow: {
            if (m_cluster.findMachine({fault.target})) return fault.target;
            const domain::SimulatedXid* xid = domain::simulatedXid(fault.xid);
            return nodeTarget(fault.target, xid != nullptr && xid->endsProgram, random);
        }
        case domain::FaultKind::KillNode:
        case domain::FaultKind::DiskFull:
            return nodeTarget(fault.target, false, random);
        case domain::FaultKind::CrashContainer:
        case domain::FaultKind::OutOfMemory:
            return nodeTarget(fault.target, true, random);
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
