// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/domain/ids.h"
#include "models/domain/money.h"
#include "models/domain/units.h"

namespace berth::domain {

enum class NodeState {
    Pending,           // not placed on a machine
    Pulling,           // placed, image on its way
    Starting,          // container started, startup probe not yet passed
    Running,           // ready: in the balancer
    NotReady,          // running, out of the balancer
    CrashLoop,         // container ended, waits for its next restart
    ImagePullBackOff,  // pull failed, waits for its next try
    Failed,            // evicted: gone like Ended, and by no wish of its owner
    Terminating,       // draining or in its grace period
    Ended,             // gone, its disk wiped
    Unknown,           // its machine is silent
};

// Why a node is in its state. The interface chooses the sentence by kind; numbers and quotes are in
// the fields beside it.
enum class ReasonKind {
    None,
    NoCapacity,       // Pending: see Node::placement
    PullFailed,       // registry refused, slow or down
    ContainerExited,  // see Node::lastExit
    StartupProbeFailed,
    LivenessProbeFailed,
    ReadinessProbeFailed,
    MachineDown,
    MachineSilent,
    Draining,  // in its termination
    DiskFull,  // Failed: evicted, because the disk of its machine is full
    ReplacedByEdit,
    ReplacedByUser,
    ScaledDown,
    Paused,
    Deleted,
    Killed,        // by a fault from the simulator page
    OfferUnknown,  // Pending: ordered with an offer that the platform does not know (any more)
    Completed,     // of a job: its program has ended with 0
    JobFailed,     // of a job that has been given up
    KeptWarm,      // Running, but not in the balancer: ready for when more are needed
    CanaryEnded,   // of a version that was tried and not taken
};

// "6 machines: GPU busy": one filter of the scheduler and how many machines it ruled out.
struct PlacementRejection {
    enum class Filter {
        Region,
        GpuModel,
        GpuBusy,
        Cores,
        Memory,
        Cordoned,
        DiskFull,
        Down,
        AntiAffinity,  // a node of the same deployment is there already, or in its rack
    };
    Filter filter = Filter::GpuBusy;
    int machines = 0;

    friend bool operator==(const PlacementRejection&, const PlacementRejection&) = default;
};

struct ContainerExit {
    int code = 0;        // 137 SIGKILL or out of memory, 143 SIGTERM, else the program's
    std::string reason;  // "OutOfMemory", "Error", "Killed", "Completed"
    Instant at;

    friend bool operator==(const ContainerExit&, const ContainerExit&) = default;
};

struct Node {
    NodeId id;
    std::string name;  // "echo-1": deployment and ordinal
    int ordinal = 0;   // 1, 2, 3 … never used twice within a deployment
    DeploymentId deployment;
    int revision = 1;  // of the deployment's spec it runs
    NodeState state = NodeState::Pending;
    Instant stateSince;
    ReasonKind reason = ReasonKind::None;
    std::string reasonDetail;                   // English evidence: "GET /ready on 80: 404"
    std::vector<PlacementRejection> placement;  // while Pending
    RegionId region;                            // empty while Pending
    MachineId machine;  // empty while Pending, or where the platform hides it
    std::string gpuSpec;
    Bytes pulled, pullTotal;  // while Pulling; bytes this machine has to fetch
    int restarts = 0;         // of the container, in this node
    std::optional<ContainerExit> lastExit;
    std::optional<Instant> nextTry;  // CrashLoop, ImagePullBackOff
    Instant created;
    std::optional<Instant> runningSince;
    std::optional<Instant> ended;
    double gpuUse = 0;  // 0 … 1, mean over the cards
    Bytes gpuMemoryUsed, gpuMemoryTotal;
    Bytes diskUsed;  // written to its own disk: lost with the node
    int diskFiles = 0;
    std::optional<Instant> lastWrite;
    double requestsPerSecond = 0;  // over the last minute
    std::int64_t requestsServed = 0;
    Rate rate;   // 0 while nothing is billed
    Money cost;  // settled so far

    [[nodiscard]] bool alive() const {
        return state != NodeState::Ended && state != NodeState::Failed;
    }
    friend bool operator==(const Node&, const Node&) = default;
};

[[nodiscard]] const char* toText(NodeState state);  // "Running", the words of product.md
[[nodiscard]] const char* toText(ReasonKind reason);

}  // namespace berth::domain
