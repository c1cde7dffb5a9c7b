// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// What is true of one simulated node at one instant, as plain data: all that the programs in its
// shell tell of, apart from its files. Taken on the simulation's thread, read on a session's.
// Bytes, seconds and watts throughout; texts are UTF-8.

namespace berth::sim::shell {

struct GpuFacts {
    int index = 0;      // in the node's own order, the N of "GPU N"
    std::string busId;  // "00000000:3B:00.0"
    std::string model, uuid;
    bool lost = false;    // fell off the bus: the driver cannot reach it any more
    bool slowed = false;  // too hot: it lowers its clocks
    std::int64_t memoryTotal = 0, memoryUsed = 0;
    double use = 0;  // 0 … 1
    double temperature = 0;
    double powerDraw = 0, powerLimit = 0;
    int clock = 0, highestClock = 0;  // MHz, of its processors; 0: it does not tell
    // Of its memory, since the machine's start.
    std::int64_t correctedErrors = 0, uncorrectedErrors = 0;
    bool remapPending = false, remapFailed = false;  // rows of it that are damaged
};

struct ProcessFacts {
    std::int64_t pid = 0, parent = 0;
    std::string user, command;  // the whole command line
    char state = 'S';           // as /proc/PID/stat: R, S, D, Z
    double startedAt = 0;       // seconds of Unix time
    double processorUse = 0;    // processors
    // What it has computed so far, in seconds of one processor; nothing: as it does now, always.
    std::optional<double> processorSeconds;
    std::int64_t resident = 0;   // bytes
    std::int64_t gpuMemory = 0;  // bytes on each card of the node; 0: it uses none
};

struct MountFacts {
    std::string path;    // "/", "/data"
    std::string device;  // "overlay", "nas:/vol-1"
    std::string type;    // "overlay", "nfs4", "fuse"
    std::int64_t capacity = 0, used = 0;
    bool readOnly = false;
    bool persistent = false;  // outlives the node
};

struct KernelLine {
    double at = 0;  // seconds of Unix time
    std::string text;
};

// One end of the last container in this node.
struct ExitFacts {
    int code = 0;
    std::string reason;  // "OutOfMemory", "Error"
    double at = 0;
};

struct NodeFacts {
    std::string node, deployment, machine, region, image;
    bool running = false;  // its container runs now; false: starting, or between two runs
    int restarts = 0;
    std::optional<ExitFacts> lastExit;
    double now = 0, machineBooted = 0, created = 0;  // seconds of Unix time, simulated
    double clockError = 0;                           // the machine's clock is ahead by so much
    int processors = 0;
    double processorUse = 0;                 // processors, of the node
    std::optional<double> processorSeconds;  // as of a process
    std::int64_t memoryKills = 0;            // how often something was ended for want of memory
    std::int64_t networkReceived = 0, networkSent = 0;  // bytes since it was created
    std::int64_t memoryTotal = 0, memoryUsed = 0;
    std::string driverVersion, cudaVersion;
    std::vector<GpuFacts> gpus;  // those of the node, lost ones too
    std::vector<ProcessFacts> processes;
    std::vector<MountFacts> mounts;  // the first is "/"
    std::vector<int> listeningPorts;
    std::vector<KernelLine> kernelLog;                             // oldest first
    std::vector<std::string> containerLog;                         // newest lines of its own output
    std::vector<std::pair<std::string, std::string>> environment;  // of its container
};

}  // namespace berth::sim::shell
