// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>

#include "models/domain/validation_rules.h"

namespace berth::domain {
namespace {

using Regions = std::vector<RegionId>;

// "4090x8", "4090 X 8" and "4090 × 8" are meant as "4090 x 8".
std::string normalised(const std::string& name) {
    std::string plain;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name.compare(i, 2, "\u00d7") == 0) {
            plain += 'x';
            ++i;
        } else if (name[i] >= 'A' && name[i] <= 'Z') {
            plain += static_cast<char>(name[i] - 'A' + 'a');
        } else if (name[i] != ' ') {
            plain += name[i];
        }
    }
    return plain;
}

bool fits(const GpuSpec& gpu, const ImagePreset* preset) {
    return preset == nullptr || gpu.memoryPerCard() >= preset->gpuMemoryNeeded;
}

// Whether the image would run on the GPU in place of the wanted one. What an image of one's own
// needs nobody knows, so nothing smaller than what was chosen for it will do.
bool canStandIn(const Check& check, const GpuSpec& gpu) {
    const ImagePreset* preset = check.preset();
    const GpuSpec* wanted = check.gpu();
    if (preset != nullptr || wanted == nullptr) return fits(gpu, preset);
    return gpu.memoryPerCard() >= wanted->memoryPerCard() && gpu.cards >= wanted->cards;
}

// The cheapest GPU spec that the image runs on and that is sold in the regions, one with stock
// before one without; null when there is none.
const GpuSpec* cheapest(const Check& check, const Regions& regions) {
    const Catalogue& catalogue = *check.context.catalogue;
    const GpuSpec* best = nullptr;
    Rate bestPrice;
    bool bestHasStock = false;
    for (const GpuSpec& gpu : catalogue.gpuSpecs) {
        const auto price = catalogue.priceOf(gpu.name, regions);
        if (!price || !canStandIn(check, gpu)) continue;
        const bool hasStock = catalogue.freeNodes(gpu.name, regions) > 0;
        const bool better = best == nullptr || (hasStock && !bestHasStock) ||
                            (hasStock == bestHasStock && price->lowest < bestPrice);
        if (!better) continue;
        best = &gpu;
        bestPrice = price->lowest;
        bestHasStock = hasStock;
    }
    return best;
}

// Changes the GPU, and the regions only when no GPU there would do, or only one without stock.
void useCheapest(const Check& check, DeploymentSpec& mended) {
    const Catalogue& catalogue = *check.context.catalogue;
    const GpuSpec* here = cheapest(check, mended.regions);
    const GpuSpec* anywhere = cheapest(check, {});
    const bool stockHere = here != nullptr && catalogue.freeNodes(here->name, mended.regions) > 0;
    const bool stockElsewhere = anywhere != nullptr && catalogue.freeNodes(anywhere->name, {}) > 0;
    if (here != nullptr && (stockHere || !stockElsewhere)) {
        mended.gpuSpec = here->name;
    } else if (anywhere != nullptr) {
        mended.gpuSpec = anywhere->name;
        mended.regions.clear();
    }
}

void checkRegions(Check& check) {
    const Regions& regions = check.spec.regions;
    for (std::size_t i = 0; i < regions.size(); ++i) {
        if (check.context.catalogue->findRegion(regions[i]) != nullptr) continue;
        check.add(FindingLevel::Problem, FindingKind::RegionUnknown, fmt::format("regions[{}]", i),
                  regions[i].value,
                  fmt::format("the platform has no region \"{}\": take it off the list",
                              regions[i].value),
                  [i](DeploymentSpec& mended) {
                      mended.regions.erase(mended.regions.begin() + static_cast<long>(i));
                  });
    }
}

}  // namespace

void checkGpu(Check& check) {
    if (check.context.offersUnknown) return;
    const Catalogue* catalogue = check.context.catalogue;
    const std::string& wanted = check.spec.gpuSpec;
    const auto problem = [&](FindingKind kind, const std::string& detail, auto mend) {
        check.add(FindingLevel::Problem, kind, "gpuSpec", wanted, detail, mend);
    };
    if (wanted.empty()) {
        problem(FindingKind::GpuMissing, "no GPU is chosen: choose one",
                [&](DeploymentSpec& mended) {
                    if (catalogue != nullptr) useCheapest(check, mended);
                });
    }
    if (catalogue == nullptr) return;
    checkRegions(check);
    if (wanted.empty()) return;
    const GpuSpec* gpu = check.gpu();
    if (gpu == nullptr) {
        return problem(
            FindingKind::GpuUnknown,
            fmt::format("the platform does not sell \"{}\", nodes would wait for ever: choose a "
                        "GPU from the catalogue",
                        wanted),
            [&](DeploymentSpec& mended) {
                const auto meant =
                    std::find_if(catalogue->gpuSpecs.begin(), catalogue->gpuSpecs.end(),
                                 [&](const GpuSpec& each) {
                                     return normalised(each.name) == normalised(wanted);
                                 });
                if (meant != catalogue->gpuSpecs.end()) {
                    mended.gpuSpec = meant->name;
                } else {
                    useCheapest(check, mended);
                }
            });
    }
    const ImagePreset* preset = check.preset();
    if (!fits(*gpu, preset)) {
        problem(FindingKind::GpuMemoryTooSmall,
                fmt::format("the image needs {} of memory on one card, {} has {}: choose a larger "
                            "GPU",
                            toText(preset->gpuMemoryNeeded), wanted, toText(gpu->memoryPerCard())),
                [&](DeploymentSpec& mended) { useCheapest(check, mended); });
    }
    if (!catalogue->priceOf(wanted, check.spec.regions)) {
        problem(FindingKind::GpuNotInRegion,
                fmt::format("{} is not sold {}: choose another region or GPU", wanted,
                            check.spec.regions.empty() ? "anywhere now" : "in the chosen regions"),
                [&](DeploymentSpec& mended) {
                    if (catalogue->priceOf(wanted, {})) {
                        mended.regions.clear();
                    } else {
                        useCheapest(check, mended);
                    }
                });
    }
}

void checkStock(Check& check) {
    const Catalogue* catalogue = check.context.catalogue;
    if (check.context.offersUnknown || catalogue == nullptr || check.gpu() == nullptr) return;
    const DeploymentSpec& spec = check.spec;
    if (!catalogue->priceOf(spec.gpuSpec, spec.regions)) return;  // GpuNotInRegion says it
    const int own = check.ownNodes();
    const int free = catalogue->freeNodes(spec.gpuSpec, spec.regions) + own;
    const int anywhere = catalogue->freeNodes(spec.gpuSpec, {}) + own;
    const int wanted = spec.nodesAtOnce();
    if (wanted <= free) return;
    if (free == 0) {
        return check.add(
            FindingLevel::Warning, FindingKind::NoStock, "gpuSpec", spec.gpuSpec,
            fmt::format("no {} is free {}: nodes would wait; choose another region or GPU",
                        spec.gpuSpec, spec.regions.empty() ? "anywhere" : "in the chosen regions"),
            [&](DeploymentSpec& mended) {
                if (anywhere > 0) {
                    mended.regions.clear();
                    return;
                }
                useCheapest(check, mended);
                // A GPU that is out of stock as well mends nothing.
                if (catalogue->freeNodes(mended.gpuSpec, mended.regions) == 0) mended = spec;
            });
    }
    check.add(FindingLevel::Warning, FindingKind::StockShort, "nodes", std::to_string(free),
              fmt::format("only {} of {} nodes could start now, the others would wait: take fewer "
                          "or allow more regions",
                          free, wanted),
              [&](DeploymentSpec& mended) {
                  if (anywhere >= wanted) {
                      mended.regions.clear();
                  } else {
                      takeFewer(mended, free);
                  }
              });
}

}  // namespace berth::domain
