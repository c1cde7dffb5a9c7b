// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

namespace berth::sim::engine {

// One consumer's own stream of random numbers, fixed by (seed, name): adding a consumer disturbs no
// other. Distributions are our own, because those of the standard library differ between libraries.
//
// Generator: xoshiro256++ 1.0 (Blackman and Vigna, "Scrambled linear pseudorandom number
// generators", 2021). Its state is filled by splitmix64 (Steele, Lea, Flood, "Fast splittable
// pseudorandom number generators", 2014), as its authors advise, from the seed and the XXH64 of the
// name.
class RandomStream {
  public:
    RandomStream(std::uint64_t seed, std::string_view name);

    // 64 random bits.
    [[nodiscard]] std::uint64_t next() {
        const std::uint64_t result = std::rotl(m_state[0] + m_state[3], 23) + m_state[0];
        const std::uint64_t shifted = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = std::rotl(m_state[3], 45);
        return result;
    }
    // 0 … bound−1, unbiased; bound > 0. Lemire, "Fast random integer generation in an interval",
    // 2019.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound);
    // [0, 1): a multiple of 2^−53.
    [[nodiscard]] double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }
    // (0, 1]: safe to take the logarithm of.
    [[nodiscard]] double uniformAboveZero() { return 1.0 - uniform(); }
    // By inversion, −mean·ln U: exactly one number of the stream a draw. 0 for a mean of 0 or less.
    [[nodiscard]] double exponential(double mean);
    // Marsaglia's polar method (1964). The second number of each pair is dropped, so that the four
    // words are the whole state.
    [[nodiscard]] double normal(double mean, double deviation);

  private:
    std::array<std::uint64_t, 4> m_state{};
};

}  // namespace berth::sim::engine
