// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "models/inspection/finding_texts.h"
#include "models/inspection/translate.h"

namespace berth::inspection {
namespace {

using enum FindingKind;
using enum Severity;

constexpr std::array kMachineTexts{
    FindingText{
        MemoryNearlyFull, Warning,
        QT_TRANSLATE_NOOP("berth::inspection", "Only {available} of {total} memory are left."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "End what is not needed, or move to a machine with more memory.")},
    FindingText{
        GroupMemoryNearlyFull, Warning,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "The container uses {used} of the {limit} memory it may use."),
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "Raise its limit, or let it use less; past the limit its processes are killed.")},
    FindingText{OomKillInGroup, Critical,
                QT_TRANSLATE_NOOP(
                    "berth::inspection",
                    "{count} processes of this container were killed because its memory ran out."),
                QT_TRANSLATE_NOOP("berth::inspection",
                                  "Raise the container's memory limit, or let it use less.")},
    FindingText{
        OomKillOnMachine, Critical,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "The machine ran out of memory and the kernel killed {process}."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Look what used the memory; restart what was killed if nobody has.")},
    FindingText{
        SwapHeavilyUsed, Warning,
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "Memory is moved to disk and back, {rate} pages a second: everything is slow."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "End what is not needed, or move to a machine with more memory.")},
    FindingText{
        MemoryPressure, Warning,
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "All tasks stood still for {share} of the last minute, waiting for memory."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "End what is not needed, or move to a machine with more memory.")},
    FindingText{
        CpuSaturated, Warning,
        QT_TRANSLATE_NOOP("berth::inspection", "The {processors} processors are busy for {share}."),
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "Look at the processes for what uses them; a GPU may be waiting for data.")},
    FindingText{CpuThrottledByGroup, Warning,
                QT_TRANSLATE_NOOP(
                    "berth::inspection",
                    "The container was stopped in {share} of the last periods: it may use {limit} "
                    "processors."),
                QT_TRANSLATE_NOOP("berth::inspection",
                                  "Raise its processor limit, or start fewer worker threads.")},
    FindingText{
        CpuStolen, Warning,
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "The host gives {share} of this virtual machine's processor time to others."),
        QT_TRANSLATE_NOOP("berth::inspection", "Move to another machine, or ask the provider.")},
    FindingText{LoadFarAboveProcessors, Warning,
                QT_TRANSLATE_NOOP(
                    "berth::inspection",
                    "{load} tasks want to run or wait for disks, on {processors} processors."),
                QT_TRANSLATE_NOOP("berth::inspection", "Look at the processes for what they are.")},
    FindingText{
        ManyZombies, Notice,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "{count} processes have ended and nobody collects them."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Start the container with an init process (`--init`), or restart it.")},
    FindingText{ManyBlockedTasks, Warning,
                QT_TRANSLATE_NOOP(
                    "berth::inspection",
                    "{count} processes wait for a disk or a device and cannot be ended, such as "
                    "{process}."),
                QT_TRANSLATE_NOOP(
                    "berth::inspection",
                    "Look for a disk or a network share that does not answer, or a hung GPU.")},
    FindingText{ProcessLimitNear, Warning,
                QT_TRANSLATE_NOOP("berth::inspection",
                                  "{count} of {limit} processes and threads are in use."),
                QT_TRANSLATE_NOOP("berth::inspection",
                                  "Raise the limit, or look for a program that starts too many.")},
    FindingText{
        FileHandlesNearLimit, Warning,
        QT_TRANSLATE_NOOP("berth::inspection", "{count} of {limit} possible files are open."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Look for a program that does not close its files.")},
    FindingText{DiskFull, Critical,
                QT_TRANSLATE_NOOP("berth::inspection",
                                  "{subject} is full: {available} of {size} are left."),
                QT_TRANSLATE_NOOP("berth::inspection",
                                  "Delete or move files now: programs that write there fail.")},
    FindingText{
        DiskNearlyFull, Warning,
        QT_TRANSLATE_NOOP("berth::inspection", "{subject} is {share} full: {available} are left."),
        QT_TRANSLATE_NOOP("berth::inspection", "Delete or move files before it is full.")},
    FindingText{
        DiskFillsSoon, Warning,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "{subject} will be full in about {time}: it grows by {rate} a minute and "
                          "{available} are left."),
        QT_TRANSLATE_NOOP("berth::inspection", "Delete or move files, or stop what writes there.")},
    FindingText{InodesNearlyFull, Warning,
                QT_TRANSLATE_NOOP("berth::inspection",
                                  "{subject} has room for {left} more files, whatever their size."),
                QT_TRANSLATE_NOOP("berth::inspection",
                                  "Delete small files: caches, old checkpoints, package folders.")},
    FindingText{
        DiskReadOnly, Critical,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "{subject} can no longer be written: it has become read-only."),
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "Save its data; check the disk and the kernel's messages before mounting it again.")},
    FindingText{
        DisksHang, Critical,
        QT_TRANSLATE_NOOP("berth::inspection", "Asking for the disks' sizes got no answer."),
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "A network share does not answer: check the network and the server of the share.")},
    FindingText{FilesystemErrors, Critical,
                QT_TRANSLATE_NOOP("berth::inspection",
                                  "The kernel reports a damaged file system: {message}"),
                QT_TRANSLATE_NOOP("berth::inspection",
                                  "Save the data, unmount it and check it (fsck, xfs_repair).")},
    FindingText{
        DiskIoErrors, Critical,
        QT_TRANSLATE_NOOP("berth::inspection", "A disk fails to read or write: {message}"),
        QT_TRANSLATE_NOOP("berth::inspection", "Save the data now and have the disk exchanged.")},
    FindingText{IoPressure, Warning,
                QT_TRANSLATE_NOOP(
                    "berth::inspection",
                    "All tasks stood still for {share} of the last minute, waiting for disks."),
                QT_TRANSLATE_NOOP("berth::inspection",
                                  "Move data to a faster disk, or read it in larger pieces.")},
    FindingText{MuchWrittenToLostDisk, Warning,
                QT_TRANSLATE_NOOP("berth::inspection",
                                  "{used} are on {subject}, which is wiped when the node stops."),
                QT_TRANSLATE_NOOP("berth::inspection",
                                  "Download what must stay, or write it to a mounted volume.")},
    FindingText{
        NothingPersistentMounted, Notice,
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "No disk of this node outlives it: all that is written is lost when it stops."),
        QT_TRANSLATE_NOOP("berth::inspection", "Mount a volume where results are written.")},
    FindingText{
        ImagePullFailing, Critical,
        QT_TRANSLATE_NOOP("berth::inspection", "An image cannot be pulled: {message}"),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Check the image's name, the registry's access data and the network.")},
    FindingText{
        ContainerCrashLoop, Critical,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "{subject} keeps ending and being started again ({restarts} times)."),
        QT_TRANSLATE_NOOP("berth::inspection", "Look at the end of its log for why it ends.")},
    FindingText{ContainerFailed, Warning,
                QT_TRANSLATE_NOOP("berth::inspection", "{subject} ended with code {code}. {hint}"),
                QT_TRANSLATE_NOOP("berth::inspection", "Look at the end of its log for why.")},
    FindingText{
        ContainerStuck, Warning,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "{subject} is dead: its runtime could not remove it."),
        QT_TRANSLATE_NOOP("berth::inspection", "Restart the container runtime, then remove it.")},
    FindingText{
        PortNotListening, Critical,
        QT_TRANSLATE_NOOP("berth::inspection", "Nobody listens on {subject}."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "See whether the program has started, and on which port it listens.")},
    FindingText{
        PortLoopbackOnly, Critical,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "{subject} is open only on {address}: from outside nobody reaches it."),
        QT_TRANSLATE_NOOP("berth::inspection", "Let the program listen on 0.0.0.0.")},
    FindingText{
        NoNameServer, Warning,
        QT_TRANSLATE_NOOP("berth::inspection", "No name server is set: names cannot be looked up."),
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "Enter one in /etc/resolv.conf, or check the container's network settings.")},
    FindingText{
        NoDefaultRoute, Warning,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "There is no way to the network outside (default route)."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Check the network settings; the gateway may not have been given.")},
    FindingText{
        NetworkErrorsRising, Warning,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "{subject} has had {count} transmission errors since the last look."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Have the cable, the port of the switch and the card checked.")},
    FindingText{
        NetworkDropsRising, Notice,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "{subject} has dropped {count} packets since the last look."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "More arrives than is taken; look at the load of the processors.")},
    FindingText{
        ClockSkewed, Warning,
        QT_TRANSLATE_NOOP("berth::inspection", "The machine's clock is {skew} {direction}."),
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "Set it and let it be synchronised: signed requests and certificates fail otherwise.")},
    FindingText{TimeNotSynchronized, Notice,
                QT_TRANSLATE_NOOP("berth::inspection", "Nobody keeps the machine's clock right."),
                QT_TRANSLATE_NOOP("berth::inspection",
                                  "Start a time service (systemd-timesyncd, chrony).")},
    FindingText{Restarted, Warning,
                QT_TRANSLATE_NOOP("berth::inspection", "The machine started {uptime} ago."),
                QT_TRANSLATE_NOOP(
                    "berth::inspection",
                    "If nobody restarted it, look for the reason; start again what ran on it.")},
    FindingText{
        KernelOops, Critical,
        QT_TRANSLATE_NOOP("berth::inspection", "The kernel has hit a fault of its own: {message}"),
        QT_TRANSLATE_NOOP("berth::inspection", "Save what can be saved and restart the machine.")},
    FindingText{
        KernelTainted, Warning,
        QT_TRANSLATE_NOOP("berth::inspection", "The kernel has marked itself: {reasons}."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Look at the kernel's messages for what happened; restart the machine.")},
    FindingText{HardwareError, Critical,
                QT_TRANSLATE_NOOP("berth::inspection", "The hardware reports an error: {message}"),
                QT_TRANSLATE_NOOP("berth::inspection",
                                  "Have the memory and the processors of the machine checked.")},
    FindingText{
        HungTask, Warning,
        QT_TRANSLATE_NOOP("berth::inspection", "A task has not moved for minutes: {message}"),
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "Look for a disk or a network share that does not answer, or a hung GPU.")},
    FindingText{
        ProcessorLockup, Critical,
        QT_TRANSLATE_NOOP("berth::inspection", "A processor was stuck in the kernel: {message}"),
        QT_TRANSLATE_NOOP("berth::inspection", "Save what can be saved and restart the machine.")},
    FindingText{
        KernelLogUnreadable, Notice,
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "The kernel's messages may not be read: Xid errors and lost disks stay unseen."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Ask as root, or allow it: `sysctl kernel.dmesg_restrict=0`.")},
};

}  // namespace

std::span<const FindingText> machineTexts() {
    return kMachineTexts;
}

}  // namespace berth::inspection
