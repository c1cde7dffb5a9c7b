// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/fault_texts.h"

#include <QCoreApplication>

namespace berth::ui {
namespace {

using domain::FaultKind;

struct Faults {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::Faults)
};

}  // namespace

QString faultText(FaultKind kind) {
    switch (kind) {
        case FaultKind::KillNode:
            return Faults::tr("Kill the node");
        case FaultKind::CrashContainer:
            return Faults::tr("Crash the container");
        case FaultKind::OutOfMemory:
            return Faults::tr("Run out of memory");
        case FaultKind::DiskFull:
            return Faults::tr("Fill the disk");
        case FaultKind::MachineDown:
            return Faults::tr("Take the machine down");
        case FaultKind::Cordon:
            return Faults::tr("Cordon the machine");
        case FaultKind::MachineDiskFull:
            return Faults::tr("Fill the machine's disk");
        case FaultKind::RegistrySlow:
            return Faults::tr("Slow the registry");
        case FaultKind::RegistryDown:
            return Faults::tr("Take the registry down");
        case FaultKind::GpuLost:
            return Faults::tr("Lose a GPU");
        case FaultKind::GpuXid:
            return Faults::tr("Report a GPU error");
        case FaultKind::GpuSlow:
            return Faults::tr("Slow a GPU");
        case FaultKind::SlowDisk:
            return Faults::tr("Slow the disk of a machine");
        case FaultKind::RackDown:
            return Faults::tr("Take a rack down");
        case FaultKind::RegionDown:
            return Faults::tr("Take a region down");
        case FaultKind::Partition:
            return Faults::tr("Cut machines off");
        case FaultKind::NetworkLoss:
            return Faults::tr("Lose packets");
        case FaultKind::NetworkDelay:
            return Faults::tr("Delay the network");
        case FaultKind::RegistryUnauthorized:
            return Faults::tr("Let the registry refuse (401)");
        case FaultKind::RegistryThrottled:
            return Faults::tr("Let the registry throttle (429)");
        case FaultKind::LayerInvalid:
            return Faults::tr("Damage image layers");
        case FaultKind::ProbeFlapping:
            return Faults::tr("Let health checks flap");
        case FaultKind::ClockSkew:
            return Faults::tr("Set a clock wrong");
        case FaultKind::VersionCrashes:
            return Faults::tr("Let the version crash");
        case FaultKind::VersionErrors:
            return Faults::tr("Let the version fail");
        case FaultKind::ApiErrors:
            return Faults::tr("Let the API fail");
        case FaultKind::ApiTimeouts:
            return Faults::tr("Let the API hang");
        case FaultKind::ApiDuplicates:
            return Faults::tr("Do API calls twice");
        case FaultKind::ApiLostReplies:
            return Faults::tr("Lose replies of the API");
        case FaultKind::Drain:
            return Faults::tr("Drain the machine");
    }
    Q_UNREACHABLE();
}

QString faultHint(FaultKind kind) {
    switch (kind) {
        case FaultKind::KillNode:
            return Faults::tr("The node is gone at once with its disk; another takes its place.");
        case FaultKind::CrashContainer:
            return Faults::tr("Its program ends and is started again in the same node.");
        case FaultKind::OutOfMemory:
            return Faults::tr("Its program is ended with exit code 137 and started again.");
        case FaultKind::DiskFull:
            return Faults::tr("The disk of the node takes no more bytes.");
        case FaultKind::MachineDown:
            return Faults::tr("Power off: all nodes on the machine are lost.");
        case FaultKind::Cordon:
            return Faults::tr("The machine takes no new nodes.");
        case FaultKind::MachineDiskFull:
            return Faults::tr(
                "Its nodes are evicted one after another; others take their places elsewhere.");
        case FaultKind::RegistrySlow:
            return Faults::tr("Images arrive at a part of the speed.");
        case FaultKind::RegistryDown:
            return Faults::tr("No image can be fetched.");
        case FaultKind::GpuLost:
            return Faults::tr(
                "It falls off the bus (Xid 79). Its program ends and cannot start again until the "
                "GPU is back, its machine starts again, or the node is replaced onto another.");
        case FaultKind::GpuXid:
            return Faults::tr("NVIDIA's driver reports an error of the GPU, once.");
        case FaultKind::GpuSlow:
            return Faults::tr(
                "It gets too hot and lowers its clocks: requests and jobs take longer.");
        case FaultKind::SlowDisk:
            return Faults::tr("Writes and pulls on the machine take longer.");
        case FaultKind::RackDown:
            return Faults::tr("Power off: all nodes on its machines are lost.");
        case FaultKind::RegionDown:
            return Faults::tr("Power off: all nodes in the region are lost.");
        case FaultKind::Partition:
            return Faults::tr(
                "The platform, clients, or both cannot reach the machines, which go on. Where the "
                "platform cannot, it starts other nodes elsewhere; the old ones end once it can "
                "again.");
        case FaultKind::NetworkLoss:
            return Faults::tr(
                "Requests are lost on their way and sent again; they take longer, and some fail.");
        case FaultKind::NetworkDelay:
            return Faults::tr("Requests take longer.");
        case FaultKind::RegistryUnauthorized:
            return Faults::tr("Pulls of images are refused as unauthorized.");
        case FaultKind::RegistryThrottled:
            return Faults::tr(
                "Pulls of images are refused as too many, and tried again later and later.");
        case FaultKind::LayerInvalid:
            return Faults::tr(
                "Layers that a machine has fail their checksum and are pulled again.");
        case FaultKind::ProbeFlapping:
            return Faults::tr(
                "Health checks of the node fail now and then, whatever its program does.");
        case FaultKind::ClockSkew:
            return Faults::tr("Log lines and files of the machine get wrong times.");
        case FaultKind::VersionCrashes:
            return Faults::tr(
                "The newest version of the deployment does not start; an edit leads out of it.");
        case FaultKind::VersionErrors:
            return Faults::tr(
                "The newest version of the deployment answers requests with 500; an edit leads out "
                "of it.");
        case FaultKind::ApiErrors:
            return Faults::tr(
                "Calls of the platform's API are answered with an error, and nothing is done.");
        case FaultKind::ApiTimeouts:
            return Faults::tr(
                "Calls of the platform's API are never answered, and nothing is done.");
        case FaultKind::ApiDuplicates:
            return Faults::tr("What changes something is done twice, as after a retry on the way.");
        case FaultKind::ApiLostReplies:
            return Faults::tr(
                "Calls of the platform's API are done, and their replies never come.");
        case FaultKind::Drain:
            return Faults::tr(
                "It takes no new nodes, and its own are replaced elsewhere, new ones first.");
    }
    Q_UNREACHABLE();
}

QString activeFaultText(FaultKind kind) {
    switch (kind) {
        case FaultKind::KillNode:
            return Faults::tr("Node killed");
        case FaultKind::CrashContainer:
            return Faults::tr("Container crashed");
        case FaultKind::OutOfMemory:
            return Faults::tr("Out of memory");
        case FaultKind::DiskFull:
            return Faults::tr("Disk full");
        case FaultKind::MachineDown:
            return Faults::tr("Machine down");
        case FaultKind::Cordon:
            return Faults::tr("Machine cordoned");
        case FaultKind::MachineDiskFull:
            return Faults::tr("Disk of the machine full");
        case FaultKind::RegistrySlow:
            return Faults::tr("Registry slow");
        case FaultKind::RegistryDown:
            return Faults::tr("Registry down");
        case FaultKind::GpuLost:
            return Faults::tr("GPU lost");
        case FaultKind::GpuXid:
            return Faults::tr("GPU error");
        case FaultKind::GpuSlow:
            return Faults::tr("GPU slow");
        case FaultKind::SlowDisk:
            return Faults::tr("Disk slow");
        case FaultKind::RackDown:
            return Faults::tr("Rack down");
        case FaultKind::RegionDown:
            return Faults::tr("Region down");
        case FaultKind::Partition:
            return Faults::tr("Cut off");
        case FaultKind::NetworkLoss:
            return Faults::tr("Packets lost");
        case FaultKind::NetworkDelay:
            return Faults::tr("Network delayed");
        case FaultKind::RegistryUnauthorized:
            return Faults::tr("Registry refuses (401)");
        case FaultKind::RegistryThrottled:
            return Faults::tr("Registry throttles (429)");
        case FaultKind::LayerInvalid:
            return Faults::tr("Image layers damaged");
        case FaultKind::ProbeFlapping:
            return Faults::tr("Health checks flapping");
        case FaultKind::ClockSkew:
            return Faults::tr("Clock wrong");
        case FaultKind::VersionCrashes:
            return Faults::tr("Version crashes");
        case FaultKind::VersionErrors:
            return Faults::tr("Version fails");
        case FaultKind::ApiErrors:
            return Faults::tr("API fails");
        case FaultKind::ApiTimeouts:
            return Faults::tr("API hangs");
        case FaultKind::ApiDuplicates:
            return Faults::tr("API calls done twice");
        case FaultKind::ApiLostReplies:
            return Faults::tr("API replies lost");
        case FaultKind::Drain:
            return Faults::tr("Machine draining");
    }
    Q_UNREACHABLE();
}

}  // namespace berth::ui
