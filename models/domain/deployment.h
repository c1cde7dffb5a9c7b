// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/domain/autoscaling.h"
#include "models/domain/balancing_options.h"
#include "models/domain/canary.h"
#include "models/domain/catalogue.h"
#include "models/domain/environment.h"
#include "models/domain/ids.h"
#include "models/domain/job.h"
#include "models/domain/money.h"
#include "models/domain/units.h"

namespace berth::domain {

// How the one link of a port shares its requests over the ready nodes.
// Append only.
enum class BalancingPolicy {
    RoundRobin,
    Random,
    LeastConnections,
    LeastOfTwo,  // the less busy of two drawn by chance
    RingHash,    // by BalancingOptions::hashKey, as the two below
    MaglevHash,
    JumpHash,
    Queue,  // requests wait at the link until a node is free: BalancingOptions::queue
};
inline constexpr BalancingPolicy kLastBalancingPolicy = BalancingPolicy::Queue;

[[nodiscard]] bool hashes(BalancingPolicy policy);

struct PortSpec {
    int port = 0;  // 1 … 65535, inside the node
    BalancingPolicy balancing = BalancingPolicy::RoundRobin;
    std::optional<BalancingOptions> options{};  // absent: none is in use

    friend bool operator==(const PortSpec&, const PortSpec&) = default;
};

struct VolumeMount {
    VolumeId volume;
    std::string path;  // absolute path in the node

    friend bool operator==(const VolumeMount&, const VolumeMount&) = default;
};

enum class ProbeKind { Http, Tcp };

// Defaults are those of the platform's contract (and of Kubernetes): period 10 s, time-out 1 s,
// three failures in a row.
struct Probe {
    ProbeKind kind = ProbeKind::Http;
    int port = 80;
    std::string path = "/";  // Http only
    Duration initialDelay{0};
    Duration period = std::chrono::seconds(10);
    Duration timeout = std::chrono::seconds(1);
    int failureThreshold = 3;

    friend bool operator==(const Probe&, const Probe&) = default;
};

// An absent probe is switched off: no startup probe → started at once; no readiness probe → ready
// as soon as started; no liveness probe → restarted only when the process ends.
struct HealthChecks {
    std::optional<Probe> startup;
    std::optional<Probe> liveness;
    std::optional<Probe> readiness;

    friend bool operator==(const HealthChecks&, const HealthChecks&) = default;
};

// How a change of configuration replaces nodes: at most `maxSurge` more nodes than wanted, at most
// `maxUnavailable` fewer ready than wanted. Both 0 is refused.
struct RollingUpdate {
    int maxSurge = 1;
    int maxUnavailable = 0;

    friend bool operator==(const RollingUpdate&, const RollingUpdate&) = default;
};

// Where no two nodes of a deployment may be together, so that one failure never takes two.
enum class AntiAffinity { None, Machine, Rack };

// The wanted state of an application. Validated by validate() in validation.h.
struct DeploymentSpec {
    std::string name;               // 1–40 of a–z, 0–9 and "-", starts with a letter
    std::string gpuSpec;            // GpuSpec::name
    std::vector<RegionId> regions;  // empty: any region
    std::string image;              // a preset's short name, or an address
    int nodes = 1;                  // 0 … 1000; of a job: so many at once
    std::vector<PortSpec> ports;    // empty: pull mode, no link
    std::vector<EnvironmentVariable> environment;
    std::vector<std::string> command;  // replaces the image's own; empty: as the image says
    std::vector<VolumeMount> mounts;
    HealthChecks health;
    RollingUpdate rollingUpdate;
    Bytes sharedMemory{0};  // /dev/shm; 0: the platform's default
    Duration terminationGrace = std::chrono::seconds(30);
    std::optional<Duration> stopAfter;  // pauses itself after this long; absent: never
    // Pool::offer of what it was ordered with; empty: what is on offer when it is applied. Nodes of
    // an offer that the platform does not know, or not any more, wait for ever.
    std::vector<std::string> offers{};
    // What a platform keeps with the deployment and Berth has no word for, as a JSON object: opaque
    // to everybody but that platform, handed back whole with every edit. Empty: nothing.
    std::string extensions{};
    std::optional<JobSpec> job{};  // absent: it serves until it is stopped
    // Kept where the platform lets a deployment say it.
    AntiAffinity antiAffinity = AntiAffinity::None;
    // Absent: `nodes` changes by hand alone.
    std::optional<AutoscalingSpec> autoscaling{};

    // Nodes that run at once: of a job never more than it has completions; with those of the warm
    // pool.
    [[nodiscard]] int nodesAtOnce() const;

    friend bool operator==(const DeploymentSpec&, const DeploymentSpec&) = default;
};

enum class DeploymentState {
    Pending,
    Starting,
    Running,
    Degraded,
    Failing,
    Paused,
    Deleting,
    Completed,  // a job: all its runs have succeeded
    Failed,     // a job: given up, see JobProgress::failure
};

// The one balanced address of a port.
struct PortLink {
    int port = 0;
    std::string url;  // empty until the platform has given it
    BalancingPolicy balancing = BalancingPolicy::RoundRobin;
    int readyNodes = 0;   // nodes it shares requests over now
    std::string problem;  // English; why there is no url, e.g. "port 40001 is in use"

    friend bool operator==(const PortLink&, const PortLink&) = default;
};

// What the console may warn about; the text is chosen by the kind. Append only; how bad each is
// tells severityRank() in warnings.h.
enum class WarningKind {
    NodesCrashing,     // nodes in CrashLoop
    ImagePullFailing,  // nodes in ImagePullBackOff
    NodesPending,      // nodes not placed
    NodesNotReady,
    NodesUnknown,       // their machine is silent
    DataOnNodesOnly,    // bytes written that no volume holds
    PortNobodyListens,  // requests to the port are refused by the image
    StopsSoon,          // stop-after within the hour
    OfferUnknown,  // nodes ordered with an offer the platform does not know: they wait for ever
};

struct Warning {
    WarningKind kind = WarningKind::NodesPending;
    int nodes = 0;       // how many nodes it is about
    std::string detail;  // English evidence, e.g. "exit 137: out of memory"
    Bytes bytes;         // DataOnNodesOnly
    int port = 0;        // PortNobodyListens
    Instant since;

    friend bool operator==(const Warning&, const Warning&) = default;
};

struct Deployment {
    DeploymentId id;
    DeploymentSpec spec;
    int revision = 1;  // grows with every edit
    DeploymentState state = DeploymentState::Pending;
    int nodesRunning = 0;         // container up, ready or not
    int nodesReady = 0;           // in the balancer
    std::vector<PortLink> links;  // one a port, in the order of spec.ports
    Rate rateNow;                 // over all billed nodes
    Money costSoFar;
    Instant created;
    std::optional<Instant> pausedAt;
    std::optional<Instant> stopsAt;
    double requestsPerSecond = 0;      // over the last minute, all ports
    std::vector<Warning> warnings;     // worst first
    std::optional<JobProgress> job{};  // of a job
    // Ready and kept out of the balancer, see WarmPool.
    int nodesWarm = 0;
    // What its autoscaler saw and did; null: it has none.
    AutoscalingHistoryPtr autoscaling{};
    // Of its newest canary, also once that is over; absent: it never had one.
    std::optional<Canary> canary{};

    // Completed or failed: no node will ever run again.
    [[nodiscard]] bool finished() const {
        return state == DeploymentState::Completed || state == DeploymentState::Failed;
    }
    // Nodes that are to be there as things are: none while it is stopped, of a job no more than
    // runs are missing.
    [[nodiscard]] int nodesWanted() const;
    // Of a job: runs that have still to succeed.
    [[nodiscard]] std::optional<int> runsMissing() const;

    friend bool operator==(const Deployment&, const Deployment&) = default;
};

[[nodiscard]] const char* toText(BalancingPolicy policy);  // "round_robin" …
[[nodiscard]] const char* toText(DeploymentState state);   // "running" …
[[nodiscard]] const char* toText(AntiAffinity apart);      // "none", "machine", "rack"
[[nodiscard]] Result<BalancingPolicy> parseBalancingPolicy(std::string_view text);

}  // namespace berth::domain
