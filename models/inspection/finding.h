// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "models/domain/units.h"

namespace berth::inspection {

enum class Severity { Critical, Warning, Notice };  // worst first

// What was found on a machine or a node. The interface chooses its sentence by kind; append only.
enum class FindingKind {
    // NVIDIA's driver
    DriverHangs,
    DriverNotLoaded,
    DriverVersionMismatch,
    DriverToolMissing,
    DriverFailed,
    NoGpuDevices,
    InforomCorrupted,
    // Xid errors in the kernel log, by what they point at
    XidApplication,
    XidMemory,
    XidBus,
    XidNvLink,
    XidFirmware,
    XidHardware,
    XidUnknown,
    // health of a GPU
    GpuLost,
    GpuDisappeared,
    GpuNeedsRecovery,
    EccUncorrectable,
    EccCorrectableRising,
    RowRemapPending,
    RowRemapFailed,
    PageRetirementPending,
    ThermalSlowdown,
    PowerBrake,
    HardwareSlowdown,
    PowerCapped,
    TemperatureNearLimit,
    MemoryTemperatureNearLimit,
    FanFailed,
    PcieNarrowed,
    PcieSlowed,
    PcieReplaysRising,
    NvLinkDown,
    FabricNotReady,
    // how a GPU is set up and used
    PersistenceOff,
    ComputeModeExclusive,
    MigWithoutInstances,
    GpuMemoryNearlyFull,
    GpuIdleWithMemory,
    GpuMemoryHeldByZombie,
    // memory
    MemoryNearlyFull,
    GroupMemoryNearlyFull,
    OomKillInGroup,
    OomKillOnMachine,
    SwapHeavilyUsed,
    MemoryPressure,
    // processors and processes
    CpuSaturated,
    CpuThrottledByGroup,
    CpuStolen,
    LoadFarAboveProcessors,
    ManyZombies,
    ManyBlockedTasks,
    ProcessLimitNear,
    FileHandlesNearLimit,
    // storage
    DiskFull,
    DiskNearlyFull,
    DiskFillsSoon,
    InodesNearlyFull,
    DiskReadOnly,
    DisksHang,
    FilesystemErrors,
    DiskIoErrors,
    IoPressure,
    MuchWrittenToLostDisk,
    NothingPersistentMounted,
    // containers
    ImagePullFailing,
    ContainerCrashLoop,
    ContainerFailed,
    ContainerStuck,
    // network
    PortNotListening,
    PortLoopbackOnly,
    NoNameServer,
    NoDefaultRoute,
    NetworkErrorsRising,
    NetworkDropsRising,
    // clock and kernel
    ClockSkewed,
    TimeNotSynchronized,
    Restarted,
    KernelOops,
    KernelTainted,
    HardwareError,
    HungTask,
    ProcessorLockup,
    // the look itself
    KernelLogUnreadable,
};
inline constexpr int kFindingKinds = static_cast<int>(FindingKind::KernelLogUnreadable) + 1;

enum class SubjectKind { Machine, Gpu, Filesystem, Process, Container, Interface, Port };

struct Subject {
    SubjectKind kind = SubjectKind::Machine;
    std::string name;  // "3", "/data", "python (1234)", "eth0"; as the machine wrote it

    friend bool operator==(const Subject&, const Subject&) = default;
};

struct Share {
    double of = 0;  // 0 to 1
    friend bool operator==(const Share&, const Share&) = default;
};
struct Measure {
    double value = 0;
    std::string_view unit;  // "°C", "W", "/s"
    friend bool operator==(const Measure&, const Measure&) = default;
};
// English words of ours, marked for translation where they stand (translate.h), which outlive
// everything; shown one behind the other with commas between.
struct Words {
    std::vector<std::string_view> list;
    friend bool operator==(const Words&, const Words&) = default;
};
// Typed, so that the interface formats it by locale. A string is the machine's, not to be trusted.
using EvidenceValue =
    std::variant<std::string, std::int64_t, Share, domain::Bytes, domain::Duration, Measure, Words>;

struct Evidence {
    std::string_view name;  // the placeholder in the sentence of the kind, without its braces
    EvidenceValue value;

    friend bool operator==(const Evidence&, const Evidence&) = default;
};

struct Finding {
    FindingKind kind = FindingKind::DriverHangs;
    Severity severity = Severity::Notice;
    Subject subject;
    std::vector<Evidence> evidence;
    std::optional<domain::Duration> age;  // how long ago it happened, where that is known

    // The evidence of that name; null: there is none.
    [[nodiscard]] const EvidenceValue* find(std::string_view name) const;

    friend bool operator==(const Finding&, const Finding&) = default;
};

// The English text of a kind, with evidence in braces: "{subject} is at {temperature}". "{subject}"
// is the subject's own text. Marked for translation, as are the Words of the evidence; a
// translation uses the same placeholders.
struct FindingText {
    FindingKind kind;
    Severity severity;
    std::string_view sentence;
    std::string_view nextStep;
};
[[nodiscard]] const FindingText& textOf(FindingKind kind);

// English, for logs and support bundles: what it is, and what to do about it.
[[nodiscard]] std::string sentenceOf(const Finding& finding);
[[nodiscard]] std::string nextStepOf(const Finding& finding);
[[nodiscard]] std::string textOf(const Subject& subject);
[[nodiscard]] std::string textOf(const EvidenceValue& value);

}  // namespace berth::inspection
