// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "models/inspection/rules.h"

namespace berth::inspection {
namespace {

using domain::GpuProcess;
using domain::GpuState;

constexpr double kMemoryNearlyFull = 0.95;
constexpr double kIdle = 0.01;
constexpr double kHeldWhileIdle = 0.1;  // of the memory; less is what any context takes

domain::Bytes heldBy(const GpuProcess& process) {
    return process.memory.value_or(domain::Bytes{});
}

void setUpRules(Case& look, const GpuState& gpu) {
    if (gpu.persistence == false) look.add(FindingKind::PersistenceOff, gpuSubject(gpu));
    if (!gpu.computeMode.empty() && gpu.computeMode != "Default")
        look.add(FindingKind::ComputeModeExclusive, gpuSubject(gpu), {{"mode", gpu.computeMode}});
    if (gpu.migEnabled == true && gpu.migDevices.empty())
        look.add(FindingKind::MigWithoutInstances, gpuSubject(gpu));
}

void idleRule(Case& look, const GpuState& gpu) {
    if (!gpu.utilization || *gpu.utilization >= kIdle || gpu.processes.empty() || !gpu.memoryTotal)
        return;
    const auto most = std::ranges::max_element(gpu.processes, {},
                                               [](const GpuProcess& each) { return heldBy(each); });
    if (shareOf(heldBy(*most), *gpu.memoryTotal) < kHeldWhileIdle) return;
    // A look is a moment: idle twice is idle.
    const GpuState* const then = gpuBefore(look, gpu);
    if (then == nullptr || then->utilization.value_or(1) >= kIdle) return;
    look.add(FindingKind::GpuIdleWithMemory, gpuSubject(gpu),
             {{"process", processText(most->name, most->pid)}, {"used", heldBy(*most)}});
}

void zombieRule(Case& look, const GpuState& gpu) {
    for (const GpuProcess& each : gpu.processes) {
        const auto& processes = look.now().host.processes;
        const auto found = std::ranges::find(processes, each.pid, &domain::HostProcess::pid);
        if (found == processes.end() || found->state != 'Z') continue;
        look.add(FindingKind::GpuMemoryHeldByZombie, gpuSubject(gpu),
                 {{"process", processText(found->name, found->pid)}, {"used", heldBy(each)}});
    }
}

}  // namespace

void gpuUseRules(Case& look) {
    for (const GpuState& gpu : look.now().gpus) {
        setUpRules(look, gpu);
        if (gpu.memoryTotal && gpu.memoryUsed &&
            shareOf(*gpu.memoryUsed, *gpu.memoryTotal) >= kMemoryNearlyFull)
            look.add(FindingKind::GpuMemoryNearlyFull, gpuSubject(gpu),
                     {{"used", *gpu.memoryUsed}, {"total", *gpu.memoryTotal}});
        idleRule(look, gpu);
        zombieRule(look, gpu);
    }
}

}  // namespace berth::inspection
