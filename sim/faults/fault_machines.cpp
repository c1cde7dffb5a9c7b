// SPDX-License-Identifier: GPL-3.0-or-later
// What the faults on a machine, its rack, its region and everywhere add up to, and how it takes
// effect.
#include <algorithm>

#include "sim/faults/fault_injector.h"

namespace berth::sim::faults {

using domain::EventKind;
using domain::FaultKind;

FaultInjector::MachineSum FaultInjector::sumOn(cluster::MachineIndex machine) const {
    MachineSum sum;
    cluster::MachineEffects& effects = sum.effects;
    for (const auto& [number, lasting] : m_active) {
        const domain::Fault& fault = lasting.fault;
        if (!m_targets.covers(fault, machine)) continue;
        switch (fault.kind) {
            case FaultKind::Drain:
                sum.draining = true;
                [[fallthrough]];
            case FaultKind::Cordon:
                sum.cordoned = true;
                break;
            case FaultKind::MachineDiskFull:
                sum.diskFull = true;
                break;
            case FaultKind::MachineDown:
            case FaultKind::RackDown:
            case FaultKind::RegionDown:
                sum.down = true;
                if (!lasting.until)
                    sum.backKnown = false;
                else
                    sum.backAt = std::max(sum.backAt.value_or(0), *lasting.until);
                break;
            case FaultKind::Partition:
                effects.cutFromControl |= fault.cut != domain::FaultCut::Clients;
                effects.cutFromClients |= fault.cut != domain::FaultCut::ControlPlane;
                break;
            case FaultKind::NetworkLoss:
                effects.loss = std::max(effects.loss, fault.probability);
                break;
            case FaultKind::NetworkDelay:
                effects.delay += engine::toTime(fault.delay);
                break;
            case FaultKind::SlowDisk:
                effects.diskSpeed = std::min(effects.diskSpeed, fault.factor);
                break;
            case FaultKind::LayerInvalid:
                effects.invalidLayers = std::max(effects.invalidLayers, fault.probability);
                break;
            case FaultKind::ClockSkew:
                effects.clockAhead += engine::toTime(fault.delay);
                break;
            default:
                break;
        }
    }
    return sum;
}

void FaultInjector::applyMachine(cluster::MachineIndex machine) {
    const MachineSum sum = sumOn(machine);
    applyCordon(machine, sum);
    applyEffects(machine, sum.effects);
    applyPower(machine, sum);
    if (sum.diskFull != m_cluster.machine(machine).diskFull) {
        m_life.machineDiskFull(machine, sum.diskFull);
        applyDisksOn(machine);
    }
}

void FaultInjector::applyCordon(cluster::MachineIndex machine, const MachineSum& sum) {
    // Nobody can start anything where the platform cannot reach, so that counts as well.
    m_cluster.setCordoned(machine, sum.cordoned || sum.effects.cutFromControl);
    if (sum.cordoned != isCordoned(machine))
        m_listener.onMachineEvent(
            m_cluster.machine(machine).id.value,
            sum.cordoned ? EventKind::MachineCordoned : EventKind::MachineUncordoned);
    if (sum.cordoned)
        m_cordoned.insert(machine);
    else
        m_cordoned.erase(machine);
    if (sum.draining)
        m_draining.insert(machine);
    else
        m_draining.erase(machine);
}

void FaultInjector::applyPower(cluster::MachineIndex machine, const MachineSum& sum) {
    const std::string id = m_cluster.machine(machine).id.value;
    const bool wasDown = m_cluster.machine(machine).down;
    if (sum.down != wasDown)
        m_listener.onMachineEvent(id, sum.down ? EventKind::MachineDown : EventKind::MachineUp);
    if (wasDown && !sum.down) {
        m_cluster.machineRestarted(machine);
        bringCardsBack(id);
    }
    if (sum.down)
        m_life.machineDown(machine, sum.backKnown ? sum.backAt : std::nullopt);
    else
        m_life.machineUp(machine);
}

void FaultInjector::applyEffects(cluster::MachineIndex machine,
                                 const cluster::MachineEffects& effects) {
    const cluster::MachineEffects before = m_life.effects().machine(machine);
    if (effects == before) return;
    m_life.effects().setMachine(machine, effects);
    if (effects.diskSpeed != before.diskSpeed) m_life.machineEffectsChanged(machine);
    m_life.machineCut(machine, effects.cutFromControl);
    m_listener.onEffectsChanged();
}

void FaultInjector::bringCardsBack(const std::string& machine) {
    std::vector<std::uint64_t> over;
    for (const auto& [id, lasting] : m_active) {
        if (lasting.fault.kind == FaultKind::GpuLost && lasting.fault.target == machine)
            over.push_back(id);
    }
    for (const std::uint64_t id : over)
        (void)clear(id);
}

}  // namespace berth::sim::faults
