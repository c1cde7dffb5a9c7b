// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/finding_texts.h"
#include "ui/support/finding_words.h"

namespace berth::ui {
namespace {

using domain::FindingKind;

}  // namespace

QString findingAdvice(FindingKind kind) {
    switch (kind) {
        case FindingKind::NameEmpty:
            return Findings::tr("Use 1 to 40 of a–z, 0–9 and “-”, starting with a letter.");
        case FindingKind::NameTooLong:
            return Findings::tr("Use at most 40 characters.");
        case FindingKind::NameBadCharacters:
            return Findings::tr("Only a–z, 0–9 and “-”, starting with a letter.");
        case FindingKind::NameTaken:
            return Findings::tr("Two deployments cannot have the same name.");
        case FindingKind::GpuMissing:
            return Findings::tr("Choose a GPU card: price and stock depend on it.");
        case FindingKind::GpuUnknown:
            return Findings::tr("It would wait for ever. Choose one of the list.");
        case FindingKind::GpuMemoryTooSmall:
            return Findings::tr("The image needs more GPU memory on one card than this GPU has.");
        case FindingKind::GpuNotInRegion:
            return Findings::tr("Allow a region that has it, or choose another GPU.");
        case FindingKind::NoStock:
            return Findings::tr("Its nodes would wait until one is free.");
        case FindingKind::StockShort:
            return Findings::tr("The other nodes would wait until machines are free.");
        case FindingKind::ImageEmpty:
            return Findings::tr("Choose a preset or give an address.");
        case FindingKind::ImageMalformed:
            return Findings::tr("An address reads like registry/name:tag.");
        case FindingKind::ImageUnknown:
            return Findings::tr(
                "Choose one of the list, or give the whole address with its registry.");
        case FindingKind::NodesOutOfRange:
            return Findings::tr(
                "The platform allows only a certain number of nodes for one deployment.");
        case FindingKind::PortOutOfRange:
            return Findings::tr("Ports go from 1 to 65535.");
        case FindingKind::PortTwice:
            return Findings::tr("Each port has one link.");
        case FindingKind::PortNotInImage:
            return Findings::tr(
                "The image listens on other ports; this link would refuse every request.");
        case FindingKind::NoPorts:
            return Findings::tr(
                "Without a port there is no link. That is right only for nodes that fetch their "
                "own work.");
        case FindingKind::StatefulOnSeveralNodes:
            return Findings::tr(
                "What one node has saved, the others do not know; each request may reach another.");
        case FindingKind::EnvironmentNameBad:
            return Findings::tr("Use letters, digits, “_”, “-” and “.”, with no digit first.");
        case FindingKind::EnvironmentNameTwice:
            return Findings::tr("Only one of the values can apply.");
        case FindingKind::EnvironmentValueBad:
            return Findings::tr("It must be text of a bearable length, without a zero byte.");
        case FindingKind::CommandBad:
            return Findings::tr("The first word is the program; every word must be text.");
        case FindingKind::MountPathBad:
            return Findings::tr(
                "Use an absolute path such as /data, outside the folders of the system.");
        case FindingKind::MountPathTwice:
            return Findings::tr("Each path takes one volume.");
        case FindingKind::VolumeUnknown:
            return Findings::tr("Choose one of the list, or take it out.");
        case FindingKind::VolumeElsewhere:
            return Findings::tr(
                "It is a file server of one region: nodes elsewhere cannot mount it.");
        case FindingKind::ProbePortUnused:
            return Findings::tr("Check a port that the deployment publishes.");
        case FindingKind::ProbePathBad:
            return Findings::tr("A path starts with “/” and has no spaces.");
        case FindingKind::ProbeTimingBad:
            return Findings::tr(
                "Period 1 second to 1 hour, time-out 1 second to 5 minutes, at least one failure.");
        case FindingKind::ProbeWillFail:
            return Findings::tr("It would restart the nodes again and again.");
        case FindingKind::RollingUpdateStuck:
            return Findings::tr("Allow one node more or one fewer while nodes are replaced.");
        case FindingKind::RegionUnknown:
            return Findings::tr("Choose one of the list.");
        case FindingKind::BalancingUnsupported:
            return Findings::tr("Choose one of the policies that it offers.");
        case FindingKind::GraceOutOfRange:
            return Findings::tr("Use between 0 seconds and 1 hour.");
        case FindingKind::StopAfterBad:
            return Findings::tr(
                "Use 1 minute to 365 days, or never where the platform cannot stop by itself.");
        case FindingKind::SharedMemoryBad:
            return Findings::tr("It can be at most the memory of the node; 0 is the default.");
        case FindingKind::RunsForEver:
            return Findings::tr("A forgotten trial goes on costing money.");
        case FindingKind::DataOnNodesOnly:
            return Findings::tr(
                "The image writes files, and a node keeps nothing: restart, edit and pause wipe "
                "its disk. Mount a volume for what must last.");
        case FindingKind::OfferUnknown:
            return Findings::tr(
                "Offers change with time. Nodes ordered with an old one would wait for ever; take "
                "what is on offer now, at the price of now.");
        case FindingKind::RegistryBlocked:
            return Findings::tr(
                "Its nodes would try for ever. Use a preset, or copy the image to a registry that "
                "the platform reaches.");
        case FindingKind::JobUnsupported:
            return Findings::tr("Make a deployment that serves until you stop it.");
        case FindingKind::JobCompletionsOutOfRange:
            return Findings::tr("Use between 1 and 10,000 runs.");
        case FindingKind::JobTimeBad:
            return Findings::tr(
                "One run takes 1 second to 24 hours, the whole job 1 second to 365 days.");
        case FindingKind::JobRetriesOutOfRange:
            return Findings::tr("Use 0 for none, or a number that is not too large.");
        case FindingKind::JobTimeoutShort:
            return Findings::tr(
                "Give it the time of several runs: the image has to be pulled, too.");
        case FindingKind::AutoscalingUnsupported:
            return Findings::tr("Choose another policy that it has, or scale by hand.");
        case FindingKind::AutoscalingOfAJob:
            return Findings::tr("It has as many nodes as runs are missing, up to its own number.");
        case FindingKind::AutoscalingBoundsBad:
            return Findings::tr(
                "The maximum is at least the minimum and at least 1; what it begins with lies "
                "between them.");
        case FindingKind::AutoscalingTargetBad:
            return Findings::tr("Use a number that can be reached, and a port that is published.");
        case FindingKind::WarmPoolBad:
            return Findings::tr(
                "It is a number of nodes, or a share of 0 to 100 %; with the nodes in service it "
                "must not be more than a deployment can have.");
        case FindingKind::BalancingOptionsUnsupported:
            return Findings::tr("Leave them as they are by default.");
        case FindingKind::BalancingOptionOutOfRange:
            return Findings::tr(
                "Times are at most an hour. Waiting requests: up to 1,000,000. Requests per node: "
                "1 to 10,000. Failures in a row: 1 to 1,000. Retries: 1 to 10. Load above the "
                "average: 1% to 1,000%.");
        case FindingKind::HashKeyNameBad:
            return Findings::tr(
                "Write the name of a header, cookie or query parameter: letters, digits, “-”, “.” "
                "and “_”.");
    }
    Q_UNREACHABLE();
}

}  // namespace berth::ui
