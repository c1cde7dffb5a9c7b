// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "models/inspection/finding_texts.h"
#include "models/inspection/translate.h"

namespace berth::inspection {
namespace {

using enum FindingKind;
using enum Severity;

constexpr std::string_view kXidSentence =
    QT_TRANSLATE_NOOP("berth::inspection", "{subject}: Xid {code}, {meaning}.");
constexpr std::string_view kXidStep = QT_TRANSLATE_NOOP("berth::inspection", "{step}.");

constexpr std::array kGpuTexts{
    FindingText{DriverHangs, Critical,
                QT_TRANSLATE_NOOP(
                    "berth::inspection",
                    "nvidia-smi gives no answer: the driver waits for a GPU that does not react."),
                QT_TRANSLATE_NOOP(
                    "berth::inspection",
                    "Save what can be saved, then restart the machine, or replace the node.")},
    FindingText{
        DriverNotLoaded, Critical,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "NVIDIA's driver is not loaded: no program can use a GPU. {message}"),
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "Load it with `modprobe nvidia`; if that fails, install the driver for the running "
            "kernel. In a container, start it with access to GPUs.")},
    FindingText{
        DriverVersionMismatch, Critical,
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "The driver's library and its kernel module {module} are of different versions: "
            "programs that start now cannot use a GPU."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Restart the machine so that the updated module is loaded.")},
    FindingText{
        DriverToolMissing, Notice,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "The driver {module} is loaded, but there is no nvidia-smi to ask."),
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "Install the driver's utilities, or give the container the capability `utility`.")},
    FindingText{DriverFailed, Warning,
                QT_TRANSLATE_NOOP("berth::inspection", "nvidia-smi failed: {message}"),
                QT_TRANSLATE_NOOP(
                    "berth::inspection",
                    "Look at the kernel's messages for what the driver says at the same time.")},
    FindingText{
        NoGpuDevices, Critical,
        QT_TRANSLATE_NOOP("berth::inspection", "The driver works and sees no GPU."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Check that the machine has a GPU and that the container was given it.")},
    FindingText{
        InforomCorrupted, Warning,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "A GPU's own configuration memory (InfoROM) is damaged: {message}"),
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "The GPU may go on working; have it checked or exchanged at the next chance.")},
    FindingText{XidApplication, Warning, kXidSentence, kXidStep},
    FindingText{XidMemory, Critical, kXidSentence, kXidStep},
    FindingText{XidBus, Critical, kXidSentence, kXidStep},
    FindingText{XidNvLink, Critical, kXidSentence, kXidStep},
    FindingText{XidFirmware, Critical, kXidSentence, kXidStep},
    FindingText{XidHardware, Critical, kXidSentence, kXidStep},
    FindingText{
        XidUnknown, Warning,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "{subject}: Xid {code}, which is not in the list: {message}"),
        QT_TRANSLATE_NOOP("berth::inspection", "Look it up in NVIDIA's list of Xid errors.")},
    FindingText{
        GpuLost, Critical,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "{subject} ({bus}) is lost: the driver cannot reach it."),
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "Restart the machine. If it is lost again, have the card, its power and its slot "
            "checked.")},
    FindingText{
        GpuDisappeared, Critical,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "{before} GPUs were there before, now there are {now}."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Look for Xid 79 in the kernel's messages; restart the machine.")},
    FindingText{
        GpuNeedsRecovery, Critical,
        QT_TRANSLATE_NOOP("berth::inspection", "{subject} asks to be recovered: {action}."),
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "End what uses the GPU, then do that: reset it with `nvidia-smi -r`, or restart the "
            "machine.")},
    FindingText{
        EccUncorrectable, Critical,
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "{subject} has met {count} memory errors that could not be corrected since the "
            "driver was loaded."),
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "Results computed since may be wrong. End what uses the GPU and reset it; exchange "
            "it if errors come again.")},
    FindingText{
        EccCorrectableRising, Warning,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "{subject} has corrected {count} memory errors since the last look."),
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "Nothing is lost yet. Watch it, and plan to exchange the card if it goes on.")},
    FindingText{
        RowRemapPending, Warning,
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "{subject} will put damaged rows of its memory out of use at its next reset."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Reset the GPU, or restart the machine, when nothing runs on it.")},
    FindingText{
        RowRemapFailed, Critical,
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "{subject} could not replace a damaged row of its memory: its spare rows are used up."),
        QT_TRANSLATE_NOOP("berth::inspection", "Take the GPU out of use and have it exchanged.")},
    FindingText{
        PageRetirementPending, Warning,
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "{subject} has damaged memory pages that are put out of use at its next reset."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Reset the GPU, or restart the machine, when nothing runs on it.")},
    FindingText{ThermalSlowdown, Warning,
                QT_TRANSLATE_NOOP(
                    "berth::inspection",
                    "{subject} is too hot ({temperature}) and runs slower to protect itself."),
                QT_TRANSLATE_NOOP(
                    "berth::inspection",
                    "Check the cooling: fans, filters, the air before the machine. Another machine "
                    "usually helps at once.")},
    FindingText{
        PowerBrake, Critical,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "{subject} was told by the power supply to brake, and runs slower."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Have the machine's power supply and its cables checked.")},
    FindingText{
        HardwareSlowdown, Warning,
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "{subject} runs at half its clock or less: it is too hot or has too little power."),
        QT_TRANSLATE_NOOP("berth::inspection", "Check the cooling and the power supply.")},
    FindingText{
        PowerCapped, Notice,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "{subject} runs at its power limit: {draw} of {limit}."),
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "That is normal under full load. Raise the limit only if it is below the card's "
            "default.")},
    FindingText{TemperatureNearLimit, Warning,
                QT_TRANSLATE_NOOP(
                    "berth::inspection",
                    "{subject} is at {temperature}, {margin} below the point where it slows down."),
                QT_TRANSLATE_NOOP("berth::inspection", "Check the cooling before it gets slower.")},
    FindingText{
        MemoryTemperatureNearLimit, Warning,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "The memory of {subject} is at {temperature}; its limit is {limit}."),
        QT_TRANSLATE_NOOP("berth::inspection", "Check the cooling before it gets slower.")},
    FindingText{
        FanFailed, Critical,
        QT_TRANSLATE_NOOP("berth::inspection", "The fan of {subject} does not report its speed."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Have the fan exchanged; until then keep load off this GPU.")},
    FindingText{
        PcieNarrowed, Warning,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "{subject} uses {lanes} of {most} PCIe lanes: data comes in slower."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Have the card reseated; check the slot and the riser.")},
    FindingText{
        PcieSlowed, Warning,
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "{subject} is busy and its PCIe link runs at generation {generation} of {most}."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Check the slot's setting in the firmware; have the card reseated.")},
    FindingText{
        PcieReplaysRising, Warning,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "{subject} had to send {count} PCIe packets again since the last look."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Have the card reseated; check the slot and the riser.")},
    FindingText{
        NvLinkDown, Warning,
        QT_TRANSLATE_NOOP("berth::inspection", "{subject}: {down} of {links} NVLinks are down."),
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "Reset the GPUs or restart the machine; if a link stays down, have it checked.")},
    FindingText{
        FabricNotReady, Critical,
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "{subject} has not joined the NVSwitch fabric ({state}): CUDA cannot start on it."),
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "Start the fabric manager of the same version as the driver: `systemctl restart "
            "nvidia-fabricmanager`.")},
    FindingText{
        PersistenceOff, Notice,
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "Persistence mode of {subject} is off: the first program waits while the driver "
            "wakes the GPU."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Start nvidia-persistenced, or run `nvidia-smi -pm 1`.")},
    FindingText{
        ComputeModeExclusive, Notice,
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "{subject} is in compute mode {mode}: not every program that wants it can have it."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "If several are to share it: `nvidia-smi -c DEFAULT`.")},
    FindingText{MigWithoutInstances, Warning,
                QT_TRANSLATE_NOOP(
                    "berth::inspection",
                    "{subject} is set to be divided (MIG) and has no part: no program can use it."),
                QT_TRANSLATE_NOOP("berth::inspection",
                                  "Make parts with `nvidia-smi mig -cgi`, or turn MIG off.")},
    FindingText{GpuMemoryNearlyFull, Warning,
                QT_TRANSLATE_NOOP(
                    "berth::inspection",
                    "{subject}: {used} of {total} memory are used. The next allocation may fail."),
                QT_TRANSLATE_NOOP("berth::inspection",
                                  "Take a smaller batch or model, or a GPU with more memory.")},
    FindingText{
        GpuIdleWithMemory, Notice,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "{subject} computes nothing while {process} holds {used} of its memory."),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "If that program waits for work, all is well; if it has hung, end it.")},
    FindingText{
        GpuMemoryHeldByZombie, Warning,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "{process} has ended and still holds {used} of the memory of {subject}."),
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "End its parent process, or restart the container; the memory is free after that.")},
};

}  // namespace

std::span<const FindingText> gpuTexts() {
    return kGpuTexts;
}

}  // namespace berth::inspection
