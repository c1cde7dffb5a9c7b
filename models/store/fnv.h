// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace berth::store {

// 64-bit FNV-1a (isthe.com/chongo/tech/comp/fnv). Each step is a bijection, so a single changed
// byte is always seen.
class Fnv {
  public:
    void add(const void* data, std::size_t size) {
        const auto* bytes = static_cast<const unsigned char*>(data);
        for (std::size_t i = 0; i < size; ++i) {
            m_hash ^= bytes[i];
            m_hash *= 0x100000001b3U;
        }
    }
    // Low byte first.
    void add(std::uint64_t number) {
        for (int shift = 0; shift < 64; shift += 8) {
            const auto byte = static_cast<unsigned char>(number >> shift);
            add(&byte, 1);
        }
    }
    [[nodiscard]] std::uint64_t value() const { return m_hash; }

  private:
    std::uint64_t m_hash = 0xcbf29ce484222325U;
};

}  // namespace berth::store
