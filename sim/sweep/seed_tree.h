// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "sim/sweep/run_figures.h"
#include "sim/sweep/seed_range.h"

namespace berth::sim::sweep {

// The runs of 2^level neighbouring seeds, the first of them at a multiple of 2^level counted from
// the first seed of the sweep.
struct SeedPiece {
    std::uint64_t offset = 0;  // of its first seed from that of the sweep
    std::uint32_t level = 0;
    RunFigures runs;

    [[nodiscard]] std::uint64_t count() const { return std::uint64_t{1} << level; }
    friend bool operator==(const SeedPiece&, const SeedPiece&) = default;
};

// Joins runs that come in any order, always in the same pairs: a piece only with its neighbour of
// the same size, as in a binary counter. So the figures of a set of seeds are the same to the last
// bit whoever ran which of them and when, and of n runs in one row no more than log2 n pieces are
// kept.
class SeedTree {
  public:
    explicit SeedTree(SeedRange seeds) : m_seeds(seeds) {}

    // False when the piece is malformed, beyond the range, or has a seed that is there already;
    // then nothing has changed.
    [[nodiscard]] bool add(SeedPiece piece);
    [[nodiscard]] bool add(std::uint64_t seed, RunFigures run);

    [[nodiscard]] const SeedRange& seeds() const { return m_seeds; }
    [[nodiscard]] std::uint64_t done() const { return m_done; }
    [[nodiscard]] bool isWhole() const { return m_done == m_seeds.count; }
    [[nodiscard]] std::vector<SeedRange> missing() const;  // in order
    [[nodiscard]] std::vector<SeedPiece> pieces() const;   // in order
    [[nodiscard]] RunFigures total() const;                // the pieces joined in order

  private:
    struct Entry {
        std::uint32_t level = 0;
        RunFigures runs;
    };
    [[nodiscard]] bool overlaps(std::uint64_t offset, std::uint64_t count) const;

    SeedRange m_seeds;
    std::map<std::uint64_t, Entry> m_pieces;  // by offset
    std::uint64_t m_done = 0;
};

}  // namespace berth::sim::sweep
