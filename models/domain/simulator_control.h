// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/platform.h"
#include "models/domain/policy_comparison.h"
#include "models/domain/service_levels.h"

namespace berth::domain {

// How simulated time follows the wall clock.
struct Pace {
    bool paused = false;
    double speed = 1;  // simulated seconds per real second, 1 … 10,000; 0: as fast as it goes

    friend bool operator==(const Pace&, const Pace&) = default;
};

struct SimulatorStatus {
    Instant now;
    Pace pace;
    double achievedSpeed = 0;    // measured over the last second
    double eventsPerSecond = 0;  // engine events per real second, over the last second
    std::uint64_t events = 0;
    std::uint64_t traceHash = 0;
    std::string scenario;  // its name
    std::uint64_t seed = 0;
    double restoring = 1;  // 0 … 1 while a saved state is replayed, then 1
    std::optional<Instant> jumpTarget;
    // Objectives and alarms; null where the scenario has none, or nothing was looked at yet.
    ServiceLevelsPtr levels{};

    friend bool operator==(const SimulatorStatus&, const SimulatorStatus&) = default;
};

enum class CardState { Free, Busy, Pulling, Lost };

struct MapCard {
    CardState state = CardState::Free;
    DeploymentId deployment;  // whose node has it; of those that share it the one that came last
    NodeId node;
    int milliUsed = 0;              // thousandths that are given out
    std::vector<NodeId> sharing{};  // when it is given out in shares: all that have one
};

struct MapMachine {
    MachineId id;  // also its name, "beijing-1-4090-003"
    std::string rack;
    std::string gpuSpec;  // the pool it belongs to
    bool down = false;
    bool cordoned = false;
    bool diskFull = false;
    std::optional<Instant> backAt;
    std::vector<MapCard> cards;
    Bytes cacheUsed, cacheCapacity;
    bool draining = false;     // cordoned, and its nodes move away
    bool unreachable = false;  // for the platform, or for clients
};

struct MapRegion {
    Region region;
    std::vector<MapMachine> machines;  // by pool, then name
    double registryRate = 0;           // bytes/s a machine can pull now
    bool registrySlow = false;
    bool registryDown = false;
};

// What the map page draws. Immutable once published.
struct ClusterMap {
    std::uint64_t version = 0;
    Instant at;
    std::vector<MapRegion> regions;
};
using ClusterMapPtr = std::shared_ptr<const ClusterMap>;

enum class FaultKind {
    KillNode,         // the node is gone at once: target = node id
    CrashContainer,   // the process ends with `exitCode` (default 1): target = node id
    OutOfMemory,      // as above with 137: target = node id
    DiskFull,         // the node's disk takes no more bytes: target = node id
    MachineDown,      // power off: target = machine id
    Cordon,           // no new nodes on the machine: target = machine id
    MachineDiskFull,  // its nodes are evicted one after another: target = machine id
    RegistrySlow,  // pulls at `factor` of the normal rate: target = region id, empty = everywhere
    RegistryDown,  // pulls fail: target as above
    // Of one card: target = node id, `card` = the N of nvidia-smi's "GPU N" in it; or target =
    // machine id, `card` = its place in the machine, from 0. The fault is the card's: it stays when
    // its node goes, and whoever gets the card next meets it. Once injected it is listed with its
    // machine.
    GpuLost,  // it falls off the bus (Xid 79) until the fault is over or its machine restarts
    GpuXid,   // its driver reports the error `xid`, once: one of simulatedXids()
    GpuSlow,  // too hot: it works at `factor` of its speed, 0.01 … below 1

    // See fault_traits.h for what each is done to and which fields it has. An area is a machine, a
    // rack, a region, or "" (everywhere).
    SlowDisk,      // writes and pulls at `factor` of their speed: a machine
    RackDown,      // power off: a rack
    RegionDown,    // power off: a region
    Partition,     // cut off as `cut` says, and running on: an area
    NetworkLoss,   // every try of a request is lost with `probability` and sent again: an area
    NetworkDelay,  // requests take `delay` longer: an area
    RegistryUnauthorized,  // pulls are refused with 401, with `probability`: as RegistrySlow
    RegistryThrottled,     // pulls are refused with 429, with `probability`: as RegistrySlow
    LayerInvalid,  // a cached layer fails its checksum with `probability` and is pulled again: area
    ProbeFlapping,  // each health check fails with `probability`: a node
    ClockSkew,      // its clock is `delay` ahead (below 0: behind): a machine
    // The revision that the deployment has at this time: target = deployment id. An edit ends it.
    VersionCrashes,  // a container ends with `exitCode` when it would listen, with `probability`
    VersionErrors,   // requests are answered with 500, with `probability`
    // Calls of the platform's API, each with `probability`; no target.
    ApiErrors,       // answered with the HTTP status `status`, and nothing is done
    ApiTimeouts,     // never answered, and nothing is done
    ApiDuplicates,   // what changes something is done twice
    ApiLostReplies,  // done, and never answered
    Drain,           // cordoned, and its nodes are replaced elsewhere, new ones first: a machine
};
inline constexpr std::size_t kFaultKinds = static_cast<std::size_t>(FaultKind::Drain) + 1;

// Who cannot reach the machines of a partition.
enum class FaultCut {
    Both,
    ControlPlane,  // the platform: it takes them for lost, while they go on answering clients
    Clients,       // whoever sends requests: the platform finds all well
};

struct Fault {
    FaultKind kind = FaultKind::KillNode;
    std::string target;
    std::optional<Duration> duration;  // absent: until cleared (for those that last)
    int exitCode = 1;
    double factor = 0.1;
    int card = 0;
    int xid = 0;
    double probability = 1;  // of each hit, above 0 and at most 1
    Duration delay{0};
    int status = 500;  // 429, 500 or 503
    FaultCut cut = FaultCut::Both;

    friend bool operator==(const Fault&, const Fault&) = default;
};

struct ActiveFault {
    std::uint64_t id = 0;
    Fault fault;
    Instant since;
    std::optional<Instant> until;

    friend bool operator==(const ActiveFault&, const ActiveFault&) = default;
};

enum class ArrivalKind { Constant, Poisson };

inline constexpr int kMostClients = 10'000'000;

// Load on one link, generated inside the simulation.
struct LoadSpec {
    DeploymentId deployment;
    int port = 0;
    ArrivalKind arrivals = ArrivalKind::Poisson;
    double ratePerSecond = 10;  // > 0, at most 100,000
    int clients = 1000;         // callers that the requests come from, drawn by chance

    friend bool operator==(const LoadSpec&, const LoadSpec&) = default;
};

struct SimulatorCallbacks {
    std::function<void(SimulatorStatus)> onStatus;  // at most 10 a second
    std::function<void(ClusterMapPtr)> onMap;       // on change, at most 4 a second
};

// What only a simulator can do: time, faults, load, the map. Threads and replies as in Platform.
// Everything that changes the course of the simulation is written to its command log first.
class SimulatorControl {
  public:
    SimulatorControl() = default;
    SimulatorControl(const SimulatorControl&) = delete;
    SimulatorControl& operator=(const SimulatorControl&) = delete;
    virtual ~SimulatorControl() = default;

    [[nodiscard]] virtual SimulatorStatus status() const = 0;
    [[nodiscard]] virtual ClusterMapPtr map() const = 0;
    [[nodiscard]] virtual std::vector<ActiveFault> faults() const = 0;
    [[nodiscard]] virtual std::vector<LoadSpec> loads() const = 0;
    [[nodiscard]] virtual std::unique_ptr<Subscription> watchSimulator(
        SimulatorCallbacks callbacks) = 0;

    virtual void setPace(Pace pace) = 0;
    // While paused: handle the next event(s) of one instant, then pause again.
    virtual void step() = 0;
    // As fast as it goes until `target`, then the former pace. Targets in the past are ignored.
    virtual void jumpTo(Instant target) = 0;
    // Errors: NotFound (target), InvalidArgument.
    virtual void inject(Fault fault, Reply<std::uint64_t> reply) = 0;
    virtual void clearFault(std::uint64_t id, Reply<std::uint64_t> reply) = 0;
    // Starts over at 0 with this scenario (its text; empty: the same again). All deployments and
    // their data are gone. Errors: Malformed (the text), StorageFailed; then nothing has changed.
    virtual void startOver(std::string scenarioText, std::uint64_t seed,
                           Reply<std::uint64_t> reply) = 0;
    // One load per link: starting it again changes its rate. Errors: NotFound, InvalidArgument.
    virtual void startLoad(LoadSpec load, Reply<LoadSpec> reply) = 0;
    virtual void stopLoad(DeploymentId deployment, int port, Reply<LoadSpec> reply) = 0;
    // What each policy would have made of the requests that the link had of late, ten minutes at
    // most and not more than some ten thousands. Takes seconds; the simulation goes on meanwhile.
    // Errors: NotFound (deployment or port), WrongState (no request came, or no node is ready),
    // Unavailable (another comparison is not done yet), ShuttingDown.
    virtual void comparePolicies(DeploymentId deployment, int port,
                                 Reply<PolicyComparison> reply) = 0;
};

}  // namespace berth::domain
