// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/finding_texts.h"

#include <QCoreApplication>

#include "ui/support/finding_words.h"
#include "ui/support/state_texts.h"
#include "ui/support/strings.h"

namespace berth::ui {
namespace {

using domain::FindingKind;

constexpr qsizetype kFindingTextsMostShown = 60;

QString shown(const std::string& value) {
    const QString text = toQt(value);
    return text.size() > kFindingTextsMostShown
               ? text.left(kFindingTextsMostShown) + QStringLiteral("…")
               : text;
}

}  // namespace

QString findingText(const domain::Finding& finding) {
    QString value = shown(finding.value);
    if (finding.kind == FindingKind::BalancingUnsupported) {
        if (const auto policy = domain::parseBalancingPolicy(finding.value)) {
            value = policyText(*policy);
        }
    }
    switch (finding.kind) {
        case FindingKind::NameEmpty:
            return Findings::tr("The name is missing");
        case FindingKind::NameTooLong:
            return Findings::tr("The name is too long");
        case FindingKind::NameBadCharacters:
            return Findings::tr("The name has signs that cannot be used");
        case FindingKind::NameTaken:
            return Findings::tr("The name %1 is taken").arg(value);
        case FindingKind::GpuMissing:
            return Findings::tr("No GPU is chosen");
        case FindingKind::GpuUnknown:
            return Findings::tr("The platform has no GPU %1").arg(value);
        case FindingKind::GpuMemoryTooSmall:
            return Findings::tr("%1 has too little memory for the image").arg(value);
        case FindingKind::GpuNotInRegion:
            return Findings::tr("%1 is not sold in the chosen regions").arg(value);
        case FindingKind::NoStock:
            return Findings::tr("No free %1").arg(value);
        case FindingKind::StockShort:
            return Findings::tr("Only %1 can start now").arg(value);
        case FindingKind::ImageEmpty:
            return Findings::tr("No image is chosen");
        case FindingKind::ImageMalformed:
            return Findings::tr("%1 is no image address").arg(value);
        case FindingKind::ImageUnknown:
            return Findings::tr("There is no preset %1").arg(value);
        case FindingKind::NodesOutOfRange:
            return Findings::tr("%1 nodes are not possible").arg(value);
        case FindingKind::PortOutOfRange:
            return Findings::tr("Port %1 does not exist").arg(value);
        case FindingKind::PortTwice:
            return Findings::tr("Port %1 is listed twice").arg(value);
        case FindingKind::PortNotInImage:
            return Findings::tr("Nothing listens on port %1").arg(value);
        case FindingKind::NoPorts:
            return Findings::tr("No port is published");
        case FindingKind::StatefulOnSeveralNodes:
            return Findings::tr("%1 keeps state: it needs exactly one node").arg(value);
        case FindingKind::EnvironmentNameBad:
            return Findings::tr("%1 is no variable name").arg(value);
        case FindingKind::EnvironmentNameTwice:
            return Findings::tr("Variable %1 is set twice").arg(value);
        case FindingKind::EnvironmentValueBad:
            return Findings::tr("The value of %1 cannot be used").arg(value);
        case FindingKind::CommandBad:
            return Findings::tr("The command cannot be used");
        case FindingKind::MountPathBad:
            return Findings::tr("%1 is no path to mount at").arg(value);
        case FindingKind::MountPathTwice:
            return Findings::tr("Two volumes are mounted at %1").arg(value);
        case FindingKind::VolumeUnknown:
            return Findings::tr("There is no volume %1").arg(value);
        case FindingKind::VolumeElsewhere:
            return Findings::tr("Volume %1 is not there in every region chosen").arg(value);
        case FindingKind::ProbePortUnused:
            return Findings::tr("The health check asks port %1, which is not published").arg(value);
        case FindingKind::ProbePathBad:
            return Findings::tr("%1 is no path for a health check").arg(value);
        case FindingKind::ProbeTimingBad:
            return Findings::tr("The times of the health check cannot work");
        case FindingKind::ProbeWillFail:
            return Findings::tr("This health check will fail on this image");
        case FindingKind::RollingUpdateStuck:
            return Findings::tr("An update could never begin");
        case FindingKind::RegionUnknown:
            return Findings::tr("The platform has no region %1").arg(value);
        case FindingKind::BalancingUnsupported:
            return Findings::tr("This platform cannot balance by %1").arg(value);
        case FindingKind::GraceOutOfRange:
            return Findings::tr("The time to finish requests is out of range");
        case FindingKind::StopAfterBad:
            return Findings::tr("The time after which it stops cannot be used");
        case FindingKind::SharedMemoryBad:
            return Findings::tr("The shared memory does not fit");
        case FindingKind::RunsForEver:
            return Findings::tr("Runs until somebody stops it");
        case FindingKind::DataOnNodesOnly:
            return Findings::tr("Its data would be kept on nodes only");
        case FindingKind::OfferUnknown:
            //: %1 is a GPU: it would be ordered by an offer that is not on the list any more
            return Findings::tr("The offer for %1 is not on the list any more").arg(value);
        case FindingKind::RegistryBlocked:
            //: %1 is the host of a registry
            return Findings::tr("This platform cannot fetch images from %1").arg(value);
        case FindingKind::JobUnsupported:
            return Findings::tr("This platform runs no jobs");
        case FindingKind::JobCompletionsOutOfRange:
            return Findings::tr("A job of %1 runs is not possible").arg(value);
        case FindingKind::JobTimeBad:
            return Findings::tr("A time of the job cannot be used");
        case FindingKind::JobRetriesOutOfRange:
            return Findings::tr("%1 retries are not possible").arg(value);
        case FindingKind::JobTimeoutShort:
            return Findings::tr("The job would be stopped before one run is done");
        case FindingKind::AutoscalingUnsupported:
            return Findings::tr("This platform cannot scale by itself in this way");
        case FindingKind::AutoscalingOfAJob:
            return Findings::tr("A job cannot scale by itself");
        case FindingKind::AutoscalingBoundsBad:
            return Findings::tr("%1 nodes do not fit the bounds of autoscaling").arg(value);
        case FindingKind::AutoscalingTargetBad:
            return Findings::tr("Autoscaling cannot work with %1").arg(value);
        case FindingKind::WarmPoolBad:
            return Findings::tr("This warm pool is not possible");
        case FindingKind::BalancingOptionsUnsupported:
            //: %1 is a port
            return Findings::tr("This platform has no further settings for balancing port %1")
                .arg(value);
        case FindingKind::BalancingOptionOutOfRange:
            return Findings::tr("%1 is out of range for balancing").arg(value);
        case FindingKind::HashKeyNameBad:
            return finding.value.empty()
                       ? Findings::tr("The name of what tells callers apart is missing")
                       : Findings::tr("%1 cannot be what tells callers apart").arg(value);
    }
    Q_UNREACHABLE();
}

}  // namespace berth::ui
