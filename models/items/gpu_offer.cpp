// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/gpu_offer.h"

#include <algorithm>
#include <utility>

namespace berth::items {

namespace {

Fit fitOf(const domain::GpuSpec& spec, domain::Bytes need) {
    const domain::Bytes card = spec.memoryPerCard();
    if (card < need) return Fit::TooSmall;
    if (spec.cards > 1) return Fit::Oversized;
    if (need.count == 0) return Fit::Works;
    if (card.count > 2 * need.count) return Fit::Oversized;
    return card.count >= need.count + need.count / 4 ? Fit::Recommended : Fit::Works;
}

}  // namespace

std::vector<GpuOffer> gpuOffers(const domain::Catalogue& catalogue,
                                const std::vector<domain::RegionId>& regions,
                                const domain::ImagePreset* image) {
    std::vector<GpuOffer> offers;
    for (const domain::GpuSpec& spec : catalogue.gpuSpecs) {
        GpuOffer offer;
        offer.spec = spec;
        for (const domain::Pool& pool : catalogue.pools) {
            if (pool.gpuSpec != spec.name) continue;
            if (!regions.empty() && std::ranges::find(regions, pool.region) == regions.end()) {
                continue;
            }
            const domain::Region* region = catalogue.findRegion(pool.region);
            offer.stock.push_back(
                {region != nullptr ? *region : domain::Region{pool.region, pool.region.value, {}},
                 pool.price, pool.free, pool.total});
            offer.free += pool.free;
        }
        if (offer.stock.empty()) continue;
        const auto [low, high] = std::ranges::minmax_element(offer.stock, {}, &RegionStock::price);
        offer.lowest = low->price;
        offer.highest = high->price;
        std::ranges::stable_sort(offer.stock, std::ranges::greater(), &RegionStock::free);
        if (image != nullptr) offer.fit = fitOf(spec, image->gpuMemoryNeeded);
        offers.push_back(std::move(offer));
    }
    std::ranges::stable_sort(offers, {}, &GpuOffer::lowest);
    if (image != nullptr && image->gpuMemoryNeeded.count == 0) {
        const auto best = std::ranges::find_if(
            offers, [](const GpuOffer& offer) { return offer.spec.cards == 1 && offer.free > 0; });
        if (best != offers.end()) best->fit = Fit::Recommended;
    }
    return offers;
}

}  // namespace berth::items
