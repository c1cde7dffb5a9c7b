// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/domain/inspection_container.h"
#include "models/domain/inspection_gpu.h"
#include "models/domain/inspection_host.h"
#include "models/domain/inspection_kernel.h"
#include "models/domain/inspection_network.h"
#include "models/domain/inspection_storage.h"

namespace berth::domain {

// How one part of the look went. A part that is absent from the list was not asked for.
enum class SectionOutcome {
    Answered,
    Failed,      // the command ended with another status than 0
    Missing,     // there is no such command, or it may not be run
    TimedOut,    // it was ended because it took too long
    Unfinished,  // the connection ended, or the caller gave up, before it did
};

struct SectionReport {
    std::string name;
    SectionOutcome outcome = SectionOutcome::Answered;
    int status = 0;       // of the command
    bool cut = false;     // it wrote more than is looked at
    std::string problem;  // English: what in its output could not be read; empty: nothing

    friend bool operator==(const SectionReport&, const SectionReport&) = default;
};

// One look at a machine or a node, all of it at about the same moment.
struct Inspection {
    HostState host;
    GpuDriver gpuDriver;
    std::vector<GpuState> gpus;
    std::vector<NvLink> nvLinks;
    std::vector<Filesystem> filesystems;
    NetworkState network;
    std::vector<ContainerState> containers;
    KernelLog kernelLog;
    std::vector<KernelMessage> serviceMessages;  // of the container runtimes and the kubelet
    std::vector<SectionReport> sections;

    friend bool operator==(const Inspection&, const Inspection&) = default;
};

}  // namespace berth::domain
