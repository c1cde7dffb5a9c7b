// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace berth::sim::balancing {

struct MaglevEntry {
    std::uint64_t offset = 0;  // two independent hashes of the backend's name
    std::uint64_t skip = 0;
    std::uint32_t weight = 1;
};

// Maglev's lookup table of `size` places, a prime: which entry each belongs to. In turn each entry
// takes the first place still free in its own order of places: (offset mod size) and then on by
// (skip mod (size − 1)) + 1. An entry of half the greatest weight takes every second turn.
//
// Source: Eisenbud and others, "Maglev: A Fast and Reliable Software Network Load Balancer", 2016,
// section 3.4. That offset and skip are XXH64 with the seeds 0 and 1 is Envoy's way; it gives the
// reference table of the tests. Empty without entries.
[[nodiscard]] std::vector<std::uint32_t> maglevTable(std::span<const MaglevEntry> entries,
                                                     std::uint32_t size);

}  // namespace berth::sim::balancing
