// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "models/inspection/finding_texts.h"

namespace berth::inspection {
namespace {

using enum FindingKind;
using enum Severity;

constexpr std::array kMachineTexts{
    FindingText{MemoryNearlyFull, Warning, "Only {available} of {total} memory are left.",
                "End what is not needed, or move to a machine with more memory."},
    FindingText{GroupMemoryNearlyFull, Warning,
                "The container uses {used} of the {limit} memory it may use.",
                "Raise its limit, or let it use less; past the limit its processes are killed."},
    FindingText{OomKillInGroup, Critical,
                "{count} processes of this container were killed because its memory ran out.",
                "Raise the container's memory limit, or let it use less."},
    FindingText{OomKillOnMachine, Critical,
                "The machine ran out of memory and the kernel killed {process}.",
                "Look what used the memory; restart what was killed if nobody has."},
    FindingText{SwapHeavilyUsed, Warning,
                "Memory is moved to disk and back, {rate} pages a second: everything is slow.",
                "End what is not needed, or move to a machine with more memory."},
    FindingText{MemoryPressure, Warning,
                "All tasks stood still for {share} of the last minute, waiting for memory.",
                "End what is not needed, or move to a machine with more memory."},
    FindingText{CpuSaturated, Warning, "The {processors} processors are busy for {share}.",
                "Look at the processes for what uses them; a GPU may be waiting for data."},
    FindingText{CpuThrottledByGroup, Warning,
                "The container was stopped in {share} of the last periods: it may use {limit} "
                "processors.",
                "Raise its processor limit, or start fewer worker threads."},
    FindingText{CpuStolen, Warning,
                "The host gives {share} of this virtual machine's processor time to others.",
                "Move to another machine, or ask the provider."},
    FindingText{LoadFarAboveProcessors, Warning,
                "{load} tasks want to run or wait for disks, on {processors} processors.",
                "Look at the processes for what they are."},
    FindingText{ManyZombies, Notice, "{count} processes have ended and nobody collects them.",
                "Start the container with an init process (`--init`), or restart it."},
    FindingText{ManyBlockedTasks, Warning,
                "{count} processes wait for a disk or a device and cannot be ended, such as "
                "{process}.",
                "Look for a disk or a network share that does not answer, or a hung GPU."},
    FindingText{ProcessLimitNear, Warning, "{count} of {limit} processes and threads are in use.",
                "Raise the limit, or look for a program that starts too many."},
    FindingText{FileHandlesNearLimit, Warning, "{count} of {limit} files can be open at once.",
                "Look for a program that does not close its files."},
    FindingText{DiskFull, Critical, "{subject} is full: {available} of {size} are left.",
                "Delete or move files now: programs that write there fail."},
    FindingText{DiskNearlyFull, Warning, "{subject} is {share} full: {available} are left.",
                "Delete or move files before it is full."},
    FindingText{DiskFillsSoon, Warning,
                "{subject} will be full in about {time}: it grows by {rate} a minute and "
                "{available} are left.",
                "Delete or move files, or stop what writes there."},
    FindingText{InodesNearlyFull, Warning,
                "{subject} has room for {left} more files, whatever their size.",
                "Delete small files: caches, old checkpoints, package folders."},
    FindingText{
        DiskReadOnly, Critical, "{subject} can no longer be written: it has become read-only.",
        "Save its data; check the disk and the kernel's messages before mounting it again."},
    FindingText{DisksHang, Critical, "Asking for the disks' sizes got no answer.",
                "A network share does not answer: check the network and the server of the share."},
    FindingText{FilesystemErrors, Critical, "The kernel reports a damaged file system: {message}",
                "Save the data, unmount it and check it (fsck, xfs_repair)."},
    FindingText{DiskIoErrors, Critical, "A disk fails to read or write: {message}",
                "Save the data now and have the disk exchanged."},
    FindingText{IoPressure, Warning,
                "All tasks stood still for {share} of the last minute, waiting for disks.",
                "Move data to a faster disk, or read it in larger pieces."},
    FindingText{MuchWrittenToLostDisk, Warning,
                "{used} are on {subject}, which is wiped when the node stops.",
                "Download what must stay, or write it to a mounted volume."},
    FindingText{NothingPersistentMounted, Notice,
                "No disk of this node outlives it: all that is written is lost when it stops.",
                "Mount a volume where results are written."},
    FindingText{ImagePullFailing, Critical, "An image cannot be pulled: {message}",
                "Check the image's name, the registry's access data and the network."},
    FindingText{ContainerCrashLoop, Critical,
                "{subject} keeps ending and being started again ({restarts} times).",
                "Look at the end of its log for why it ends."},
    FindingText{ContainerFailed, Warning, "{subject} ended with code {code}. {hint}",
                "Look at the end of its log for why."},
    FindingText{ContainerStuck, Warning, "{subject} is dead: its runtime could not remove it.",
                "Restart the container runtime, then remove it."},
    FindingText{PortNotListening, Critical, "Nobody listens on {subject}.",
                "See whether the program has started, and on which port it listens."},
    FindingText{PortLoopbackOnly, Critical,
                "{subject} is open only on {address}: from outside nobody reaches it.",
                "Let the program listen on 0.0.0.0."},
    FindingText{NoNameServer, Warning, "No name server is set: names cannot be looked up.",
                "Enter one in /etc/resolv.conf, or check the container's network settings."},
    FindingText{NoDefaultRoute, Warning, "There is no way to the network outside (default route).",
                "Check the network settings; the gateway may not have been given."},
    FindingText{NetworkErrorsRising, Warning,
                "{subject} has had {count} transmission errors since the last look.",
                "Have the cable, the port of the switch and the card checked."},
    FindingText{NetworkDropsRising, Notice,
                "{subject} has dropped {count} packets since the last look.",
                "More arrives than is taken; look at the load of the processors."},
    FindingText{
        ClockSkewed, Warning, "The machine's clock is {skew} {direction}.",
        "Set it and let it be synchronised: signed requests and certificates fail otherwise."},
    FindingText{TimeNotSynchronized, Notice, "Nobody keeps the machine's clock right.",
                "Start a time service (systemd-timesyncd, chrony)."},
    FindingText{Restarted, Warning, "The machine started {uptime} ago.",
                "If nobody restarted it, look for the reason; start again what ran on it."},
    FindingText{KernelOops, Critical, "The kernel has hit a fault of its own: {message}",
                "Save what can be saved and restart the machine."},
    FindingText{KernelTainted, Warning, "The kernel has marked itself: {reasons}.",
                "Look at the kernel's messages for what happened; restart the machine."},
    FindingText{HardwareError, Critical, "The hardware reports an error: {message}",
                "Have the memory and the processors of the machine checked."},
    FindingText{HungTask, Warning, "A task has not moved for minutes: {message}",
                "Look for a disk or a network share that does not answer, or a hung GPU."},
    FindingText{ProcessorLockup, Critical, "A processor was stuck in the kernel: {message}",
                "Save what can be saved and restart the machine."},
    FindingText{KernelLogUnreadable, Notice,
                "The kernel's messages may not be read: Xid errors and lost disks stay unseen.",
                "Ask as root, or allow it: `sysctl kernel.dmesg_restrict=0`."},
};

}  // namespace

std::span<const FindingText> machineTexts() {
    return kMachineTexts;
}

}  // namespace berth::inspection
