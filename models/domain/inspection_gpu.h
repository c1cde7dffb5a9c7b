// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/units.h"

// What a look at a machine's GPUs showed. A value that the driver does not give ("N/A", "[Not
// Supported]") is absent; texts are as the machine wrote them, cut to a bound, and not to be
// trusted.

namespace berth::domain {

// A process that holds memory of a GPU. In a container the number may belong to the host's count.
struct GpuProcess {
    std::int64_t pid = 0;
    std::string name;
    std::optional<Bytes> memory;

    friend bool operator==(const GpuProcess&, const GpuProcess&) = default;
};

// A part that a GPU has been divided into (Multi-Instance GPU).
struct MigDevice {
    int index = 0;
    int gpuInstance = 0;
    int computeInstance = 0;
    std::optional<Bytes> memoryTotal, memoryUsed;

    friend bool operator==(const MigDevice&, const MigDevice&) = default;
};

// Why clocks are lower than they could be, as NVML names it (nvmlClocksEventReasons).
struct ClockLimits {
    bool powerCap = false;          // sw_power_cap: the set limit is reached
    bool hardwareSlowdown = false;  // hw_slowdown: clocks cut to half or less
    bool hardwareThermal = false;   // hw_thermal_slowdown
    bool powerBrake = false;        // hw_power_brake_slowdown: the power supply asked for it
    bool softwareThermal = false;   // sw_thermal_slowdown

    friend bool operator==(const ClockLimits&, const ClockLimits&) = default;
};

struct PcieLink {
    std::optional<int> generation, maxGeneration;
    std::optional<int> width, maxWidth;   // lanes
    std::optional<std::int64_t> replays;  // since the last reset

    friend bool operator==(const PcieLink&, const PcieLink&) = default;
};

struct EccCounts {
    std::optional<std::int64_t> correctedVolatile, uncorrectedVolatile;    // since the driver began
    std::optional<std::int64_t> correctedAggregate, uncorrectedAggregate;  // in the GPU's life

    friend bool operator==(const EccCounts&, const EccCounts&) = default;
};

// Memory that the GPU has put out of use: pages up to Volta, rows from Ampere on.
struct GpuMemoryRepair {
    std::optional<std::int64_t> retiredSingleBit, retiredDoubleBit;  // pages
    std::optional<bool> retirementPending;
    std::optional<std::int64_t> remappedCorrectable, remappedUncorrectable;  // rows
    std::optional<bool> remapPending, remapFailed;

    friend bool operator==(const GpuMemoryRepair&, const GpuMemoryRepair&) = default;
};

struct GpuState {
    std::optional<int> index;  // nvidia-smi's order, the N of "GPU N"
    std::string busId;         // "00000000:3B:00.0"
    std::string name, uuid;
    // The driver knows the device and cannot talk to it: "[GPU is lost]", "ERR!" in every field.
    bool lost = false;

    std::optional<bool> persistence;
    std::string computeMode;  // "Default", "Exclusive_Process", "Prohibited"
    std::optional<bool> migEnabled;
    std::vector<MigDevice> migDevices;

    std::optional<Bytes> memoryTotal, memoryUsed, memoryReserved;
    std::optional<double> utilization;  // of the last sample period, 0 to 1
    std::optional<double> temperature, slowdownTemperature, shutdownTemperature;  // °C
    std::optional<double> memoryTemperature, memoryLimitTemperature;              // °C
    // Below the slowdown point by so many °C; what newer GPUs give instead of slowdownTemperature.
    std::optional<double> thermalMargin;
    std::optional<double> powerDraw, powerLimit, powerDefaultLimit;  // W
    std::optional<double> fan;                                       // 0 to 1; absent: no fan
    bool fanFailed = false;                                          // "ERR!" instead of a speed
    std::string performanceState;                                    // "P0"
    std::optional<int> graphicsClock, maxGraphicsClock;              // MHz
    std::optional<ClockLimits> clockLimits;
    PcieLink pcie;
    std::optional<bool> eccEnabled;
    EccCounts ecc;
    GpuMemoryRepair repair;
    std::string fabricState, fabricStatus;  // NVSwitch machines: "Completed", "Success"
    std::string recoveryAction;             // "None", "Reset", "Reboot", "Drain P2P" …
    std::vector<GpuProcess> processes;

    friend bool operator==(const GpuState&, const GpuState&) = default;
};

// One link between GPUs, or from a GPU to an NVSwitch.
struct NvLink {
    int gpu = 0;
    int link = 0;
    bool up = false;

    friend bool operator==(const NvLink&, const NvLink&) = default;
};

enum class DriverTrouble {
    None,
    ToolMissing,      // there is no nvidia-smi
    NotLoaded,        // nvidia-smi cannot reach the driver
    VersionMismatch,  // library and kernel module differ: an update without a restart
    NoDevices,        // the driver works and sees no GPU
    Hangs,            // nvidia-smi gave no answer within its time
    Failed,           // it failed in another way; `message` says how
};

struct GpuDriver {
    DriverTrouble trouble = DriverTrouble::None;
    std::string message;  // what nvidia-smi said instead of values
    std::string version, cudaVersion;
    std::string moduleVersion;        // of the kernel module, by /proc/driver/nvidia
    std::optional<int> attachedGpus;  // how many nvidia-smi says there are

    friend bool operator==(const GpuDriver&, const GpuDriver&) = default;
};

}  // namespace berth::domain
