// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/random.h"

#include <cmath>

#include "sim/engine/portable_math.h"
#include "sim/engine/require.h"
#include "sim/engine/xxh64.h"

namespace berth::sim::engine {
namespace {

__extension__ using Wide = unsigned __int128;

std::uint64_t splitMix64(std::uint64_t& state) {
    state += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

}  // namespace

RandomStream::RandomStream(std::uint64_t seed, std::string_view name) {
    // The seed is spread before the name is mixed in: neighbouring seeds must not meet
    // neighbouring hashes.
    std::uint64_t state = splitMix64(seed) ^ xxh64(name);
    for (std::uint64_t& word : m_state)
        word = splitMix64(state);
}

std::uint64_t RandomStream::below(std::uint64_t bound) {
    require(bound > 0, "a random number below 0 was asked for");
    Wide product = Wide{next()} * bound;
    if (static_cast<std::uint64_t>(product) < bound) {
        const std::uint64_t uneven = (0 - bound) % bound;  // 2^64 mod bound
        while (static_cast<std::uint64_t>(product) < uneven)
            product = Wide{next()} * bound;
    }
    return static_cast<std::uint64_t>(product >> 64);
}

double RandomStream::exponential(double mean) {
    const double unit = -portableLog(uniformAboveZero());
    return mean > 0 ? mean * unit : 0;
}

double RandomStream::normal(double mean, double deviation) {
    for (;;) {
        const double x = 2.0 * uniform() - 1.0;
        const double y = 2.0 * uniform() - 1.0;
        const double square = x * x + y * y;
        if (square >= 1.0 || square == 0.0) continue;
        return mean + deviation * (x * std::sqrt(-2.0 * portableLog(square) / square));
    }
}

}  // namespace berth::sim::engine
