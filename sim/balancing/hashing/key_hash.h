// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace berth::sim::balancing {

// XXH64 of numbers as the bytes of a little-endian machine: the same on every one.
[[nodiscard]] std::uint64_t hashOf(std::uint32_t number, std::uint64_t seed);
[[nodiscard]] std::uint64_t hashOf(std::uint64_t number, std::uint64_t seed);

}  // namespace berth::sim::balancing
