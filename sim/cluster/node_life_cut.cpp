// SPDX-License-Identifier: GPL-3.0-or-later
// Machines that the platform cannot reach while they go on, and versions that do not start.
#include "sim/cluster/event_kinds.h"
#include "sim/cluster/node_life.h"

namespace berth::sim::cluster {

using domain::NodeState;
using domain::ReasonKind;

void NodeLife::beginSilence(MachineIndex machine) {
    if (m_silence.contains(machine)) return;
    m_silence[machine] =
        m_engine.scheduleAfter(m_options.machineSilentAfter, {kMachineSilent, machine, 0});
}

void NodeLife::endSilence(MachineIndex machine) {
    const auto timer = m_silence.find(machine);
    if (timer == m_silence.end()) return;
    m_engine.cancel(timer->second);
    m_silence.erase(timer);
}

bool NodeLife::runsUnseen(const NodeRecord& node) const {
    // One that is off as well runs nothing.
    return node.processUp && node.onMachine && isCut(*node.machine) &&
           !m_cluster.machine(*node.machine).down;
}

void NodeLife::machineCut(MachineIndex machine, bool cut) {
    if (isCut(machine) == cut) return;
    if (cut) {
        m_cut.insert(machine);
        beginSilence(machine);
        m_effects.count(domain::FaultKind::Partition);
        return;
    }
    m_cut.erase(machine);
    if (m_cluster.machine(machine).down) return;  // it stays silent
    endSilence(machine);
    for (NodeRecord* node : nodesOn(machine))
        comeBack(*node);
    m_listener.onCapacityFreed();
}

void NodeLife::comeBack(NodeRecord& node) {
    if (node.state == NodeState::Terminating) {
        if (!node.processUp) {
            end(node, node.endReason);
        } else if (!node.endTimer.valid()) {
            node.exitNotBefore = m_engine.now() + m_options.drainFor;
            drainCheck(node);
        }
        return;
    }
    const bool lost = node.reason == ReasonKind::MachineDown;  // was off in the meantime
    if (node.state != NodeState::Unknown && !lost) return;
    if (node.processUp) {
        log(node, domain::Severity::Info, "the machine can be reached again");
        m_prober.start(node.key, node.spec->health);
        updateReadiness(node);
    } else if (node.unseenExit) {
        const NodeRecord::UnseenExit exit = *node.unseenExit;
        node.unseenExit.reset();
        setState(node, NodeState::NotReady, exit.kind, exit.detail);
        processEnded(node, exit.code, exit.reason, exit.kind, exit.detail);
    } else {
        startAgain(node);
    }
}

bool NodeLife::crashesAtStart(NodeRecord& node) {
    const VersionEffects version = m_effects.version(node.deployment, node.revision);
    if (!m_effects.strikes(domain::FaultKind::VersionCrashes, version.crashes)) return false;
    log(node, domain::Severity::Error, "fatal: this version does not start");
    return crash(node, version.exitCode, version.exitCode == 0 ? "Completed" : "Error",
                 "the version does not start");
}

}  // namespace berth::sim::cluster
