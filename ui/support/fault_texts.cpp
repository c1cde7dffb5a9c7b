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
    }
    Q_UNREACHABLE();
}

}  // namespace berth::ui
