// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "sim/balancing/hashing/hash_balancer.h"

namespace berth::sim::balancing {

// Consistent hashing by Maglev's lookup table (maglev_table.h): shares are even to one place of the
// table, and a request costs one look-up, whatever the number of backends. A backend that leaves
// gives up its own keys; beside those a small part of the others moves too, the smaller the larger
// the table is against the number of backends.
//
// Limits: some keys move that need not; filling the table costs O(size) after a join or leave; up
// to about 650 backends, a hundredth of the table as the paper advises, shares are even to 1 %.
class MaglevHash final : public HashBalancer {
  public:
    // The paper's smaller one.
    static constexpr std::uint32_t kTableSize = 65'537;

    explicit MaglevHash(std::optional<int> loadAboveMeanPercent = {},
                        std::uint32_t tableSize = kTableSize)
        : HashBalancer(loadAboveMeanPercent), m_size(tableSize) {}

  protected:
    void arrange(const BackendList& backends) override;
    [[nodiscard]] BackendKey first(RequestKey key) override;
    [[nodiscard]] std::size_t places() const override { return m_table.size(); }
    [[nodiscard]] BackendKey next() override;

  private:
    std::uint32_t m_size;
    std::vector<BackendKey> m_table;
    std::size_t m_place = 0;
};

}  // namespace berth::sim::balancing
