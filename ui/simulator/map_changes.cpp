// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/map_changes.h"

#include <algorithm>
#include <cstddef>

namespace berth::ui {

namespace {

bool sameShape(const domain::MapRegion& a, const domain::MapRegion& b) {
    return std::equal(a.machines.begin(), a.machines.end(), b.machines.begin(), b.machines.end(),
                      [](const domain::MapMachine& x, const domain::MapMachine& y) {
                          return x.cards.size() == y.cards.size() && x.gpuSpec == y.gpuSpec;
                      });
}

bool looksAlike(const domain::MapCard& a, const domain::MapCard& b) {
    return a.state == b.state && a.deployment == b.deployment;
}

bool looksAlike(const domain::MapMachine& a, const domain::MapMachine& b) {
    return a.down == b.down && a.cordoned == b.cordoned && a.diskFull == b.diskFull &&
           std::equal(a.cards.begin(), a.cards.end(), b.cards.begin(), b.cards.end(),
                      [](const auto& x, const auto& y) { return looksAlike(x, y); });
}

// Its frame and its lines of text, without its machines.
bool looksAlike(const domain::MapRegion& a, const domain::MapRegion& b) {
    const auto sameCache = [](const domain::MapMachine& x, const domain::MapMachine& y) {
        return x.cacheUsed == y.cacheUsed && x.cacheCapacity == y.cacheCapacity;
    };
    return a.registryDown == b.registryDown && a.registrySlow == b.registrySlow &&
           a.registryRate == b.registryRate &&
           std::equal(a.machines.begin(), a.machines.end(), b.machines.begin(), b.machines.end(),
                      sameCache);
}

}  // namespace

bool anyDown(const domain::MapRegion& region) {
    return region.registryDown ||
           std::any_of(region.machines.begin(), region.machines.end(),
                       [](const domain::MapMachine& machine) { return machine.down; });
}

bool sameShape(const domain::ClusterMap& a, const domain::ClusterMap& b) {
    return std::equal(a.regions.begin(), a.regions.end(), b.regions.begin(), b.regions.end(),
                      [](const auto& x, const auto& y) { return sameShape(x, y); });
}

std::vector<QRect> changedParts(const domain::ClusterMap& before, const domain::ClusterMap& now,
                                const MapLayout& layout) {
    std::vector<QRect> parts;
    for (std::size_t i = 0; i < layout.regions.size(); ++i) {
        const domain::MapRegion& old = before.regions[i];
        const domain::MapRegion& region = now.regions[i];
        const PlacedRegion& placed = layout.regions[i];
        if (old.region != region.region || anyDown(old) != anyDown(region))
            parts.push_back(placed.frame);
        else if (!looksAlike(old, region))
            parts.push_back(placed.cache);
    }
    for (const PlacedMachine& placed : layout.machines) {
        const auto region = static_cast<std::size_t>(placed.region);
        const auto machine = static_cast<std::size_t>(placed.machine);
        if (!looksAlike(before.regions[region].machines[machine],
                        now.regions[region].machines[machine]))
            parts.push_back(placed.frame.adjusted(-kMapFocusRoom, -kMapFocusRoom, kMapFocusRoom,
                                                  kMapFocusRoom));
    }
    return parts;
}

}  // namespace berth::ui
