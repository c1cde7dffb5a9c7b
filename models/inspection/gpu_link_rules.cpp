// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include "models/inspection/rules.h"

namespace berth::inspection {
namespace {

using domain::GpuState;

constexpr double kBusy = 0.5;           // below it a GPU slows its link down to save power
constexpr std::int64_t kReplays = 100;  // between two looks; single ones are harmless

void pcieRules(Case& look, const GpuState& gpu) {
    const domain::PcieLink& link = gpu.pcie;
    if (link.width && link.maxWidth && *link.width > 0 && *link.width < *link.maxWidth)
        look.add(FindingKind::PcieNarrowed, gpuSubject(gpu),
                 {{"lanes", *link.width}, {"most", *link.maxWidth}});
    if (link.generation && link.maxGeneration && *link.generation < *link.maxGeneration &&
        gpu.utilization.value_or(0) >= kBusy)
        look.add(FindingKind::PcieSlowed, gpuSubject(gpu),
                 {{"generation", *link.generation}, {"most", *link.maxGeneration}});
    if (const GpuState* const then = gpuBefore(look, gpu)) {
        const auto replays = growth(then->pcie.replays, link.replays);
        if (replays.value_or(0) >= kReplays)
            look.add(FindingKind::PcieReplaysRising, gpuSubject(gpu), {{"count", *replays}});
    }
}

// A GPU all of whose links are down has none connected: a card without bridge.
void nvLinkRules(Case& look) {
    struct Count {
        std::int64_t all = 0, down = 0;
    };
    std::map<int, Count> counts;
    for (const domain::NvLink& each : look.now().nvLinks) {
        ++counts[each.gpu].all;
        counts[each.gpu].down += each.up ? 0 : 1;
    }
    for (const auto& [gpu, count] : counts)
        if (count.down > 0 && count.down < count.all)
            look.add(FindingKind::NvLinkDown, {SubjectKind::Gpu, std::to_string(gpu)},
                     {{"down", count.down}, {"links", count.all}});
}

}  // namespace

void gpuLinkRules(Case& look) {
    for (const GpuState& gpu : look.now().gpus) {
        pcieRules(look, gpu);
        const bool joined = gpu.fabricState.empty() ||
                            (gpu.fabricState == "Completed" &&
                             (gpu.fabricStatus.empty() || gpu.fabricStatus == "Success"));
        if (!joined) {
            std::string state = gpu.fabricState;
            if (!gpu.fabricStatus.empty()) state += ", " + gpu.fabricStatus;
            look.add(FindingKind::FabricNotReady, gpuSubject(gpu), {{"state", state}});
        }
    }
    nvLinkRules(look);
}

}  // namespace berth::inspection
