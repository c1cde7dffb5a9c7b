// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/units.h"

// What a look at a machine, or at a node's container, showed of its processors, memory and
// processes. What could not be read is absent.

namespace berth::domain {

struct HostIdentity {
    std::string hostname, kernel, osName;
    std::optional<Duration> uptime;
    std::optional<std::int64_t> unixSeconds;  // the machine's clock
    // The machine's clock is kept right by somebody; absent: nobody could tell.
    std::optional<bool> timeSynchronized;

    friend bool operator==(const HostIdentity&, const HostIdentity&) = default;
};

struct MemoryState {
    std::optional<Bytes> total, available, swapTotal, swapFree;

    friend bool operator==(const MemoryState&, const MemoryState&) = default;
};

// Counters that only grow; two samples make a rate.
struct CpuCounters {
    std::int64_t busy = 0, idle = 0, ioWait = 0, stolen = 0;  // ticks of all processors
    int processors = 0;

    friend bool operator==(const CpuCounters&, const CpuCounters&) = default;
};

struct VmCounters {
    std::optional<std::int64_t> swappedIn, swappedOut;  // pages
    std::optional<std::int64_t> oomKills;

    friend bool operator==(const VmCounters&, const VmCounters&) = default;
};

struct LoadState {
    double one = 0, five = 0, fifteen = 0;  // runnable and waiting tasks, means over minutes

    friend bool operator==(const LoadState&, const LoadState&) = default;
};

// Share of the last minute in which tasks stood still for want of it, 0 to 1 (PSI, avg60).
struct PressureState {
    std::optional<double> cpuSome, memoryFull, ioFull;

    friend bool operator==(const PressureState&, const PressureState&) = default;
};

// The limits of the control group that the look was taken from: a container's own.
struct GroupLimits {
    std::optional<Bytes> memoryLimit, memoryUsed;
    std::optional<std::int64_t> oomKills;
    std::optional<double> cpuLimit;  // processors
    std::optional<std::int64_t> periods, throttledPeriods;
    std::optional<std::int64_t> processLimit, processes;

    friend bool operator==(const GroupLimits&, const GroupLimits&) = default;
};

struct HostProcess {
    std::int64_t pid = 0, parent = 0;
    std::string name;  // at most 15 bytes, as the kernel keeps it
    char state = '?';  // R, S, D, Z, T, I …
    Bytes resident;

    friend bool operator==(const HostProcess&, const HostProcess&) = default;
};

struct FileHandles {
    std::int64_t open = 0, limit = 0;

    friend bool operator==(const FileHandles&, const FileHandles&) = default;
};

struct HostState {
    HostIdentity identity;
    MemoryState memory;
    std::optional<CpuCounters> cpu;
    VmCounters vm;
    std::optional<LoadState> load;
    PressureState pressure;
    GroupLimits group;
    std::optional<FileHandles> files;
    std::optional<std::uint64_t> taint;  // the kernel's flags, bit by bit
    std::vector<HostProcess> processes;

    friend bool operator==(const HostState&, const HostState&) = default;
};

}  // namespace berth::domain
