// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "ui/support/event_texts.h"

namespace berth::ui {
namespace {

using domain::EventKind;

struct EventKinds {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::EventKinds)
};

}  // namespace

QString eventKindText(EventKind kind) {
    switch (kind) {
        case EventKind::DeploymentCreated:
            return EventKinds::tr("Deployment created");
        case EventKind::DeploymentEdited:
            return EventKinds::tr("Deployment edited");
        case EventKind::DeploymentScaled:
            return EventKinds::tr("Deployment scaled");
        case EventKind::DeploymentPaused:
            return EventKinds::tr("Deployment paused");
        case EventKind::DeploymentResumed:
            return EventKinds::tr("Deployment resumed");
        case EventKind::DeploymentRestarted:
            return EventKinds::tr("Deployment restarted");
        case EventKind::DeploymentDeleted:
            return EventKinds::tr("Deployment deleted");
        case EventKind::DeploymentStoppedItself:
            return EventKinds::tr("Stopped by stop-after");
        case EventKind::DeploymentAutoscaled:
            return EventKinds::tr("Deployment scaled by itself");
        case EventKind::NodePending:
            return EventKinds::tr("Node pending");
        case EventKind::NodePlaced:
            return EventKinds::tr("Node placed");
        case EventKind::NodePullStarted:
            return EventKinds::tr("Pull started");
        case EventKind::NodePullFailed:
            return EventKinds::tr("Pull failed");
        case EventKind::NodePulled:
            return EventKinds::tr("Image pulled");
        case EventKind::NodeStarting:
            return EventKinds::tr("Node starting");
        case EventKind::NodeReady:
            return EventKinds::tr("Node ready");
        case EventKind::NodeNotReady:
            return EventKinds::tr("Node not ready");
        case EventKind::NodeContainerExited:
            return EventKinds::tr("Container ended");
        case EventKind::NodeRestarting:
            return EventKinds::tr("Container restarting");
        case EventKind::NodeTerminating:
            return EventKinds::tr("Node terminating");
        case EventKind::NodeEnded:
            return EventKinds::tr("Node ended");
        case EventKind::NodeFailed:
            return EventKinds::tr("Node failed");
        case EventKind::NodeUnknown:
            return EventKinds::tr("Node unknown");
        case EventKind::NodeReplaced:
            return EventKinds::tr("Node replaced");
        case EventKind::NodeDataWiped:
            return EventKinds::tr("Data wiped");
        case EventKind::NodeDiskFull:
            return EventKinds::tr("Disk full");
        case EventKind::LinkOpened:
            return EventKinds::tr("Link opened");
        case EventKind::LinkClosed:
            return EventKinds::tr("Link closed");
        case EventKind::LinkFailed:
            return EventKinds::tr("Link failed");
        case EventKind::MachineDown:
            return EventKinds::tr("Machine down");
        case EventKind::MachineUp:
            return EventKinds::tr("Machine up");
        case EventKind::MachineCordoned:
            return EventKinds::tr("Machine cordoned");
        case EventKind::MachineUncordoned:
            return EventKinds::tr("Machine uncordoned");
        case EventKind::FaultInjected:
            return EventKinds::tr("Fault begins");
        case EventKind::FaultCleared:
            return EventKinds::tr("Fault cleared");
        case EventKind::LoadStarted:
            return EventKinds::tr("Load started");
        case EventKind::LoadStopped:
            return EventKinds::tr("Load stopped");
        case EventKind::BillSettled:
            return EventKinds::tr("Bill settled");
        case EventKind::JobCompleted:
            return EventKinds::tr("Job completed");
        case EventKind::JobFailed:
            return EventKinds::tr("Job failed");
        case EventKind::AlarmRaised:
            return EventKinds::tr("Alarm raised");
        case EventKind::AlarmCleared:
            return EventKinds::tr("Alarm cleared");
        case EventKind::BudgetExhausted:
            return EventKinds::tr("Error budget used up");
        case EventKind::VolumeWritesLost:
            return EventKinds::tr("Changes of a volume lost");
        case EventKind::CanaryStarted:
            return EventKinds::tr("Version tried");
        case EventKind::CanaryWatched:
            return EventKinds::tr("Version gets requests");
        case EventKind::CanaryPromoted:
            return EventKinds::tr("Version promoted");
        case EventKind::CanaryRolledBack:
            return EventKinds::tr("Version rolled back");
        case EventKind::CanaryGivenUp:
            return EventKinds::tr("Version no longer tried");
    }
    Q_UNREACHABLE();
}

}  // namespace berth::ui
