// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/stream.h"

namespace berth::domain {

const char* toText(Severity severity) {
    switch (severity) {
        case Severity::Debug:
            return "debug";
        case Severity::Info:
            return "info";
        case Severity::Warning:
            return "warning";
        case Severity::Error:
            return "error";
    }
    return "unknown";
}

const char* toText(EventKind kind) {
    switch (kind) {
        case EventKind::DeploymentCreated:
            return "deployment_created";
        case EventKind::DeploymentEdited:
            return "deployment_edited";
        case EventKind::DeploymentScaled:
            return "deployment_scaled";
        case EventKind::DeploymentPaused:
            return "deployment_paused";
        case EventKind::DeploymentResumed:
            return "deployment_resumed";
        case EventKind::DeploymentRestarted:
            return "deployment_restarted";
        case EventKind::DeploymentDeleted:
            return "deployment_deleted";
        case EventKind::DeploymentStoppedItself:
            return "deployment_stopped_itself";
        case EventKind::NodePending:
            return "node_pending";
        case EventKind::NodePlaced:
            return "node_placed";
        case EventKind::NodePullStarted:
            return "node_pull_started";
        case EventKind::NodePullFailed:
            return "node_pull_failed";
        case EventKind::NodePulled:
            return "node_pulled";
        case EventKind::NodeStarting:
            return "node_starting";
        case EventKind::NodeReady:
            return "node_ready";
        case EventKind::NodeNotReady:
            return "node_not_ready";
        case EventKind::NodeContainerExited:
            return "node_container_exited";
        case EventKind::NodeRestarting:
            return "node_restarting";
        case EventKind::NodeTerminating:
            return "node_terminating";
        case EventKind::NodeEnded:
            return "node_ended";
        case EventKind::NodeFailed:
            return "node_failed";
        case EventKind::NodeUnknown:
            return "node_unknown";
        case EventKind::NodeReplaced:
            return "node_replaced";
        case EventKind::NodeDataWiped:
            return "node_data_wiped";
        case EventKind::NodeDiskFull:
            return "node_disk_full";
        case EventKind::LinkOpened:
            return "link_opened";
        case EventKind::LinkClosed:
            return "link_closed";
        case EventKind::LinkFailed:
            return "link_failed";
        case EventKind::MachineDown:
            return "machine_down";
        case EventKind::MachineUp:
            return "machine_up";
        case EventKind::MachineCordoned:
            return "machine_cordoned";
        case EventKind::MachineUncordoned:
            return "machine_uncordoned";
        case EventKind::FaultInjected:
            return "fault_injected";
        case EventKind::FaultCleared:
            return "fault_cleared";
        case EventKind::LoadStarted:
            return "load_started";
        case EventKind::LoadStopped:
            return "load_stopped";
        case EventKind::BillSettled:
            return "bill_settled";
        case EventKind::JobCompleted:
            return "job_completed";
        case EventKind::JobFailed:
            return "job_failed";
        case EventKind::DeploymentAutoscaled:
            return "deployment_autoscaled";
        case EventKind::AlarmRaised:
            return "alarm_raised";
        case EventKind::AlarmCleared:
            return "alarm_cleared";
        case EventKind::VolumeWritesLost:
            return "volume_writes_lost";
        case EventKind::BudgetExhausted:
            return "budget_exhausted";
        case EventKind::CanaryStarted:
            return "canary_started";
        case EventKind::CanaryWatched:
            return "canary_watched";
        case EventKind::CanaryPromoted:
            return "canary_promoted";
        case EventKind::CanaryRolledBack:
            return "canary_rolled_back";
        case EventKind::CanaryGivenUp:
            return "canary_given_up";
    }
    return "unknown";
}

}  // namespace berth::domain
