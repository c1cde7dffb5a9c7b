// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/event_texts.h"

#include <QCoreApplication>

#include "models/domain/job.h"
#include "models/domain/node.h"
#include "models/domain/simulator_control.h"
#include "ui/support/fault_texts.h"
#include "ui/support/reason_texts.h"
#include "ui/support/state_texts.h"
#include "ui/support/strings.h"

namespace berth::ui {
namespace {

using domain::Event;
using domain::EventKind;

struct Events {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::Events)
};

QString deploymentText(const Event& event, const QString& name) {
    const int count = static_cast<int>(event.value);
    switch (event.kind) {
        case EventKind::DeploymentCreated:
            return Events::tr("%1 was created with %n node(s)", nullptr, count).arg(name);
        case EventKind::DeploymentEdited:
            return Events::tr("%1 was edited: revision %2").arg(name).arg(count);
        case EventKind::DeploymentScaled:
            return Events::tr("%1 was scaled to %n node(s)", nullptr, count).arg(name);
        case EventKind::DeploymentAutoscaled:
            return Events::tr("%1 scaled itself to %n node(s)", nullptr, count).arg(name);
        case EventKind::DeploymentPaused:
            return Events::tr("%1 was paused").arg(name);
        case EventKind::DeploymentResumed:
            return Events::tr("%1 was resumed with %n node(s)", nullptr, count).arg(name);
        case EventKind::DeploymentRestarted:
            return Events::tr("%1 restarts its nodes one after another").arg(name);
        case EventKind::DeploymentDeleted:
            return Events::tr("%1 was deleted").arg(name);
        case EventKind::DeploymentStoppedItself:
            return Events::tr("%1 stopped itself after its set time").arg(name);
        case EventKind::JobCompleted:
            return Events::tr("%1 is complete: %n run(s) succeeded", nullptr, count).arg(name);
        case EventKind::JobFailed:
            return Events::tr("%1 has failed; %n run(s) had succeeded", nullptr, count).arg(name);
        case EventKind::CanaryStarted:
            return Events::tr("%1 tries another version: revision %2").arg(name).arg(count);
        case EventKind::CanaryWatched:
            return Events::tr("Revision %2 of %1 gets its share of the requests")
                .arg(name)
                .arg(count);
        case EventKind::CanaryPromoted:
            return Events::tr("Revision %2 of %1 was promoted").arg(name).arg(count);
        case EventKind::CanaryRolledBack:
            return Events::tr("Revision %2 of %1 was rolled back").arg(name).arg(count);
        case EventKind::CanaryGivenUp:
            return Events::tr("Revision %2 of %1 is no longer tried").arg(name).arg(count);
        default:
            return {};
    }
}

QString nodeText(const Event& event, const QString& name, const Formatter& format) {
    const domain::Bytes bytes{event.value};
    switch (event.kind) {
        case EventKind::NodePending:
            return Events::tr("%1 waits for a machine").arg(name);
        case EventKind::NodePlaced:
            return Events::tr("%1 has a machine").arg(name);
        case EventKind::NodePullStarted:
            return Events::tr("%1 pulls its image, %2").arg(name, format.bytes(bytes));
        case EventKind::NodePullFailed:
            return Events::tr("%1 could not pull its image").arg(name);
        case EventKind::NodePulled:
            return Events::tr("%1 has its image").arg(name);
        case EventKind::NodeStarting:
            return Events::tr("%1 starts its program").arg(name);
        case EventKind::NodeReady:
            return Events::tr("%1 is ready").arg(name);
        case EventKind::NodeNotReady:
            return Events::tr("%1 is not ready").arg(name);
        case EventKind::NodeContainerExited:
            return Events::tr("The program of %1 ended with exit code %2")
                .arg(name)
                .arg(event.value);
        case EventKind::NodeRestarting:
            return Events::tr("%1 starts its program again, restart %2").arg(name).arg(event.value);
        case EventKind::NodeTerminating:
            return Events::tr("%1 finishes open requests and ends").arg(name);
        case EventKind::NodeEnded:
            return Events::tr("%1 has ended").arg(name);
        case EventKind::NodeFailed:
            // With the exit code of a run of a job that failed.
            if (event.value != 0)
                return Events::tr("%1 has failed with exit code %2").arg(name).arg(event.value);
            return Events::tr("%1 was evicted: the disk of its machine is full").arg(name);
        case EventKind::NodeUnknown:
            return Events::tr("%1 is unknown: its machine is silent").arg(name);
        case EventKind::NodeReplaced:
            return Events::tr("%1 is replaced by a new node").arg(name);
        case EventKind::NodeDataWiped:
            return Events::tr("%1 lost %2 on its disk").arg(name, format.bytes(bytes));
        case EventKind::NodeDiskFull:
            return Events::tr("The disk of %1 is full").arg(name);
        case EventKind::BillSettled:
            return Events::tr("%1 was billed %2").arg(name, format.money({event.value}));
        default:
            return {};
    }
}

QString otherText(const Formatter& format, const Event& event, const QString& deployment,
                  const QString& subject) {
    switch (event.kind) {
        case EventKind::AlarmRaised:
            return Events::tr("Alarm for %1: %2").arg(deployment, subject);
        case EventKind::AlarmCleared:
            return Events::tr("The alarm for %1 is over: %2").arg(deployment, subject);
        case EventKind::BudgetExhausted:
            return Events::tr("The error budget of %1 is used up: %2").arg(deployment, subject);
        case EventKind::VolumeWritesLost:
            //: %1 is a size, %2 a volume
            return Events::tr("%1 written to %2 had not been uploaded and is lost")
                .arg(format.bytes({event.value}), subject);
        case EventKind::LinkOpened:
            return Events::tr("The link of %1 for port %2 is open")
                .arg(deployment)
                .arg(event.value);
        case EventKind::LinkClosed:
            return Events::tr("The link of %1 for port %2 is closed")
                .arg(deployment)
                .arg(event.value);
        case EventKind::LinkFailed:
            //: %2 is the number of a port of the deployment
            return Events::tr("The link of %1 for port %2 could not keep its address")
                .arg(deployment, subject);
        case EventKind::MachineDown:
            return Events::tr("Machine %1 is down").arg(subject);
        case EventKind::MachineUp:
            return Events::tr("Machine %1 is back").arg(subject);
        case EventKind::MachineCordoned:
            return Events::tr("Machine %1 takes no new nodes").arg(subject);
        case EventKind::MachineUncordoned:
            return Events::tr("Machine %1 takes new nodes again").arg(subject);
        case EventKind::LoadStarted:
            return Events::tr("Load on %1, port %2, begins").arg(deployment).arg(event.value);
        case EventKind::LoadStopped:
            return Events::tr("Load on %1, port %2, ends").arg(deployment).arg(event.value);
        default:
            return {};
    }
}

QString faultEventText(const Event& event, const QString& subject) {
    // The value is the kind of fault; one that this version does not know shows its target alone.
    const auto kinds = static_cast<std::int64_t>(domain::kFaultKinds);
    const QString name = event.value >= 0 && event.value < kinds
                             ? activeFaultText(static_cast<domain::FaultKind>(event.value))
                             : eventKindText(event.kind);
    const QString where = subject.isEmpty() ? Events::tr("everywhere") : subject;
    return event.kind == EventKind::FaultInjected
               ? Events::tr("Fault begins: %1 (%2)").arg(name, where)
               : Events::tr("Fault cleared: %1 (%2)").arg(name, where);
}

}  // namespace

QString eventText(const Event& event, const Formatter& format) {
    const QString deployment = toQt(event.deploymentName);
    const QString subject = toQt(event.subject);
    QString text;
    if (event.kind == EventKind::FaultInjected || event.kind == EventKind::FaultCleared) {
        text = faultEventText(event, subject);
    }
    if (text.isEmpty()) text = deploymentText(event, deployment);
    if (text.isEmpty()) {
        const QString node = event.nodeName.empty() ? deployment : toQt(event.nodeName);
        text = nodeText(event, node, format);
    }
    if (text.isEmpty()) text = otherText(format, event, deployment, subject);
    return text.isEmpty() ? eventKindText(event.kind) : text;
}

QString eventDetail(const Event& event) {
    const QString detail = toQt(event.detail);
    if (event.kind == EventKind::JobFailed) {
        for (const auto failure :
             {domain::JobFailure::TooManyFailures, domain::JobFailure::TimedOut,
              domain::JobFailure::PiecesGivenUp}) {
            if (event.detail == domain::toText(failure)) return jobFailureText(failure);
        }
    }
    const bool isReason =
        event.kind == EventKind::NodeEnded || event.kind == EventKind::NodeTerminating;
    if (!isReason) return detail;
    for (int i = 0; i <= static_cast<int>(domain::ReasonKind::CanaryEnded); ++i) {
        const auto reason = static_cast<domain::ReasonKind>(i);
        if (event.detail == domain::toText(reason)) return reasonText(reason);
    }
    return detail;
}

}  // namespace berth::ui
