// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/scheduling/placement_policy.h"

namespace berth::sim::scheduling {

// How much of a machine's GPU the nodes that are expected could not use: F = Σ f·x over the typical
// shapes, f the frequency of each and x thousandths of a card:
//   all that is left, where the shape has no GPU, may not use this kind of machine, asks for more
//   cores than are left, or for more cards than fit it;
//   else what is left on the cards that have less left than the shape asks of one.
//
// Everything that depends on shapes alone is summed up beforehand, for each kind of machine and
// each number of cores at which another shape fits: then F is a sum over the machine's cards, of
// what is left on each times the number of shapes for which that is too little.
class Fragmentation {
  public:
    explicit Fragmentation(std::span<const TypicalShape> shapes = {});

    // Sum of the counts of all shapes; 1 without any.
    [[nodiscard]] std::int64_t scale() const { return m_scale; }
    // F·scale() of the machine.
    [[nodiscard]] std::int64_t of(const MachineState& machine) const;

    // The sums for one kind of machine and number of cores.
    struct Row {
        std::int64_t misfits = 0;         // shapes for which it is of no use, whatever its cards
        std::vector<std::int64_t> small;  // shapes of one card that need more, by step()
        std::vector<std::int64_t> more;   // shapes of several cards, more than k
        std::vector<std::int64_t> fewer;  // shapes of several cards, k or fewer
    };
    [[nodiscard]] const Row& row(const MachineState& machine, std::int64_t cpuMilliLeft) const;
    // What one card with so much left is worth to nobody.
    [[nodiscard]] std::int64_t ofCard(const Row& row, int left) const {
        return left * row.small[m_step[static_cast<std::size_t>(left)]];
    }
    [[nodiscard]] std::int64_t ofCards(const Row& row, std::span<const int> cards) const;
    // F·scale(), put together from the sum over the cards.
    [[nodiscard]] static std::int64_t total(const Row& row, std::int64_t ofCards,
                                            std::int64_t milliLeft, int freeCards);

  private:
    [[nodiscard]] Row rowOf(std::span<const TypicalShape> shapes, std::uint32_t kind,
                            std::int64_t cpuMilliLeft) const;

    std::int64_t m_scale = 1;
    std::vector<std::int64_t> m_cores;  // asked for by a shape, ascending
    std::vector<int> m_needs;           // of shapes of one card, ascending
    // How many of m_needs a card with so much left satisfies.
    std::array<std::uint8_t, kWholeCard + 1> m_step{};
    // By kind, the last one for any higher; then by how many of m_cores are satisfied.
    std::vector<std::vector<Row>> m_rows;
};

}  // namespace berth::sim::scheduling
