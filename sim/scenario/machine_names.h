// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "models/domain/ids.h"

namespace berth::sim::scenario {

// What the machines of all pools of one GPU spec in one region are called after:
// "beijing-1" and "4090 x 8" → "beijing-1-4090x8".
[[nodiscard]] inline std::string machineStem(const domain::RegionId& region,
                                             const std::string& gpuSpec) {
    std::string stem = region.value + "-";
    for (const char c : gpuSpec) {
        if (c == ' ') continue;
        stem += (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return stem;
}

// "beijing-1-4090x8-003"; numbers begin at 1 and go on over the pools of one stem.
[[nodiscard]] inline std::string machineName(const std::string& stem, int number) {
    return fmt::format("{}-{:03}", stem, number);
}

// "beijing-1-4090x8-r2": so many machines of a stem stand in each.
[[nodiscard]] inline std::string rackName(const std::string& stem, int number,
                                          int machinesPerRack) {
    return fmt::format("{}-r{}", stem, 1 + (number - 1) / std::max(1, machinesPerRack));
}

}  // namespace berth::sim::scenario
