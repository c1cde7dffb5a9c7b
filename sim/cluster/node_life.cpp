// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/cluster/node_life.h"

#include <fmt/format.h>

#include <chrono>
#include <utility>

#include "sim/cluster/event_kinds.h"
#include "sim/engine/require.h"

namespace berth::sim::cluster {

using domain::EventKind;
using domain::NodeState;
using domain::ReasonKind;
using domain::Severity;

namespace {

// How far the time that a run takes lies around its estimate: coefficient of variation.
constexpr double kRunTimeSpread = 0.1;

bool restartsInPlace(const domain::JobSpec& job) {
    return job.restart == domain::JobRestart::OnFailure && !job.indexes;
}

// What a process that ends by itself says with its code.
const char* exitReason(int code) {
    if (code == 0) return "Completed";
    return code == 137 ? "OutOfMemory" : "Error";
}

}  // namespace

NodeLife::NodeLife(engine::Engine& engine, std::uint64_t seed,
                   const scenario::PlatformOptions& options, Cluster& cluster,
                   const ImageRegistry& registry, NodeLifeListener& listener)
    : m_engine(engine),
      m_seed(seed),
      m_options(options),
      m_cluster(cluster),
      m_effects(seed),
      m_puller(engine, cluster, registry, *this, &m_effects),
      m_prober(engine, *this),
      m_listener(listener) {}

NodeLife::~NodeLife() = default;

NodeRecord& NodeLife::create() {
    const serving::NodeKey key = ++m_lastKey;
    auto& place = m_nodes[key];
    place = std::make_unique<NodeRecord>(key, m_seed);
    place->created = m_engine.now();
    place->stateSince = m_engine.now();
    return *place;
}

void NodeLife::announce(NodeRecord& node) {
    event(node, EventKind::NodePending, Severity::Info);
    m_listener.onStateChanged(node, NodeState::Pending);
}

NodeRecord* NodeLife::find(serving::NodeKey key) {
    const auto found = m_nodes.find(key);
    return found == m_nodes.end() ? nullptr : found->second.get();
}

const NodeRecord* NodeLife::find(serving::NodeKey key) const {
    const auto found = m_nodes.find(key);
    return found == m_nodes.end() ? nullptr : found->second.get();
}

void NodeLife::setState(NodeRecord& node, NodeState state, ReasonKind reason, std::string detail) {
    const NodeState before = node.state;
    node.reason = reason;
    node.reasonDetail = std::move(detail);
    if (before != state) {
        node.state = state;
        node.stateSince = m_engine.now();
    }
    m_listener.onStateChanged(node, before);
}

void NodeLife::place(NodeRecord& node, const Demand& demand, MachineIndex machine,
                     std::span<const std::uint16_t> cards) {
    engine::require(node.state == NodeState::Pending && !node.onMachine && !node.offerUnknown,
                    "only a pending node is placed, and only on what is offered");
    m_cluster.allocate(demand, machine, node.key, cards);
    node.machine = machine;
    node.onMachine = true;
    node.rejections.clear();
    node.price = m_cluster.poolOf(machine).price;
    node.disk = m_listener.makeDisk(node);
    event(node, EventKind::NodePlaced, Severity::Info, 0, m_cluster.machine(machine).id.value);
    log(node, Severity::Info, "placed on " + m_cluster.machine(machine).id.value);
    beginPull(node);
}

void NodeLife::notPlaced(NodeRecord& node, std::vector<domain::PlacementRejection> rejections) {
    if (node.reason == ReasonKind::NoCapacity && node.rejections == rejections) return;
    node.rejections = std::move(rejections);
    setState(node, NodeState::Pending, ReasonKind::NoCapacity);
}

void NodeLife::notOffered(NodeRecord& node) {
    setState(node, NodeState::Pending, ReasonKind::OfferUnknown);
}

void NodeLife::beginPull(NodeRecord& node) {
    node.nextTry.reset();
    if (m_puller.start(node.key, *node.machine, node.image, node.spec->image)) {
        log(node, Severity::Info,
            fmt::format("image {} is already on the machine", node.spec->image));
        startProcess(node);
        return;
    }
    setState(node, NodeState::Pulling);
    const std::int64_t total = m_puller.progress(node.key).total;
    event(node, EventKind::NodePullStarted, Severity::Info, total, node.spec->image);
    log(node, Severity::Info,
        fmt::format("pulling image {} ({})", node.spec->image,
                    domain::toText(domain::Bytes{total})));
}

void NodeLife::onPulled(serving::NodeKey key) {
    NodeRecord& node = *m_nodes.at(key);
    const engine::Time took = m_engine.now() - node.stateSince;
    node.pullBackOff.reset();
    event(node, EventKind::NodePulled, Severity::Info, node.image->bytes(), node.spec->image);
    log(node, Severity::Info,
        fmt::format("pulled image {} in {:.1f} s", node.spec->image, engine::toSeconds(took)));
    startProcess(node);
}

void NodeLife::onPullFailed(serving::NodeKey key, const std::string& why) {
    NodeRecord& node = *m_nodes.at(key);
    const engine::Time wait = node.pullBackOff.next();
    event(node, EventKind::NodePullFailed, Severity::Error, wait, why);
    log(node, Severity::Error, fmt::format("pull of {} failed: {}", node.spec->image, why));
    node.nextTry = {m_engine.now() + wait};
    node.tryTimer = m_engine.scheduleAfter(wait, {kPullRetryDue, key, 0});
    setState(node, NodeState::ImagePullBackOff, ReasonKind::PullFailed, why);
}

void NodeLife::startProcess(NodeRecord& node) {
    engine::require(node.onMachine && !node.processUp && node.image != nullptr,
                    "a process starts on a machine, from an image, once");
    node.nextTry.reset();
    node.unseenExit.reset();
    node.processUp = true;
    node.processSince = m_engine.now();
    node.listening = false;
    node.wasReady = false;
    node.started = false;
    node.notReadyWhy.clear();
    node.readinessGiven = !node.spec->health.readiness.has_value();
    setState(node, NodeState::Starting);
    event(node, EventKind::NodeStarting, Severity::Info);
    log(node, Severity::Info, "container started");
    if (node.jobIndex >= 0)
        log(node, Severity::Info, fmt::format("JOB_COMPLETION_INDEX={}", node.jobIndex));
    node.startTimer = m_engine.scheduleAfter(node.image->startTime.draw(node.random),
                                             {kBeginsToListen, node.key, 0});
    if (node.image->crashAfter) {
        node.crashTimer = m_engine.scheduleAfter(node.image->crashAfter->draw(node.random),
                                                 {kProcessEnds, node.key, 0});
    }
    m_prober.start(node.key, node.spec->health);
}

void NodeLife::begunToListen(NodeRecord& node) {
    node.startTimer = {};
    if (m_cluster.hasLostCard(node.key) &&
        cardFails(node, "RuntimeError: CUDA error: no CUDA-capable device is detected"))
        return;
    if (crashesAtStart(node)) return;
    node.listening = true;
    std::string ports;
    for (const int port : node.image->listens)
        ports += (ports.empty() ? "" : ", ") + std::to_string(port);
    log(node, Severity::Info, "listening on " + (ports.empty() ? "no port" : "port " + ports));
    m_listener.onListens(node);
    if (const auto& job = node.spec->job) {
        const engine::Distribution takes{engine::DistributionKind::Uniform,
                                         std::chrono::duration<double>(job->runTime).count(),
                                         kRunTimeSpread};
        beginWork(node, takes.draw(node.random));
    }
    if (!node.spec->health.startup) node.started = true;
    updateReadiness(node);
}

void NodeLife::updateReadiness(NodeRecord& node) {
    const std::string why = node.readinessGiven ? std::string{} : node.notReadyWhy;
    if (!node.started || node.state == NodeState::Terminating) return;
    const bool ready = node.listening && node.readinessGiven;
    if (ready && node.state != NodeState::Running) {
        node.wasReady = true;
        if (!node.runningSince) node.runningSince = m_engine.now();
        setBilled(node, true);
        joinBalancer(node);
        setState(node, NodeState::Running, node.warm ? ReasonKind::KeptWarm : ReasonKind::None);
        event(node, EventKind::NodeReady, Severity::Info);
        log(node, Severity::Info, "ready");
    } else if (!ready && (node.state != NodeState::NotReady || node.reasonDetail != why)) {
        const bool fresh = node.state != NodeState::NotReady;
        leaveBalancer(node);
        setState(node, NodeState::NotReady, ReasonKind::ReadinessProbeFailed, why);
        // Before it was ever ready it is only on its way.
        const Severity severity = node.wasReady ? Severity::Warning : Severity::Debug;
        if (fresh && !why.empty()) event(node, EventKind::NodeNotReady, severity, 0, why);
    }
}

void NodeLife::joinBalancer(NodeRecord& node) {
    if (node.warm) return;
    node.inBalancer = true;
    m_listener.onBalancer(node, true);
}

void NodeLife::setWarm(NodeRecord& node, bool warm) {
    if (node.warm == warm) return;
    node.warm = warm;
    if (node.state != NodeState::Running) return;
    if (warm)
        leaveBalancer(node);
    else
        joinBalancer(node);
    log(node, Severity::Info, warm ? "kept warm: out of the balancer" : "put into service");
    setState(node, NodeState::Running, warm ? ReasonKind::KeptWarm : ReasonKind::None);
}

ProbeAnswer NodeLife::probe(serving::NodeKey key, const domain::Probe& probe) {
    const NodeRecord& node = *m_nodes.at(key);
    if (m_effects.strikes(domain::FaultKind::ProbeFlapping, m_effects.flapping(key)))
        return {false,
                fmt::format("{} {}: no answer in time",
                            probe.kind == domain::ProbeKind::Tcp ? "TCP" : "GET", probe.port)};
    return answerProbe(probe, *node.image, node.listening, node.disk && node.disk->full());
}

void NodeLife::onStartupPassed(serving::NodeKey key) {
    NodeRecord& node = *m_nodes.at(key);
    node.started = true;
    updateReadiness(node);
}

void NodeLife::onReadiness(serving::NodeKey key, bool ready, const std::string& why) {
    NodeRecord& node = *m_nodes.at(key);
    node.readinessGiven = ready;
    node.notReadyWhy = ready ? std::string{} : why;
    if (!ready) log(node, Severity::Warning, "readiness probe failed: " + why);
    updateReadiness(node);
}

void NodeLife::onProbeGaveUp(serving::NodeKey key, ProbeRole role, const std::string& why) {
    NodeRecord& node = *m_nodes.at(key);
    const bool startup = role == ProbeRole::Startup;
    const std::string what =
        fmt::format("{} probe failed: {}", startup ? "startup" : "liveness", why);
    log(node, Severity::Error, what + "; the container is restarted");
    processEnded(node, 143, "Killed",
                 startup ? ReasonKind::StartupProbeFailed : ReasonKind::LivenessProbeFailed, why);
}

bool NodeLife::crash(NodeRecord& node, int code, const std::string& reason,
                     const std::string& detail) {
    if (!node.processUp) return false;
    processEnded(node, code, reason, ReasonKind::ContainerExited, detail);
    return true;
}

void NodeLife::processEnded(NodeRecord& node, int code, const std::string& reason, ReasonKind kind,
                            const std::string& detail) {
    const engine::Time ran = m_engine.now() - node.processSince;
    stopProcess(node);
    if (node.state == NodeState::Unknown) {  // nobody sees it
        node.unseenExit = {code, reason, detail, kind};
        return;
    }
    node.lastExit = domain::ContainerExit{code, reason, {m_engine.now()}};
    const bool good = node.spec->job && code == 0;
    const Severity severity = good ? Severity::Info : Severity::Error;
    event(node, EventKind::NodeContainerExited, severity, code, detail);
    log(node, severity, fmt::format("container ended with code {} ({})", code, reason));
    if (node.state == NodeState::Terminating) {  // nothing to restart
        end(node, node.endReason);
        return;
    }
    if (good) {
        leave(node, NodeState::Ended, ReasonKind::Completed, {});
        return;
    }
    if (node.spec->job) ++node.failedRuns;
    if (node.spec->job && !restartsInPlace(*node.spec->job)) {
        leave(node, NodeState::Failed, kind,
              detail.empty() ? fmt::format("exit {}: {}", code, reason) : detail);
        return;
    }
    if (m_options.wipeDiskOnContainerRestart) wipeDisk(node);
    node.restartBackOff.ran(ran);
    const engine::Time wait = node.restartBackOff.next();
    if (wait == 0) {
        restart(node);
        return;
    }
    node.nextTry = {m_engine.now() + wait};
    node.tryTimer = m_engine.scheduleAfter(wait, {kRestartDue, node.key, 0});
    setState(node, NodeState::CrashLoop, kind,
             detail.empty() ? fmt::format("exit {}: {}", code, reason) : detail);
}

void NodeLife::restart(NodeRecord& node) {
    ++node.restarts;
    event(node, EventKind::NodeRestarting, Severity::Warning, node.restarts);
    startProcess(node);
}

void NodeLife::onEvent(const engine::EventRecord& event) {
    switch (event.kind) {
        case kPullAttemptFails:
        case kTransferDue:
        case kSharesDue:
            m_puller.onEvent(event);
            return;
        case kProbeTick:
            m_prober.onEvent(event);
            return;
        case kMachineSilent:
            becomeUnknown(static_cast<MachineIndex>(event.a));
            return;
        case kEvictNext:
            evictNext(static_cast<MachineIndex>(event.a));
            return;
        default:
            break;
    }
    NodeRecord& node = *m_nodes.at(event.a);
    switch (event.kind) {
        case kBeginsToListen:
            begunToListen(node);
            return;
        case kProcessEnds:
            node.crashTimer = {};
            processEnded(node, node.image->crashExitCode, exitReason(node.image->crashExitCode),
                         ReasonKind::ContainerExited, {});
            return;
        case kWorkDone:
            node.workTimer = {};
            processEnded(node, 0, exitReason(0), ReasonKind::ContainerExited, {});
            return;
        case kRestartDue:
            restart(node);
            return;
        case kPullRetryDue:
            beginPull(node);
            return;
        case kDrainCheck:
            drainCheck(node);
            return;
        case kExitCheck:
            exitCheck(node);
            return;
        case kGraceOver:
            exitAfterTerm(node, 137);
            return;
        case kForgetNode:
            m_listener.onForgotten(node);
            m_nodes.erase(event.a);
            return;
        default:
            engine::require(false, "an event of another room");
    }
}

void NodeLife::event(const NodeRecord& node, EventKind kind, Severity severity, std::int64_t value,
                     std::string detail) {
    m_listener.onNodeEvent(node, kind, severity, value, std::move(detail));
}

void NodeLife::log(const NodeRecord& node, Severity severity, std::string text) {
    m_listener.onNodeLog(node, severity, std::move(text));
}

}  // namespace berth::sim::cluster
