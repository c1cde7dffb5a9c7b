// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/warning_texts.h"

#include <QCoreApplication>

namespace berth::ui {
namespace {

using domain::WarningKind;

struct Warnings {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::Warnings)
};

}  // namespace

QString warningText(const domain::Warning& warning, const Formatter& format) {
    const int nodes = warning.nodes;
    switch (warning.kind) {
        case WarningKind::NodesCrashing:
            return Warnings::tr("%n node(s) crash again and again", nullptr, nodes);
        case WarningKind::ImagePullFailing:
            return Warnings::tr("%n node(s) cannot fetch the image", nullptr, nodes);
        case WarningKind::NodesPending:
            return Warnings::tr("%n node(s) wait for a machine", nullptr, nodes);
        case WarningKind::NodesNotReady:
            return Warnings::tr("%n node(s) are not ready", nullptr, nodes);
        case WarningKind::NodesUnknown:
            return Warnings::tr("%n node(s) are on a silent machine", nullptr, nodes);
        case WarningKind::DataOnNodesOnly:
            //: %1 is a size: data that is lost with the nodes
            return Warnings::tr("%1 only on nodes").arg(format.bytes(warning.bytes));
        case WarningKind::PortNobodyListens:
            return Warnings::tr("Nothing listens on port %1").arg(warning.port);
        case WarningKind::StopsSoon:
            return Warnings::tr("Stops itself within the hour");
        case WarningKind::OfferUnknown:
            return Warnings::tr("%n node(s) were ordered with an offer that is gone", nullptr,
                                nodes);
    }
    Q_UNREACHABLE();
}

QString warningAdvice(WarningKind kind) {
    switch (kind) {
        case WarningKind::NodesCrashing:
            return Warnings::tr(
                "The program in these nodes ends by itself. Its last log lines and its exit code "
                "say why.");
        case WarningKind::ImagePullFailing:
            return Warnings::tr(
                "The registry refuses, is slow or is down. Check the address of the image; the "
                "nodes try again by themselves.");
        case WarningKind::NodesPending:
            return Warnings::tr(
                "No machine has a free place for them. Another region or another GPU starts at "
                "once if it has stock.");
        case WarningKind::NodesNotReady:
            return Warnings::tr(
                "They run, but their readiness check fails: the link sends them no requests until "
                "it passes.");
        case WarningKind::NodesUnknown:
            return Warnings::tr(
                "Their machine does not answer. If it stays silent they are replaced elsewhere, "
                "and what is on their disks is lost.");
        case WarningKind::DataOnNodesOnly:
            return Warnings::tr(
                "A node keeps nothing: this data is wiped when its node ends or restarts. Download "
                "it or mount a volume.");
        case WarningKind::PortNobodyListens:
            return Warnings::tr(
                "Requests to this link are refused inside the node. Publish the port that the "
                "image listens on.");
        case WarningKind::StopsSoon:
            return Warnings::tr(
                "It was set to stop after a time. When it stops its nodes end and their disks are "
                "wiped.");
        case WarningKind::OfferUnknown:
            return Warnings::tr(
                "The platform does not know the offer they were ordered with, so they wait for "
                "ever. Edit the deployment and take the present offer.");
    }
    Q_UNREACHABLE();
}

QString warningFix(WarningKind kind) {
    switch (kind) {
        case WarningKind::NodesCrashing:
            return Warnings::tr("Show the logs");
        case WarningKind::ImagePullFailing:
            return Warnings::tr("Edit the image …");
        case WarningKind::NodesPending:
            return Warnings::tr("Allow other regions …");
        case WarningKind::NodesNotReady:
            return Warnings::tr("Show the nodes");
        case WarningKind::NodesUnknown:
            return Warnings::tr("Show the nodes");
        case WarningKind::DataOnNodesOnly:
            return Warnings::tr("Show the data");
        case WarningKind::PortNobodyListens:
            return Warnings::tr("Edit the ports …");
        case WarningKind::StopsSoon:
            return Warnings::tr("Change the time …");
        case WarningKind::OfferUnknown:
            return Warnings::tr("Order anew …");
    }
    Q_UNREACHABLE();
}

}  // namespace berth::ui
