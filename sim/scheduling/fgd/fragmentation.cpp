// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/fgd/fragmentation.h"

#include <algorithm>

#include "sim/engine/require.h"

namespace berth::sim::scheduling {
namespace {

void sortAndUnite(auto& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

bool mayUse(const TypicalShape& shape, std::uint32_t kind) {
    if (shape.kinds.empty()) return true;
    return kind < shape.kinds.size() && shape.kinds[kind];
}

}  // namespace

Fragmentation::Fragmentation(std::span<const TypicalShape> shapes) {
    std::int64_t scale = 0;
    std::size_t kinds = 0;
    for (const TypicalShape& shape : shapes) {
        engine::require(shape.count >= 0, "a shape is not expected less often than never");
        scale += shape.count;
        kinds = std::max(kinds, shape.kinds.size());
        m_cores.push_back(shape.demand.cpuMilli);
        if (shape.demand.cards == 1) m_needs.push_back(shape.demand.milliPerCard);
    }
    m_scale = std::max<std::int64_t>(scale, 1);
    sortAndUnite(m_cores);
    sortAndUnite(m_needs);
    // More than 255 different shares: the largest steps would wrap.
    engine::require(m_needs.size() <= 255, "typical shares are few");
    for (int left = 0; left <= kWholeCard; ++left) {
        const auto above = std::upper_bound(m_needs.begin(), m_needs.end(), left);
        m_step[static_cast<std::size_t>(left)] = static_cast<std::uint8_t>(above - m_needs.begin());
    }
    for (std::size_t kind = 0; kind <= kinds; ++kind) {
        std::vector<Row>& rows = m_rows.emplace_back();
        rows.push_back(rowOf(shapes, static_cast<std::uint32_t>(kind), -1));
        for (const std::int64_t cores : m_cores)
            rows.push_back(rowOf(shapes, static_cast<std::uint32_t>(kind), cores));
    }
}

Fragmentation::Row Fragmentation::rowOf(std::span<const TypicalShape> shapes, std::uint32_t kind,
                                        std::int64_t cpuMilliLeft) const {
    Row row;
    row.small.assign(m_needs.size() + 1, 0);
    std::size_t mostCards = 1;
    for (const TypicalShape& shape : shapes)
        mostCards = std::max(mostCards, static_cast<std::size_t>(shape.demand.cards));
    row.more.assign(mostCards + 1, 0);
    row.fewer.assign(mostCards + 1, 0);
    for (const TypicalShape& shape : shapes) {
        const PlacementDemand& demand = shape.demand;
        if (demand.cards == 0 || !mayUse(shape, kind) || cpuMilliLeft < demand.cpuMilli) {
            row.misfits += shape.count;
        } else if (demand.cards == 1) {
            for (std::size_t step = 0; step < m_needs.size(); ++step) {
                if (m_needs[step] <= demand.milliPerCard) row.small[step] += shape.count;
            }
        } else {
            for (std::size_t free = 0; free <= mostCards; ++free) {
                const bool fits = free >= static_cast<std::size_t>(demand.cards);
                (fits ? row.fewer : row.more)[free] += shape.count;
            }
        }
    }
    return row;
}

const Fragmentation::Row& Fragmentation::row(const MachineState& machine,
                                             std::int64_t cpuMilliLeft) const {
    const std::vector<Row>& rows = m_rows[std::min<std::size_t>(machine.kind, m_rows.size() - 1)];
    const auto above = std::upper_bound(m_cores.begin(), m_cores.end(), cpuMilliLeft);
    return rows[static_cast<std::size_t>(above - m_cores.begin())];
}

std::int64_t Fragmentation::ofCards(const Row& row, std::span<const int> cards) const {
    std::int64_t sum = 0;
    for (const int left : cards)
        sum += ofCard(row, left);
    return sum;
}

std::int64_t Fragmentation::total(const Row& row, std::int64_t ofCards, std::int64_t milliLeft,
                                  int freeCards) {
    const std::size_t free = std::min(static_cast<std::size_t>(freeCards), row.more.size() - 1);
    const std::int64_t inPieces = milliLeft - std::int64_t{freeCards} * kWholeCard;
    return milliLeft * (row.misfits + row.more[free]) + inPieces * row.fewer[free] + ofCards;
}

std::int64_t Fragmentation::of(const MachineState& machine) const {
    const Row& now = row(machine, machine.cpuMilliLeft);
    return total(now, ofCards(now, machine.cards), machine.gpuMilliLeft, machine.freeCards);
}

}  // namespace berth::sim::scheduling
