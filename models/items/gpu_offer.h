// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "models/domain/catalogue.h"

namespace berth::items {

// How a GPU spec suits an image that needs `need` of memory on one card.
//   TooSmall     one card has less than the need
//   Oversized    several cards, or more than twice the need: paid for and not used
//   Recommended  at least a quarter more than the need; for an image that runs on anything, the
//                cheapest single card that is in stock
//   Works        everything else
enum class Fit { Recommended, Works, TooSmall, Oversized };

struct RegionStock {
    domain::Region region;
    domain::Rate price;
    int free = 0;
    int total = 0;

    friend bool operator==(const RegionStock&, const RegionStock&) = default;
};

// One card of the GPU step.
struct GpuOffer {
    domain::GpuSpec spec;
    domain::Rate lowest, highest;    // over the regions below, per node
    int free = 0;                    // sum over the regions below
    std::vector<RegionStock> stock;  // most free first
    std::optional<Fit> fit;          // absent when the image is not known

    friend bool operator==(const GpuOffer&, const GpuOffer&) = default;
};

// What can be bought in the given regions (all when empty), cheapest first. `image` may be null.
[[nodiscard]] std::vector<GpuOffer> gpuOffers(const domain::Catalogue& catalogue,
                                              const std::vector<domain::RegionId>& regions,
                                              const domain::ImagePreset* image);

}  // namespace berth::items
