// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/sweep/seed_tree.h"

#include <algorithm>
#include <iterator>

namespace berth::sim::sweep {
namespace {

constexpr std::uint32_t kHighestLevel = 40;  // 2^40 seeds are more than a sweep has

}  // namespace

bool SeedTree::overlaps(std::uint64_t offset, std::uint64_t count) const {
    const auto next = m_pieces.lower_bound(offset);
    if (next != m_pieces.end() && next->first < offset + count) return true;
    if (next == m_pieces.begin()) return false;
    const auto& [start, before] = *std::prev(next);
    return start + (std::uint64_t{1} << before.level) > offset;
}

bool SeedTree::add(SeedPiece piece) {
    if (piece.level > kHighestLevel || piece.offset % piece.count() != 0) return false;
    if (piece.count() > m_seeds.count || piece.offset > m_seeds.count - piece.count()) return false;
    if (overlaps(piece.offset, piece.count())) return false;
    m_done += piece.count();
    Entry entry{piece.level, std::move(piece.runs)};
    std::uint64_t offset = piece.offset;
    while (true) {
        const std::uint64_t size = std::uint64_t{1} << entry.level;
        const auto sibling = m_pieces.find(offset ^ size);
        if (sibling == m_pieces.end() || sibling->second.level != entry.level) break;
        if (sibling->first < offset) std::swap(entry.runs, sibling->second.runs);
        entry.runs.join(sibling->second.runs);
        offset = std::min(offset, sibling->first);
        m_pieces.erase(sibling);
        ++entry.level;
    }
    m_pieces.emplace(offset, std::move(entry));
    return true;
}

bool SeedTree::add(std::uint64_t seed, RunFigures run) {
    if (seed < m_seeds.first) return false;
    return add(SeedPiece{seed - m_seeds.first, 0, std::move(run)});
}

std::vector<SeedRange> SeedTree::missing() const {
    std::vector<SeedRange> gaps;
    std::uint64_t reached = 0;
    const auto gapUntil = [&](std::uint64_t offset) {
        if (offset > reached) gaps.push_back({m_seeds.first + reached, offset - reached});
    };
    for (const auto& [offset, entry] : m_pieces) {
        gapUntil(offset);
        reached = offset + (std::uint64_t{1} << entry.level);
    }
    gapUntil(m_seeds.count);
    return gaps;
}

std::vector<SeedPiece> SeedTree::pieces() const {
    std::vector<SeedPiece> all;
    for (const auto& [offset, entry] : m_pieces)
        all.push_back({offset, entry.level, entry.runs});
    return all;
}

RunFigures SeedTree::total() const {
    RunFigures sum;
    for (const auto& [offset, entry] : m_pieces)
        sum.join(entry.runs);
    return sum;
}

}  // namespace berth::sim::sweep
