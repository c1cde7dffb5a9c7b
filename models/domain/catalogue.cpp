// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/catalogue.h"

#include <algorithm>

namespace berth::domain {
namespace {

bool within(const RegionId& region, const std::vector<RegionId>& regions) {
    return regions.empty() || std::find(regions.begin(), regions.end(), region) != regions.end();
}

}  // namespace

const GpuSpec* Catalogue::findSpec(const std::string& name) const {
    const auto found = std::find_if(gpuSpecs.begin(), gpuSpecs.end(),
                                    [&](const GpuSpec& spec) { return spec.name == name; });
    return found == gpuSpecs.end() ? nullptr : &*found;
}

const Region* Catalogue::findRegion(const RegionId& id) const {
    const auto found = std::find_if(regions.begin(), regions.end(),
                                    [&](const Region& region) { return region.id == id; });
    return found == regions.end() ? nullptr : &*found;
}

const ImagePreset* Catalogue::findPreset(const std::string& image) const {
    const auto found = std::find_if(presets.begin(), presets.end(), [&](const ImagePreset& preset) {
        return preset.name == image || preset.reference == image;
    });
    return found == presets.end() ? nullptr : &*found;
}

std::optional<Catalogue::PriceRange> Catalogue::priceOf(
    const std::string& gpuSpec, const std::vector<RegionId>& inRegions) const {
    std::optional<PriceRange> range;
    for (const Pool& pool : pools) {
        if (pool.gpuSpec != gpuSpec || !within(pool.region, inRegions)) continue;
        if (!range) range = PriceRange{pool.price, pool.price};
        range->lowest = std::min(range->lowest, pool.price);
        range->highest = std::max(range->highest, pool.price);
    }
    return range;
}

int Catalogue::freeNodes(const std::string& gpuSpec, const std::vector<RegionId>& inRegions) const {
    int sum = 0;
    for (const Pool& pool : pools) {
        if (pool.gpuSpec == gpuSpec && within(pool.region, inRegions)) sum += pool.free;
    }
    return sum;
}

}  // namespace berth::domain
