// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>

namespace berth::sim::engine {

// A running 64-bit hash over the events of a run: equal scenario, seed and commands give an equal
// value on every compiler. Each word is mixed as in the body of MurmurHash3's x64 variant (Austin
// Appleby), one lane of it. Not cryptographic.
class TraceHash {
  public:
    void mix(std::uint64_t word) {
        word = std::rotl(word * 0x87C37B91114253D5ULL, 31) * 0x4CF5AD432745937FULL;
        m_value = std::rotl(m_value ^ word, 27) * 5 + 0x52DCE729;
    }
    [[nodiscard]] std::uint64_t value() const { return m_value; }

  private:
    std::uint64_t m_value = 0x9E3779B97F4A7C15ULL;
};

}  // namespace berth::sim::engine
