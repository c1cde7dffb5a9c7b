// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/scenario/scenario.h"

namespace berth::sim::cluster {

using RegionIndex = std::uint32_t;

// The image registry as the regions see it: how fast a machine there can pull, what all of them
// together can, how many pulls it lets in, and whether it answers at all. Rates in bytes per
// second.
class ImageRegistry {
  public:
    explicit ImageRegistry(std::span<const scenario::RegionConfig> regions) {
        for (const scenario::RegionConfig& region : regions) {
            Region& own = m_regions.emplace_back();
            own.normal = region.registryBytesPerSecond;
            own.altogether = region.registryTotalBytesPerSecond;
            own.peers = region.peerBytesPerSecond;
            own.pullLimit = region.pullLimit;
            own.pullLimitWindow = region.pullLimitWindow;
        }
    }

    // Of one machine; all its pulls share it.
    [[nodiscard]] double rate(RegionIndex region) const {
        return m_regions[region].normal * m_regions[region].factor;
    }
    // Of one machine while so many of the region pull from the registry.
    [[nodiscard]] double rate(RegionIndex region, std::size_t machines) const {
        if (!isShared(region) || machines == 0) return rate(region);
        const Region& own = m_regions[region];
        return std::min(rate(region), own.altogether * own.factor / static_cast<double>(machines));
    }
    [[nodiscard]] bool isShared(RegionIndex region) const {
        return m_regions[region].altogether > 0;
    }
    // What a machine gets of a layer that another one of the region has; 0: they do not share.
    [[nodiscard]] double peerRate(RegionIndex region) const { return m_regions[region].peers; }
    // How many pulls of the region it lets in within the window; 0: any number.
    [[nodiscard]] int pullLimit(RegionIndex region) const { return m_regions[region].pullLimit; }
    [[nodiscard]] engine::Time pullLimitWindow(RegionIndex region) const {
        return m_regions[region].pullLimitWindow;
    }

    [[nodiscard]] bool slow(RegionIndex region) const { return m_regions[region].factor < 1.0; }
    [[nodiscard]] bool down(RegionIndex region) const { return m_regions[region].down; }
    void setFactor(RegionIndex region, double factor) { m_regions[region].factor = factor; }
    void setDown(RegionIndex region, bool down) { m_regions[region].down = down; }
    [[nodiscard]] std::size_t regions() const { return m_regions.size(); }

  private:
    struct Region {
        double normal = 0;
        double altogether = 0;  // 0: as much as its machines can take
        double peers = 0;
        int pullLimit = 0;
        engine::Time pullLimitWindow = 0;
        double factor = 1.0;
        bool down = false;
    };
    std::vector<Region> m_regions;
};

}  // namespace berth::sim::cluster
