// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <algorithm>
#include <optional>
#include <utility>

#include "ui/support/finding_texts.h"
#include "ui/support/state_texts.h"
#include "ui/support/strings.h"

namespace berth::ui {
namespace {

using domain::DeploymentSpec;
using domain::Finding;
using domain::FindingKind;

constexpr qsizetype kFindingFixTextsMostShown = 32;

struct Fixes {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::Fixes)
};

QString cut(const std::string& value) {
    const QString text = toQt(value);
    return text.size() > kFindingFixTextsMostShown
               ? text.left(kFindingFixTextsMostShown) + QStringLiteral("…")
               : text;
}

QString use(const std::string& value) {
    //: A button that puts a better value in: %1 is a name, a GPU, an address
    return Fixes::tr("Use %1").arg(cut(value));
}

// The limit that the finding is about.
int retriesOf(const domain::JobSpec& job, const std::string& field) {
    if (!job.indexes) return job.backoffLimit;
    return field == "job.indexes.maxFailed" ? job.indexes->maxFailed : job.indexes->backoffLimit;
}

// A port that the fix has and the spec has not.
int newPort(const DeploymentSpec& before, const DeploymentSpec& after) {
    for (const domain::PortSpec& port : after.ports) {
        const auto same = [&port](const domain::PortSpec& each) { return each.port == port.port; };
        if (std::none_of(before.ports.begin(), before.ports.end(), same)) return port.port;
    }
    return 0;
}

QString portFix(const Finding& finding, const DeploymentSpec& spec, const DeploymentSpec& mended) {
    if (const int port = newPort(spec, mended); port != 0) {
        return Fixes::tr("Publish %1").arg(port);
    }
    if (mended.ports.size() < spec.ports.size()) {
        return Fixes::tr("Do not publish %1").arg(toQt(finding.value));
    }
    return Fixes::tr("Use %n node(s)", nullptr, mended.nodes);
}

QString placeFix(const DeploymentSpec& spec, const DeploymentSpec& mended) {
    if (mended.gpuSpec != spec.gpuSpec) return use(mended.gpuSpec);
    if (mended.nodes != spec.nodes) return Fixes::tr("Use %n node(s)", nullptr, mended.nodes);
    return Fixes::tr("Allow any region");
}

// What the finding's own check would become.
QString probeFix(const Finding& finding, const DeploymentSpec& mended) {
    const std::pair<const char*, const std::optional<domain::Probe>*> checks[] = {
        {"health.startup", &mended.health.startup},
        {"health.liveness", &mended.health.liveness},
        {"health.readiness", &mended.health.readiness}};
    for (const auto& [field, probe] : checks) {
        if (!finding.field.starts_with(field)) continue;
        if (!*probe) return Fixes::tr("Switch it off");
        if ((*probe)->kind == domain::ProbeKind::Tcp) {
            return Fixes::tr("Connect to port %1").arg((*probe)->port);
        }
        //: A button that changes a health check: %1 is a path such as /health, %2 a port
        return Fixes::tr("Ask %1 on port %2")
            .arg(cut((*probe)->path), QString::number((*probe)->port));
    }
    return Fixes::tr("Use a check that works");
}

QString stopFix(const DeploymentSpec& mended, const Formatter& format) {
    return mended.stopAfter ? Fixes::tr("Stop after %1").arg(format.duration(*mended.stopAfter))
                            : Fixes::tr("Never stop");
}

}  // namespace

QString findingFix(const Finding& finding, const DeploymentSpec& spec, const Formatter& format) {
    if (finding.fix.empty()) return {};
    const DeploymentSpec& mended = finding.fix.front();
    switch (finding.kind) {
        case FindingKind::NameEmpty:
        case FindingKind::NameTooLong:
        case FindingKind::NameBadCharacters:
        case FindingKind::NameTaken:
            return use(mended.name);
        case FindingKind::GpuMissing:
        case FindingKind::GpuUnknown:
        case FindingKind::GpuMemoryTooSmall:
            return use(mended.gpuSpec);
        case FindingKind::GpuNotInRegion:
        case FindingKind::NoStock:
        case FindingKind::StockShort:
            return placeFix(spec, mended);
        case FindingKind::ImageEmpty:
        case FindingKind::ImageMalformed:
        case FindingKind::ImageUnknown:
            return use(mended.image);
        case FindingKind::NodesOutOfRange:
            return Fixes::tr("Use %n node(s)", nullptr, mended.nodes);
        case FindingKind::PortOutOfRange:
        case FindingKind::PortTwice:
        case FindingKind::PortNotInImage:
        case FindingKind::NoPorts:
        case FindingKind::StatefulOnSeveralNodes:
            return portFix(finding, spec, mended);
        case FindingKind::EnvironmentNameBad:
        case FindingKind::EnvironmentValueBad:
        case FindingKind::CommandBad:
        case FindingKind::MountPathBad:
        case FindingKind::MountPathTwice:
        case FindingKind::ProbePathBad:
            return Fixes::tr("Correct it");
        case FindingKind::EnvironmentNameTwice:
            return Fixes::tr("Keep the last one");
        case FindingKind::VolumeUnknown:
            return mended.mounts.size() < spec.mounts.size() ? Fixes::tr("Remove it")
                                                             : Fixes::tr("Use the only volume");
        case FindingKind::VolumeElsewhere:
            return Fixes::tr("Use its region only");
        case FindingKind::ProbePortUnused:
        case FindingKind::ProbeWillFail:
            return probeFix(finding, mended);
        case FindingKind::ProbeTimingBad:
            return Fixes::tr("Use times that work");
        case FindingKind::RollingUpdateStuck:
            return Fixes::tr("Allow one node more");
        case FindingKind::RegionUnknown:
            return Fixes::tr("Remove it");
        case FindingKind::BalancingUnsupported:
            return mended.ports.empty()
                       ? Fixes::tr("Correct it")
                       : use(policyText(mended.ports.front().balancing).toStdString());
        case FindingKind::GraceOutOfRange:
            return use(format.duration(mended.terminationGrace).toStdString());
        case FindingKind::StopAfterBad:
        case FindingKind::RunsForEver:
            return stopFix(mended, format);
        case FindingKind::SharedMemoryBad:
            return use(format.bytes(mended.sharedMemory).toStdString());
        case FindingKind::DataOnNodesOnly:
            return Fixes::tr("Mount a volume");
        case FindingKind::OfferUnknown:
            return Fixes::tr("Take the present offer");
        case FindingKind::RegistryBlocked:
            return use(mended.image);
        case FindingKind::JobUnsupported:
            return Fixes::tr("Make it no job");
        case FindingKind::JobCompletionsOutOfRange:
            return use(std::to_string(mended.job->completions));
        case FindingKind::JobTimeBad: {
            const domain::JobSpec& job = *mended.job;
            const bool whole = finding.field == "job.timeout";
            return use(format.duration(whole ? job.timeout : job.runTime).toStdString());
        }
        case FindingKind::JobRetriesOutOfRange:
            return use(std::to_string(retriesOf(*mended.job, finding.field)));
        case FindingKind::JobTimeoutShort:
            return Fixes::tr("Give it %1").arg(format.duration(mended.job->timeout));
        case FindingKind::AutoscalingUnsupported:
            return mended.autoscaling ? Fixes::tr("Use another policy")
                                      : Fixes::tr("Scale by hand");
        case FindingKind::AutoscalingOfAJob:
            return Fixes::tr("Scale by hand");
        case FindingKind::AutoscalingBoundsBad: {
            const bool first = finding.field == "nodes" || !mended.autoscaling;
            const bool least = finding.field == "autoscaling.minimum";
            return use(std::to_string(first   ? mended.nodes
                                      : least ? mended.autoscaling->minimum
                                              : mended.autoscaling->maximum));
        }
        case FindingKind::AutoscalingTargetBad:
        case FindingKind::WarmPoolBad:
            return Fixes::tr("Correct it");
        case FindingKind::BalancingOptionsUnsupported:
            return Fixes::tr("Balance by the policy alone");
        case FindingKind::BalancingOptionOutOfRange:
            return Fixes::tr("Use the nearest that is possible");
        case FindingKind::HashKeyNameBad:
            return Fixes::tr("Tell callers apart by address");
    }
    Q_UNREACHABLE();
}

}  // namespace berth::ui
