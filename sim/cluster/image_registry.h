// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/scenario/scenario.h"

namespace berth::sim::cluster {

using RegionIndex = std::uint32_t;

// The image registry as the regions see it: how fast a machine there can pull, and whether it can.
class ImageRegistry {
  public:
    explicit ImageRegistry(std::span<const scenario::RegionConfig> regions) {
        for (const scenario::RegionConfig& region : regions)
            m_regions.push_back({region.registryBytesPerSecond, 1.0, false});
    }

    // Bytes per second of one machine; all its pulls share them.
    [[nodiscard]] double rate(RegionIndex region) const {
        return m_regions[region].normal * m_regions[region].factor;
    }
    [[nodiscard]] bool slow(RegionIndex region) const { return m_regions[region].factor < 1.0; }
    [[nodiscard]] bool down(RegionIndex region) const { return m_regions[region].down; }
    void setFactor(RegionIndex region, double factor) { m_regions[region].factor = factor; }
    void setDown(RegionIndex region, bool down) { m_regions[region].down = down; }
    [[nodiscard]] std::size_t regions() const { return m_regions.size(); }

  private:
    struct Region {
        double normal = 0;
        double factor = 1.0;
        bool down = false;
    };
    std::vector<Region> m_regions;
};

}  // namespace berth::sim::cluster
