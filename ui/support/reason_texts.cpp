// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/reason_texts.h"

#include <QCoreApplication>

#include "ui/support/strings.h"

namespace berth::ui {
namespace {

using domain::Node;
using domain::NodeState;
using domain::ReasonKind;

struct Reasons {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::Reasons)
};

QString withNextTry(const QString& sentence, const Node& node, domain::Instant now,
                    const Formatter& format) {
    if (!node.nextTry || *node.nextTry <= now) return sentence;
    //: %1 is a sentence that says what happened, %2 a duration
    return Reasons::tr("%1 Next try in %2.").arg(sentence, format.duration(*node.nextTry - now));
}

QString crashText(const Node& node, domain::Instant now, const Formatter& format) {
    QString sentence = node.lastExit
                           ? Reasons::tr("Its program ended: %1.").arg(exitText(*node.lastExit))
                           : Reasons::tr("Its program ended.");
    if (node.restarts > 0) {
        sentence = Reasons::tr("%1 Restarted %n time(s).", nullptr, node.restarts).arg(sentence);
    }
    return withNextTry(sentence, node, now, format);
}

QString stateMeaning(const Node& node, const Formatter& format) {
    switch (node.state) {
        case NodeState::Pending:
            return Reasons::tr("Waits for a machine.");
        case NodeState::Pulling:
            return Reasons::tr("Its machine fetches the image: %1.")
                .arg(format.bytesOf(node.pulled, node.pullTotal));
        case NodeState::Starting:
            return Reasons::tr("Its program has started and is not ready yet.");
        case NodeState::Running:
            return Reasons::tr("Ready: the link sends it requests.");
        case NodeState::NotReady:
            return Reasons::tr("Its program runs, but the link sends it no requests.");
        case NodeState::CrashLoop:
            return Reasons::tr("Its program ends again and again.");
        case NodeState::ImagePullBackOff:
            return Reasons::tr("Its image could not be fetched.");
        case NodeState::Failed:
            return Reasons::tr("It failed and will not be started again; its disk is wiped.");
        case NodeState::Terminating:
            return Reasons::tr("It finishes open requests, then it ends and its disk is wiped.");
        case NodeState::Ended:
            return Reasons::tr("It has ended; its disk is wiped.");
        case NodeState::Unknown:
            return Reasons::tr("Its machine is silent; nobody knows how it is.");
    }
    Q_UNREACHABLE();
}

QString filterText(domain::PlacementRejection::Filter filter) {
    using Filter = domain::PlacementRejection::Filter;
    switch (filter) {
        case Filter::Region:
            return Reasons::tr("in another region");
        case Filter::GpuModel:
            return Reasons::tr("another GPU model");
        case Filter::GpuBusy:
            return Reasons::tr("all GPUs in use");
        case Filter::Cores:
            return Reasons::tr("too few free cores");
        case Filter::Memory:
            return Reasons::tr("too little free memory");
        case Filter::Cordoned:
            return Reasons::tr("take no new nodes");
        case Filter::DiskFull:
            return Reasons::tr("disk full");
        case Filter::Down:
            return Reasons::tr("down");
        case Filter::AntiAffinity:
            return Reasons::tr("have one of its deployment's nodes already, or their rack has");
    }
    Q_UNREACHABLE();
}

}  // namespace

QString reasonText(ReasonKind reason) {
    switch (reason) {
        case ReasonKind::None:
            return {};
        case ReasonKind::NoCapacity:
            return Reasons::tr("No machine has a free place for it.");
        case ReasonKind::PullFailed:
            return Reasons::tr("The registry did not give its image.");
        case ReasonKind::ContainerExited:
            return Reasons::tr("Its program ended.");
        case ReasonKind::StartupProbeFailed:
            return Reasons::tr("Its startup check failed too often, so it was restarted.");
        case ReasonKind::LivenessProbeFailed:
            return Reasons::tr("Its liveness check failed too often, so it was restarted.");
        case ReasonKind::ReadinessProbeFailed:
            return Reasons::tr("Its readiness check fails, so the link sends it no requests.");
        case ReasonKind::MachineDown:
            return Reasons::tr("Its machine is down.");
        case ReasonKind::MachineSilent:
            return Reasons::tr("Its machine does not answer.");
        case ReasonKind::Draining:
            return Reasons::tr("It finishes open requests before it ends.");
        case ReasonKind::DiskFull:
            return Reasons::tr(
                "It was evicted because the disk of its machine is full; another node takes its "
                "place.");
        case ReasonKind::ReplacedByEdit:
            return Reasons::tr("A node with the new configuration takes its place.");
        case ReasonKind::ReplacedByUser:
            return Reasons::tr("You asked for another in its place.");
        case ReasonKind::ScaledDown:
            return Reasons::tr("The deployment was scaled down.");
        case ReasonKind::Paused:
            return Reasons::tr("The deployment is paused.");
        case ReasonKind::Deleted:
            return Reasons::tr("The deployment was deleted.");
        case ReasonKind::Killed:
            return Reasons::tr("It was killed from the simulator page.");
        case ReasonKind::OfferUnknown:
            return Reasons::tr(
                "It was ordered with an offer that is no longer known, so it will never get a "
                "machine. Edit the deployment to order it anew.");
        case ReasonKind::Completed:
            return Reasons::tr("Its program has done its work.");
        case ReasonKind::JobFailed:
            return Reasons::tr("Its job has failed, so its work is not needed any more.");
        case ReasonKind::KeptWarm:
            return Reasons::tr("It is ready and waits until more nodes are needed.");
        case ReasonKind::CanaryEnded:
            return Reasons::tr("The version that it ran was tried and not taken.");
    }
    Q_UNREACHABLE();
}

QString whyText(const Node& node, domain::Instant now, const Formatter& format) {
    if (node.state == NodeState::CrashLoop || node.reason == ReasonKind::ContainerExited) {
        return crashText(node, now, format);
    }
    const QString reason = reasonText(node.reason);
    return withNextTry(reason.isEmpty() ? stateMeaning(node, format) : reason, node, now, format);
}

QString rejectionText(const domain::PlacementRejection& rejection) {
    //: How many machines one rule excludes: %1 is "all GPUs in use", "down" …
    return Reasons::tr("%n machine(s): %1", nullptr, rejection.machines)
        .arg(filterText(rejection.filter));
}

QString exitText(const domain::ContainerExit& exit) {
    const QString code = Reasons::tr("exit %1").arg(exit.code);
    QString words;
    if (exit.reason == "OutOfMemory") {
        words = Reasons::tr("out of memory");
    } else if (exit.reason == "Killed") {
        words = Reasons::tr("killed");
    } else if (exit.reason == "Completed") {
        words = Reasons::tr("completed");
    } else if (exit.reason == "Error" || exit.reason.empty()) {
        return code;
    } else {
        words = toQt(exit.reason);
    }
    return QStringLiteral("%1, %2").arg(code, words);
}

}  // namespace berth::ui
