// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/maglev_hash/maglev_table.h"

#include <algorithm>
#include <cstddef>

namespace berth::sim::balancing {

std::vector<std::uint32_t> maglevTable(std::span<const MaglevEntry> entries, std::uint32_t size) {
    constexpr std::uint32_t kFree = 0xFFFFFFFFU;
    struct Walk {
        std::uint32_t place, skip;
        std::uint64_t credit;
    };
    if (entries.empty()) return {};
    std::vector<std::uint32_t> table(size, kFree);
    std::vector<Walk> walks;
    std::uint64_t greatest = 1;
    for (const MaglevEntry& entry : entries) {
        walks.push_back({static_cast<std::uint32_t>(entry.offset % size),
                         static_cast<std::uint32_t>(entry.skip % (size - 1)) + 1, 0});
        greatest = std::max<std::uint64_t>(greatest, entry.weight);
    }
    std::uint32_t filled = 0;
    while (true) {
        for (std::uint32_t i = 0; i < walks.size(); ++i) {
            Walk& walk = walks[i];
            walk.credit += entries[i].weight;
            if (walk.credit < greatest) continue;
            walk.credit -= greatest;
            while (table[walk.place] != kFree) {
                walk.place += walk.skip;
                if (walk.place >= size) walk.place -= size;
            }
            table[walk.place] = i;
            if (++filled == size) return table;
        }
    }
}

}  // namespace berth::sim::balancing
