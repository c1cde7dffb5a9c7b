// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/hashing/key_hash.h"

#include <array>
#include <cstddef>
#include <string_view>

#include "sim/engine/xxh64.h"

namespace berth::sim::balancing {
namespace {

template <std::size_t kBytes>
std::uint64_t hashBytes(std::uint64_t number, std::uint64_t seed) {
    std::array<char, kBytes> bytes{};
    for (char& byte : bytes) {
        byte = static_cast<char>(number & 0xFFU);
        number >>= 8U;
    }
    return engine::xxh64(std::string_view(bytes.data(), bytes.size()), seed);
}

}  // namespace

std::uint64_t hashOf(std::uint32_t number, std::uint64_t seed) {
    return hashBytes<4>(number, seed);
}

std::uint64_t hashOf(std::uint64_t number, std::uint64_t seed) {
    return hashBytes<8>(number, seed);
}

}  // namespace berth::sim::balancing
