// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "models/domain/stream.h"
#include "sim/cluster/cluster.h"
#include "sim/cluster/fault_effects.h"
#include "sim/cluster/node_record.h"
#include "sim/cluster/prober.h"
#include "sim/cluster/puller.h"
#include "sim/engine/engine.h"

namespace berth::sim::cluster {

// What the life of nodes means to the other rooms. Called while a node is being changed: an
// implementation notes, forwards or schedules, and changes no node itself.
class NodeLifeListener {
  public:
    [[nodiscard]] virtual std::unique_ptr<storage::Disk> makeDisk(const NodeRecord& node) = 0;
    virtual void onListens(NodeRecord& node) = 0;        // the container accepts connections
    virtual void onContainerGone(NodeRecord& node) = 0;  // it had listened
    virtual void onBalancer(NodeRecord& node, bool in) = 0;
    virtual void onBilling(NodeRecord& node, bool billed) = 0;
    [[nodiscard]] virtual int requestsInProgress(serving::NodeKey node) const = 0;
    virtual void onStateChanged(NodeRecord& node, domain::NodeState before) = 0;
    virtual void onCapacityFreed() = 0;
    virtual void onNodeEvent(const NodeRecord& node, domain::EventKind kind,
                             domain::Severity severity, std::int64_t value, std::string detail) = 0;
    virtual void onNodeLog(const NodeRecord& node, domain::Severity severity, std::string text) = 0;
    virtual void onForgotten(const NodeRecord& node) = 0;            // its record goes now
    virtual void onSpeed(const NodeRecord& node, double speed) = 0;  // see NodeLife::speedOf()

  protected:
    ~NodeLifeListener() = default;
};

// Moves every node through its states:
//
//   Pending → Pulling → Starting → Running ⇄ NotReady → Terminating → Ended
//   Pulling ⇄ ImagePullBackOff (0, 10, 20 … 300 s), a container that ends → Starting at once or
//   CrashLoop (same waits), any state on a machine silent for 40 s → Unknown, on a machine whose
//   disk is full → Failed.
//
// A container is Starting until its startup probe has passed (without one: until the process
// listens); then NotReady until its readiness probe has passed (without one it is ready as soon as
// it listens). Ending: out of the balancer, at most `drainFor` for requests in progress, SIGTERM,
// the process ends by itself once it has no request left, SIGKILL after the grace period. A node
// without a running process ends at once.
//
// The program of a job ends by itself: after about the run time of its spec, counted from when it
// listens, with 0, and its node is Ended. Where it fails before, its container is restarted or, if
// the job says so, the node is Failed.
//
// A node that is kept warm is Running like any other, and billed, but not in the balancer.
//
// A machine that is switched off stops its containers at that instant: their connections break, so
// the balancer drops their nodes (NotReady, MachineDown). After `machineSilentAfter` they are
// Unknown. If it comes back before they were replaced, their containers are started again in place.
//
// A machine that only the platform cannot reach (node_life_cut.cpp) goes on: so do the containers
// on it, and until the platform takes them for Unknown also in the balancer. What begins or ends
// there after that is seen when the machine can be reached again. A node that was replaced in the
// meantime stays Terminating, with all it has, and ends then.
//
// A program ends when a card that it uses fails it; while one of them is lost it ends again as soon
// as it has started, since CUDA finds no card then: a crash loop.
//
// While the disk of a machine is full, its nodes are evicted, as the kubelet does under disk
// pressure: without grace, one every ten seconds, the one that has written most to its disk first.
// An evicted node is Failed: it is not started again, and its deployment makes another one, which
// that machine does not take.
class NodeLife final : public PullListener, public ProbeTarget {
  public:
    NodeLife(engine::Engine& engine, std::uint64_t seed, const scenario::PlatformOptions& options,
             Cluster& cluster, const ImageRegistry& registry, NodeLifeListener& listener);
    ~NodeLife();

    // A new record, Pending; its fixed part is the caller's to fill before announce().
    NodeRecord& create();
    void announce(NodeRecord& node);
    // `cards`: as Cluster::allocate() takes them.
    void place(NodeRecord& node, const Demand& demand, MachineIndex machine,
               std::span<const std::uint16_t> cards = {});
    // It stays Pending; says why.
    void notPlaced(NodeRecord& node, std::vector<domain::PlacementRejection> rejections);
    // It stays Pending for ever: the platform knows none of the offers it was ordered with.
    void notOffered(NodeRecord& node);
    // Orderly: drain, SIGTERM, grace. Ignored when the node is ending or gone.
    void terminate(NodeRecord& node, domain::ReasonKind reason);
    // Gone at this instant.
    void end(NodeRecord& node, domain::ReasonKind reason);
    // The process ends by a fault. False when no process is up.
    bool crash(NodeRecord& node, int code, const std::string& reason, const std::string& detail);

    // The program ends because of its card; `words` is the last that it writes. False: none is up,
    // or it uses no card.
    bool cardFails(NodeRecord& node, const std::string& words);
    // A card that the node has became faster or slower: its job ends sooner or later.
    void cardSpeedChanged(NodeRecord& node);
    // What its cards let its program have of their speed, above 0 and at most 1.
    [[nodiscard]] double speedOf(const NodeRecord& node) const;

    // Into the warm pool, or into service: at once where the node is ready. Requests that it works
    // on are finished.
    void setWarm(NodeRecord& node, bool warm);

    void machineDown(MachineIndex machine, std::optional<engine::Time> backAt);
    void machineUp(MachineIndex machine);
    void machineDiskFull(MachineIndex machine, bool full);
    // The platform can reach it no more, or again.
    void machineCut(MachineIndex machine, bool cut);
    [[nodiscard]] bool isCut(MachineIndex machine) const { return m_cut.contains(machine); }
    // Faults that are met again and again: set by whoever injects them, then told here.
    [[nodiscard]] FaultEffects& effects() { return m_effects; }
    [[nodiscard]] const FaultEffects& effects() const { return m_effects; }
    void machineEffectsChanged(MachineIndex machine) { m_puller.machineChanged(machine); }
    [[nodiscard]] Puller& puller() { return m_puller; }
    void registryChanged(RegionIndex region) { m_puller.registryChanged(region); }

    [[nodiscard]] const NodeTable& nodes() const { return m_nodes; }
    [[nodiscard]] NodeRecord* find(serving::NodeKey key);
    [[nodiscard]] const NodeRecord* find(serving::NodeKey key) const;
    [[nodiscard]] const Puller& puller() const { return m_puller; }
    // As Puller::takeChangedCaches().
    [[nodiscard]] std::vector<MachineIndex> takeChangedCaches() {
        return m_puller.takeChangedCaches();
    }
    void onEvent(const engine::EventRecord& event);
    [[nodiscard]] std::vector<std::string> brokenInvariants() const;

    static constexpr engine::Time kKeepEnded = 600 * engine::kSecond;
    static constexpr engine::Time kEvictEvery = 10 * engine::kSecond;
    static constexpr engine::Time kDrainPoll = 100 * engine::kMillisecond;

    // PullListener, ProbeTarget.
    void onPulled(serving::NodeKey node) override;
    void onPullFailed(serving::NodeKey node, const std::string& why) override;
    [[nodiscard]] ProbeAnswer probe(serving::NodeKey node, const domain::Probe& probe) override;
    void onStartupPassed(serving::NodeKey node) override;
    void onProbeGaveUp(serving::NodeKey node, ProbeRole role, const std::string& why) override;
    void onReadiness(serving::NodeKey node, bool ready, const std::string& why) override;

  private:
    void setState(NodeRecord& node, domain::NodeState state,
                  domain::ReasonKind reason = domain::ReasonKind::None, std::string detail = {});
    void beginPull(NodeRecord& node);
    void startProcess(NodeRecord& node);
    void begunToListen(NodeRecord& node);
    void updateReadiness(NodeRecord& node);
    void joinBalancer(NodeRecord& node);  // unless it is kept warm
    void leaveBalancer(NodeRecord& node);
    // The process is gone: probes, timers, balancer, requests in progress.
    void stopProcess(NodeRecord& node);
    void processEnded(NodeRecord& node, int code, const std::string& reason,
                      domain::ReasonKind kind, const std::string& detail);
    void restart(NodeRecord& node);
    void wipeDisk(NodeRecord& node);
    void beginWork(NodeRecord& node, engine::Time takes);
    void drainCheck(NodeRecord& node);
    void exitCheck(NodeRecord& node);
    void exitAfterTerm(NodeRecord& node, int code);
    void becomeUnknown(MachineIndex machine);
    // The silence of a machine is counted while it is off or cannot be reached.
    void beginSilence(MachineIndex machine);
    void endSilence(MachineIndex machine);
    [[nodiscard]] bool isSilent(MachineIndex machine) const {
        return isCut(machine) || m_cluster.machine(machine).down;
    }
    // Of a node whose machine the platform has lost sight of, while its container runs.
    [[nodiscard]] bool runsUnseen(const NodeRecord& node) const;
    void comeBack(NodeRecord& node);
    void startAgain(NodeRecord& node);
    [[nodiscard]] bool crashesAtStart(NodeRecord& node);
    void evictNext(MachineIndex machine);
    void evict(NodeRecord& node);
    // Everything it had goes back at this instant; then it is Ended or Failed.
    void leave(NodeRecord& node, domain::NodeState state, domain::ReasonKind reason,
               std::string detail);
    void setBilled(NodeRecord& node, bool billed);
    void event(const NodeRecord& node, domain::EventKind kind, domain::Severity severity,
               std::int64_t value = 0, std::string detail = {});
    void log(const NodeRecord& node, domain::Severity severity, std::string text);
    [[nodiscard]] std::vector<NodeRecord*> nodesOn(MachineIndex machine);
    void cancelTimers(NodeRecord& node);

    engine::Engine& m_engine;
    std::uint64_t m_seed = 0;
    const scenario::PlatformOptions& m_options;
    Cluster& m_cluster;
    FaultEffects m_effects;
    Puller m_puller;
    Prober m_prober;
    NodeLifeListener& m_listener;
    NodeTable m_nodes;
    serving::NodeKey m_lastKey = 0;
    std::map<MachineIndex, engine::EventHandle> m_silence;
    std::set<MachineIndex> m_cut;
    std::map<MachineIndex, engine::EventHandle> m_evictions;  // while there is anything to evict
};

}  // namespace berth::sim::cluster
