// SPDX-License-Identifier: GPL-3.0-or-later
// The ways down: termination, the end, eviction, machines that are lost and come back.
#include <fmt/format.h>

#include <cassert>

#include "sim/cluster/event_kinds.h"
#include "sim/cluster/node_life.h"

namespace berth::sim::cluster {

using domain::EventKind;
using domain::NodeState;
using domain::ReasonKind;
using domain::Severity;

namespace {

// How long a well-behaved process takes from SIGTERM to its end, seconds.
const engine::Distribution kShutdownTime{engine::DistributionKind::Uniform, 0.6, 0.4};

}  // namespace

void NodeLife::leaveBalancer(NodeRecord& node) {
    if (!node.inBalancer) return;
    node.inBalancer = false;
    m_listener.onBalancer(node, false);
}

void NodeLife::cancelTimers(NodeRecord& node) {
    for (engine::EventHandle* timer : {&node.startTimer, &node.crashTimer, &node.workTimer,
                                       &node.tryTimer, &node.endTimer, &node.graceTimer}) {
        m_engine.cancel(*timer);
        *timer = {};
    }
    node.nextTry.reset();
}

void NodeLife::stopProcess(NodeRecord& node) {
    m_prober.stop(node.key);
    cancelTimers(node);
    leaveBalancer(node);
    const bool listened = node.listening;
    node.processUp = false;
    node.listening = false;
    node.started = false;
    if (listened) m_listener.onContainerGone(node);
}

void NodeLife::wipeDisk(NodeRecord& node) {
    if (!node.disk) return;
    const std::int64_t bytes = node.disk->bytes();
    const int files = node.disk->files();
    node.disk->wipe();
    if (files == 0 && bytes == 0) return;
    event(node, EventKind::NodeDataWiped, Severity::Warning, bytes,
          fmt::format("{} {}", files, files == 1 ? "file" : "files"));
}

void NodeLife::terminate(NodeRecord& node, ReasonKind reason) {
    if (!node.active()) return;
    if (!node.processUp || (node.machine && m_cluster.machine(*node.machine).down)) {
        end(node, reason);
        return;
    }
    node.endReason = reason;
    leaveBalancer(node);
    m_prober.stop(node.key);
    m_engine.cancel(node.workTimer);  // what it would still do does not count
    node.workTimer = {};
    setBilled(node, false);
    event(node, EventKind::NodeTerminating, Severity::Info, 0, domain::toText(reason));
    setState(node, NodeState::Terminating, reason);
    // Out of reach it goes on until somebody can tell it.
    if (node.machine && isCut(*node.machine)) return;
    node.exitNotBefore = m_engine.now() + m_options.drainFor;  // the end of draining, until SIGTERM
    drainCheck(node);
}

void NodeLife::drainCheck(NodeRecord& node) {
    node.endTimer = {};
    const engine::Time now = m_engine.now();
    if (m_listener.requestsInProgress(node.key) > 0 && now < node.exitNotBefore) {
        node.endTimer = m_engine.scheduleAfter(std::min(kDrainPoll, node.exitNotBefore - now),
                                               {kDrainCheck, node.key, 0});
        return;
    }
    const engine::Time grace = engine::toTime(node.spec->terminationGrace);
    log(node, Severity::Info, "SIGTERM");
    const engine::Time needs = kShutdownTime.draw(node.random);
    node.exitNotBefore = now + needs;
    node.graceTimer = m_engine.scheduleAfter(grace, {kGraceOver, node.key, 0});
    node.endTimer = m_engine.scheduleAfter(needs, {kExitCheck, node.key, 0});
}

void NodeLife::exitCheck(NodeRecord& node) {
    node.endTimer = {};
    if (m_listener.requestsInProgress(node.key) > 0) {  // it finishes what it has begun
        node.endTimer = m_engine.scheduleAfter(kDrainPoll, {kExitCheck, node.key, 0});
        return;
    }
    exitAfterTerm(node, 143);
}

void NodeLife::exitAfterTerm(NodeRecord& node, int code) {
    node.lastExit =
        domain::ContainerExit{code, code == 137 ? "Killed" : "Completed", {m_engine.now()}};
    log(node, code == 137 ? Severity::Warning : Severity::Info,
        fmt::format("container ended with code {}", code));
    end(node, node.endReason);
}

void NodeLife::end(NodeRecord& node, ReasonKind reason) {
    if (!node.alive()) return;
    if (reason == ReasonKind::MachineSilent && runsUnseen(node)) {
        terminate(node, reason);
        return;
    }
    if (node.processUp && reason == ReasonKind::Killed)
        node.lastExit = domain::ContainerExit{137, "Killed", {m_engine.now()}};
    leave(node, NodeState::Ended, reason, {});
}

void NodeLife::evict(NodeRecord& node) {
    if (node.processUp) node.lastExit = domain::ContainerExit{137, "Killed", {m_engine.now()}};
    leave(node, NodeState::Failed, ReasonKind::DiskFull, m_cluster.machine(*node.machine).id.value);
}

void NodeLife::leave(NodeRecord& node, NodeState state, ReasonKind reason, std::string detail) {
    stopProcess(node);
    setBilled(node, false);
    wipeDisk(node);
    node.disk.reset();
    m_puller.release(node.key);
    const bool held = node.onMachine;
    if (held) m_cluster.release(node.key);
    node.onMachine = false;
    node.rejections.clear();
    node.ended = m_engine.now();
    m_engine.scheduleAfter(kKeepEnded, {kForgetNode, node.key, 0});
    if (state == NodeState::Failed) {
        const std::string why = reason == ReasonKind::DiskFull
                                    ? fmt::format("evicted: the disk of {} is full", detail)
                                    : detail;
        log(node, Severity::Error, why);
        const int code = reason == ReasonKind::DiskFull || !node.lastExit ? 0 : node.lastExit->code;
        event(node, EventKind::NodeFailed, Severity::Error, code, why);
    } else {
        log(node, Severity::Info, "node ended");
        event(node, EventKind::NodeEnded,
              reason == ReasonKind::Killed ? Severity::Warning : Severity::Info, 0,
              domain::toText(reason));
    }
    setState(node, state, reason, std::move(detail));
    if (held) m_listener.onCapacityFreed();
}

void NodeLife::machineDiskFull(MachineIndex machine, bool full) {
    if (m_cluster.machine(machine).diskFull == full) return;
    m_cluster.setDiskFull(machine, full);
    if (full) {
        evictNext(machine);
    } else if (const auto timer = m_evictions.find(machine); timer != m_evictions.end()) {
        m_engine.cancel(timer->second);
        m_evictions.erase(timer);
    }
}

void NodeLife::evictNext(MachineIndex machine) {
    m_evictions.erase(machine);
    NodeRecord* most = nullptr;  // the newest of those that have written the same
    int candidates = 0;
    for (NodeRecord* node : nodesOn(machine)) {
        if (!node->active()) continue;
        ++candidates;
        if (most == nullptr || node->disk->bytes() >= most->disk->bytes()) most = node;
    }
    if (most == nullptr) return;  // no further node can come while its disk is full
    // A machine that is off evicts nobody; whoever is there when it is back has to go then.
    const bool off = m_cluster.machine(machine).down;
    if (candidates > 1 || off)
        m_evictions[machine] = m_engine.scheduleAfter(kEvictEvery, {kEvictNext, machine, 0});
    if (!off) evict(*most);
}

std::vector<NodeRecord*> NodeLife::nodesOn(MachineIndex machine) {
    std::vector<NodeRecord*> nodes;
    for (const auto& [key, node] : m_nodes) {
        if (node->onMachine && *node->machine == machine) nodes.push_back(node.get());
    }
    return nodes;
}

void NodeLife::machineDown(MachineIndex machine, std::optional<engine::Time> backAt) {
    const bool before = m_cluster.machine(machine).down;
    m_cluster.setDown(machine, true, backAt);
    if (before) return;
    beginSilence(machine);
    for (NodeRecord* node : nodesOn(machine)) {
        m_puller.cancel(node->key);
        setBilled(*node, false);
        if (node->state == NodeState::Terminating) {
            end(*node, node->endReason);
            continue;
        }
        if (node->processUp)
            node->lastExit = domain::ContainerExit{137, "Killed", {m_engine.now()}};
        stopProcess(*node);
        const std::string& name = m_cluster.machine(machine).id.value;
        const bool ran = node->state == NodeState::Running || node->state == NodeState::NotReady;
        if (node->state == NodeState::Running)
            event(*node, EventKind::NodeNotReady, Severity::Error, 0, name + " is down");
        setState(*node, ran ? NodeState::NotReady : node->state, ReasonKind::MachineDown, name);
    }
}

void NodeLife::becomeUnknown(MachineIndex machine) {
    m_silence.erase(machine);
    for (NodeRecord* node : nodesOn(machine)) {
        if (node->state == NodeState::Unknown || node->state == NodeState::Terminating) continue;
        leaveBalancer(*node);
        // Seen last while it served: so it does, as far as anybody knows. The others begin anew.
        if (runsUnseen(*node) && node->started) {
            m_prober.stop(node->key);
        } else {
            m_puller.cancel(node->key);
            stopProcess(*node);
        }
        event(*node, EventKind::NodeUnknown, Severity::Error, 0,
              m_cluster.machine(machine).id.value + " is silent");
        setState(*node, NodeState::Unknown, ReasonKind::MachineSilent,
                 m_cluster.machine(machine).id.value);
    }
}

void NodeLife::machineUp(MachineIndex machine) {
    if (!m_cluster.machine(machine).down) return;
    m_cluster.setDown(machine, false);
    if (isCut(machine)) return;  // what is to be done is done when it can be reached
    endSilence(machine);
    for (NodeRecord* node : nodesOn(machine))
        startAgain(*node);
    m_listener.onCapacityFreed();
}

void NodeLife::startAgain(NodeRecord& node) {
    leaveBalancer(node);
    cancelTimers(node);
    const bool had = node.runningSince.has_value() || node.restarts > 0;
    if (m_options.wipeDiskOnContainerRestart) wipeDisk(node);
    if (had) ++node.restarts;
    log(node, Severity::Info, "the machine is back");
    beginPull(node);  // its cache has survived: most often nothing is to be fetched
}

void NodeLife::setBilled(NodeRecord& node, bool billed) {
    if (node.billed == billed) return;
    node.billed = billed;
    m_listener.onBilling(node, billed);
}

std::vector<std::string> NodeLife::brokenInvariants() const {
    std::vector<std::string> broken = m_cluster.brokenInvariants();
    const auto& allocations = m_cluster.allocations();
    std::size_t onMachines = 0;
    for (const auto& [key, node] : m_nodes) {
        const auto breach = [&, &name = node->name](const char* what) {
            broken.push_back(fmt::format("{} ({}): {}", name, domain::toText(node->state), what));
        };
        onMachines += node->onMachine ? 1 : 0;
        if (node->onMachine != allocations.contains(key))
            breach("its allocation is not in the books");
        const bool lost = node->onMachine && isSilent(*node->machine);
        const bool gone = !node->alive() || node->state == NodeState::Pending;
        if (node->alive() == node->ended.has_value()) breach("has ended or not, but not both");
        if (gone && node->onMachine) breach("holds a machine");
        if (node->offerUnknown && node->machine) breach("was placed although nobody offered it");
        if (!gone && !node->onMachine) breach("has no machine");
        if (gone && node->disk) breach("has a disk");
        if (node->listening && !node->processUp) breach("listens without a process");
        if (node->listening && node->image->usesGpu() && m_cluster.hasLostCard(key))
            breach("works on a card that is lost");
        if (node->inBalancer && !node->listening) breach("in the balancer, not listening");
        if (node->inBalancer && node->warm) breach("kept warm, and in the balancer");
        if (node->inBalancer != (node->state == NodeState::Running && !node->warm))
            breach("in the balancer or ready, but not both");
        const bool waits =
            node->state == NodeState::CrashLoop || node->state == NodeState::ImagePullBackOff;
        if (waits && !lost && !node->tryTimer.valid()) breach("waits for nothing");
        const bool up = node->state == NodeState::Starting || node->state == NodeState::Running ||
                        node->state == NodeState::NotReady;
        if (up && !lost && !node->processUp) breach("has no process");
        if (node->state == NodeState::Failed && node->reason == ReasonKind::None)
            breach("failed for no reason");
        if (node->billed && (gone || !node->runningSince)) breach("is billed");
    }
    if (onMachines != allocations.size()) broken.push_back("an allocation has no node");
    return broken;
}

}  // namespace berth::sim::cluster
