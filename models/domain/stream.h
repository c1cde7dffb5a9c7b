// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/ids.h"
#include "models/domain/units.h"

namespace berth::domain {

enum class Severity { Debug, Info, Warning, Error };

// One line of a node's output. Untrusted text: control characters are shown, never obeyed.
struct LogLine {
    std::uint64_t sequence = 0;  // grows by one within a node; a gap means lines are missing
    Instant at;
    NodeId node;
    int ordinal = 0;  // of the node, for its colour and number
    Severity severity = Severity::Info;
    std::string text;  // UTF-8 as sent, without the line end

    friend bool operator==(const LogLine&, const LogLine&) = default;
};

enum class EventKind {
    DeploymentCreated,
    DeploymentEdited,
    DeploymentScaled,
    DeploymentPaused,
    DeploymentResumed,
    DeploymentRestarted,
    DeploymentDeleted,
    DeploymentStoppedItself,
    NodePending,
    NodePlaced,
    NodePullStarted,
    NodePullFailed,
    NodePulled,
    NodeStarting,
    NodeReady,
    NodeNotReady,
    NodeContainerExited,
    NodeRestarting,
    NodeTerminating,
    NodeEnded,
    NodeFailed,  // value = exit code of a run of a job, or 0: evicted
    NodeUnknown,
    NodeReplaced,
    NodeDataWiped,
    NodeDiskFull,
    LinkOpened,
    LinkClosed,
    LinkFailed,
    MachineDown,
    MachineUp,
    MachineCordoned,
    MachineUncordoned,
    FaultInjected,
    FaultCleared,
    LoadStarted,
    LoadStopped,
    BillSettled,   // of a deployment, since it was told last: value = points
    JobCompleted,  // value = runs that succeeded
    JobFailed,     // value = runs that succeeded; detail: a JobFailure
    // value = nodes wanted from now on; detail: from how many, and why
    DeploymentAutoscaled,
    AlarmRaised,      // subject = the alarm
    AlarmCleared,     // likewise
    BudgetExhausted,  // subject = the objective
    // value = revision of the new version
    CanaryStarted,
    CanaryWatched,     // its first node is ready
    CanaryPromoted,    // detail: a CanaryReason
    CanaryRolledBack,  // likewise
    CanaryGivenUp,     // likewise
    // Subject = the volume, value = bytes not uploaded; detail: files, and the machine
    VolumeWritesLost,
};

// Something that happened, for the Events and Activity pages: append-only, in order of `sequence`.
struct Event {
    std::uint64_t sequence = 0;  // grows by one over the whole platform
    Instant at;
    EventKind kind = EventKind::NodePending;
    Severity severity = Severity::Info;
    DeploymentId deployment;  // empty: not about one
    std::string deploymentName;
    NodeId node;  // empty: not about one
    std::string nodeName;
    std::string subject;     // machine, region, link …, as the kind says
    std::int64_t value = 0;  // nodes, bytes, exit code …, as the kind says
    std::string detail;      // English evidence
    OperationId operation;   // the operation that caused it, or empty

    friend bool operator==(const Event&, const Event&) = default;
};

[[nodiscard]] const char* toText(Severity severity);  // "info" …
[[nodiscard]] const char* toText(EventKind kind);     // "node_ready" …

}  // namespace berth::domain
