// SPDX-License-Identifier: GPL-3.0-or-later
// What one room reports, handed to those it concerns.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/faults/xid_words.h"
#include "sim/fronts/front_key.h"
#include "sim/platform/card_model.h"
#include "sim/platform/node_processes.h"
#include "sim/platform/simulation_autoscaling.h"
#include "sim/platform/simulation_state.h"

namespace berth::sim::platform {

using domain::EventKind;
using domain::Severity;

void Simulation::State::emit(domain::Event event) {
    event.sequence = ++lastEvent;
    event.at = {engine.now()};
    listener.onEvent(event);
}

std::unique_ptr<storage::Disk> Simulation::State::makeDisk(const cluster::NodeRecord& node) {
    const domain::Bytes capacity = cluster.poolOf(*node.machine).spec.disk;
    return std::make_unique<storage::Disk>(files, capacity.count);
}

void Simulation::State::onListens(cluster::NodeRecord& node) {
    serving::Container container;
    container.node = node.key;
    container.deployment = node.deployment;
    container.nodeName = node.name;
    container.image = node.image;
    container.disk = node.disk.get();
    for (const domain::VolumeMount& mount : node.spec->mounts) {
        if (storage::Disk* const seen = seenBy(node, mount.volume))
            container.mounts.push_back({mount.path, seen});
    }
    container.environment = node.spec->environment;
    if (node.jobIndex >= 0)
        container.environment.push_back({"JOB_COMPLETION_INDEX", std::to_string(node.jobIndex)});
    container.speed = life.speedOf(node);
    container.impairment = impairmentOf(node);
    container.version = node.generation;
    serving.containerStarted(std::move(container));
}

void Simulation::State::onContainerGone(cluster::NodeRecord& node) {
    serving.containerStopped(node.key);
}

void Simulation::State::onBalancer(cluster::NodeRecord& node, bool in) {
    if (in)
        serving.nodeReady(node.key);
    else
        serving.nodeNotReady(node.key);
}

void Simulation::State::onBilling(cluster::NodeRecord& node, bool billed) {
    if (billed)
        billing.start(node.key, node.deployment, node.generation, node.price);
    else
        billing.stop(node.key);
}

int Simulation::State::requestsInProgress(serving::NodeKey node) const {
    return serving.inProgress(node);
}

void Simulation::State::onStateChanged(cluster::NodeRecord& node, domain::NodeState before) {
    deployments.nodeChanged(node, before);
    const auto own = stats.find(node.deployment);
    // Running before and after: into the warm pool or out of it.
    const bool moved =
        node.state == domain::NodeState::Running || before == domain::NodeState::Running;
    if (own != stats.end() && moved) {
        const deployments::DeploymentRecord* deployment = deployments.find(node.deployment);
        own->second.setReady(engine.now(), countNodes(*deployment, life.nodes()).ready);
    }
    if (node.alive() || node.state == before) return;
    injector.nodeEnded(node);
    billing.end(node.key);
}

void Simulation::State::onStatement(serving::DeploymentKey deployment, domain::Money since,
                                    domain::Money altogether, bool closed) {
    const deployments::DeploymentRecord& record = *deployments.find(deployment);
    domain::Event event;
    event.kind = EventKind::BillSettled;
    // Money that runs as expected is shown to whoever asks for everything; the last bill to all.
    event.severity = closed ? Severity::Info : Severity::Debug;
    event.deployment = record.id;
    event.deploymentName = record.spec->name;
    event.value = since.points;
    event.detail = fmt::format("{} yuan altogether", domain::toYuanText(altogether));
    emit(std::move(event));
}

void Simulation::State::onCapacityFreed() {
    deployments.capacityFreed();
}

void Simulation::State::onNodeEvent(const cluster::NodeRecord& node, EventKind kind,
                                    Severity severity, std::int64_t value, std::string detail) {
    domain::Event event;
    event.kind = kind;
    event.severity = severity;
    event.deployment = node.deploymentId;
    event.deploymentName = node.deploymentName;
    event.node = node.id;
    event.nodeName = node.name;
    if (node.machine) event.subject = cluster.machine(*node.machine).id.value;
    event.value = value;
    event.detail = std::move(detail);
    if (kind == EventKind::NodeContainerExited && node.lastExit->reason == "OutOfMemory") {
        kernelLog.outOfMemory(node.key, engine.now(), mainProcessOf(node), programOf(node),
                              cluster.poolOf(*node.machine).spec.memory.count);
    }
    if (kind == EventKind::NodeRestarting) stats.at(node.deployment).addRestart();
    emit(std::move(event));
}

void Simulation::State::onNodeLog(const cluster::NodeRecord& node, Severity severity,
                                  std::string text) {
    listener.onLogLine(node.deploymentId, logs.add(node, clockOf(node), severity, std::move(text)));
}

void Simulation::State::onForgotten(const cluster::NodeRecord& node) {
    logs.forget(node.key);
    serving.forgetNode(node.key);
    kernelLog.forget(node.key);
    billing.forget(node.key);
    formerNames.emplace(node.key, node.name);
}

void Simulation::State::onSpeed(const cluster::NodeRecord& node, double speed) {
    serving.setSpeed(node.key, speed);
}

void Simulation::State::onLogLine(serving::NodeKey node, Severity severity, std::string text) {
    if (const cluster::NodeRecord* record = life.find(node))
        onNodeLog(*record, severity, std::move(text));
}

void Simulation::State::onPortRefused(serving::LinkKey link) {
    deployments.portRefused(link.deployment, link.port);
}

// Views read the disk itself.
void Simulation::State::onDiskChanged(serving::NodeKey node) {
    volumesWritten(node);
}

void Simulation::State::onDeploymentEvent(const deployments::DeploymentRecord& deployment,
                                          EventKind kind, std::int64_t value, std::string detail,
                                          const domain::OperationId& operation) {
    if (kind == EventKind::DeploymentCreated) {
        stats.emplace(deployment.key, DeploymentStats(engine.now()));
        billing.openDeployment(deployment.key, deployment.id, deployment.spec->name);
        if (!std::exchange(sampling, true)) engine.scheduleAfter(0, {kSample, 0, 0});
    }
    domain::Event event;
    event.kind = kind;
    if (kind == EventKind::JobFailed) event.severity = Severity::Error;
    if (kind == EventKind::CanaryRolledBack) event.severity = Severity::Warning;
    event.deployment = deployment.id;
    event.deploymentName = deployment.spec->name;
    event.value = value;
    event.detail = std::move(detail);
    event.operation = operation;
    emit(std::move(event));
    if (kind == EventKind::DeploymentEdited || kind == EventKind::DeploymentDeleted)
        stopLoadsWithoutLink(deployment);
    autoscalingChanged(deployment);
}

void Simulation::State::stopLoadsWithoutLink(const deployments::DeploymentRecord& deployment) {
    for (const domain::LoadSpec& each : load.loads()) {
        if (each.deployment != deployment.id) continue;
        if (findLink(each.deployment, each.port)) continue;
        load.stop(linkInfo(deployment, each.port).key);
        onDeploymentEvent(deployment, EventKind::LoadStopped, each.port, "the link is closed", {});
    }
}

LinkInfo Simulation::State::linkInfo(const deployments::DeploymentRecord& deployment,
                                     int port) const {
    LinkInfo info;
    info.key = {deployment.key, static_cast<std::uint16_t>(port)};
    info.deployment = deployment.id;
    info.deploymentName = deployment.spec->name;
    if (deployment.image != nullptr) info.behaviour = deployment.image->behaviour;
    return info;
}

void Simulation::State::onLinkOpened(const deployments::DeploymentRecord& deployment,
                                     const domain::PortSpec& port) {
    const LinkInfo info = linkInfo(deployment, port.port);
    serving.openLink(info.key, port.balancing, port.options.value_or(domain::BalancingOptions{}));
    serving.setHolding(info.key, holdsRequests(deployment));
    fronts.linkOpened(info.deploymentName, info.key);
    onDeploymentEvent(deployment, EventKind::LinkOpened, port.port, {}, {});
    listener.onLinkOpened(info);
}

void Simulation::State::onLinkPolicy(const deployments::DeploymentRecord& deployment,
                                     const domain::PortSpec& port) {
    serving.setPolicy(linkInfo(deployment, port.port).key, port.balancing,
                      port.options.value_or(domain::BalancingOptions{}));
}

void Simulation::State::onLinkClosed(const deployments::DeploymentRecord& deployment, int port) {
    const LinkInfo info = linkInfo(deployment, port);
    serving.closeLink(info.key);
    fronts.linkClosed(info.key);
    onDeploymentEvent(deployment, EventKind::LinkClosed, port, {}, {});
    listener.onLinkClosed(info);
}

void Simulation::State::onNodeReplaced(const cluster::NodeRecord& node, std::string why) {
    onNodeEvent(node, EventKind::NodeReplaced, Severity::Info, 0, std::move(why));
}

void Simulation::State::onRemoved(const deployments::DeploymentRecord& deployment) {
    billing.closeDeployment(deployment.key);
    autoscaler.forget(deployment.key);
    ended.add({deploymentView(deployment), engine::toInstant(engine.now())});
    retired.push_back(reportOf(deployment));
    billing.forgetDeployment(deployment.key);
    serving.forgetDeployment(deployment.key);
    stats.erase(deployment.key);
}

void Simulation::State::onFault(const domain::Fault& fault, bool begins, std::uint64_t hits) {
    domain::Event event;
    event.kind = begins ? EventKind::FaultInjected : EventKind::FaultCleared;
    event.severity = begins ? Severity::Warning : Severity::Info;
    event.subject = fault.target;
    event.value = static_cast<std::int64_t>(fault.kind);
    if (faults::onCard(fault.kind)) {
        event.detail = fmt::format("GPU {} of {}", fault.card, fault.target);
        if (fault.kind == domain::FaultKind::GpuXid)
            event.detail += fmt::format(", Xid {}", fault.xid);
    }
    if (fault.kind == domain::FaultKind::Drain && begins) event.detail = drainWords(fault.target);
    if (hits > 0) event.detail = fmt::format("met {} time{}", hits, hits == 1 ? "" : "s");
    const cluster::NodeRecord* hit = hitBy(fault);
    if (hit != nullptr) {
        event.deployment = hit->deploymentId;
        event.deploymentName = hit->deploymentName;
        event.node = hit->id;
        event.nodeName = hit->name;
        event.subject = hit->name;
    }
    emit(std::move(event));
    if (begins) noteFullDisks(fault);
    if (begins && hit != nullptr && fault.kind == domain::FaultKind::DiskFull)
        onNodeEvent(*hit, EventKind::NodeDiskFull, Severity::Error, hit->disk->bytes(), {});
}

const cluster::NodeRecord* Simulation::State::hitBy(const domain::Fault& fault) const {
    if (faults::onCard(fault.kind)) {
        const auto holders = cluster.holdersOf(*cluster.findMachine({fault.target}),
                                               static_cast<std::uint16_t>(fault.card));
        return holders.empty() ? nullptr : life.find(holders.front());
    }
    for (const auto& [key, node] : life.nodes()) {
        if (node->id.value == fault.target) return node.get();
    }
    return nullptr;
}

void Simulation::State::onXid(cluster::MachineIndex machine, std::uint16_t card, int code) {
    std::optional<faults::XidProcess> process;
    for (const serving::NodeKey key : cluster.holdersOf(machine, card)) {
        const cluster::NodeRecord& node = *life.find(key);
        if (!node.processUp || !node.image->usesGpu()) continue;
        const auto& cards = cluster.allocations().at(key).cards;
        const auto place = std::find(cards.begin(), cards.end(), card) - cards.begin();
        process = {processOnCard(node, static_cast<int>(cards.size()), static_cast<int>(place)),
                   programOf(node)};
        break;
    }
    const std::string address = pciAddress(cardBusId(card));
    kernelLog.cardSays(machine, card, engine.now(), faults::xidLine(address, code, process));
    if (code == faults::kFellOffTheBus) {
        kernelLog.cardSays(machine, card, engine.now(),
                           fmt::format("NVRM: GPU {}: GPU has fallen off the bus.", address));
    }
}

void Simulation::State::noteFullDisks(const domain::Fault& fault) {
    for (const auto& [key, node] : life.nodes()) {
        const bool own =
            fault.kind == domain::FaultKind::DiskFull && node->id.value == fault.target;
        const bool ofMachine = fault.kind == domain::FaultKind::MachineDiskFull &&
                               node->onMachine &&
                               cluster.machine(*node->machine).id.value == fault.target;
        if (own || ofMachine) kernelLog.diskFull(key, engine.now());
    }
}

void Simulation::State::onMachineEvent(const std::string& machine, EventKind kind) {
    if (kind == EventKind::MachineDown) volumesLose(machine);
    if (kind == EventKind::MachineUp)
        kernelLog.machineBooted(*cluster.findMachine({machine}), engine.now());
    domain::Event event;
    event.kind = kind;
    event.severity = kind == EventKind::MachineDown ? Severity::Error : Severity::Info;
    event.subject = machine;
    emit(std::move(event));
}

void Simulation::State::onCapacityChanged() {
    deployments.capacityFreed();
}

void Simulation::State::onArrival(serving::LinkKey link, const serving::GeneratedRequest& request) {
    if (fronts::isFront(link))
        fronts.arrive(link, request);
    else
        serving.arrive(link, request);
}

}  // namespace berth::sim::platform
