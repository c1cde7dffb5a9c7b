// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/map_layout.h"

#include <algorithm>

namespace berth::ui {

namespace {

constexpr int kMapLayoutGap = 10;  // between regions
constexpr int kPadding = 10;       // inside a region
constexpr int kHeading = 24;
constexpr int kPoolHeading = 20;
constexpr int kCacheLine = 24;
constexpr int kSmallestRegion = 185;
constexpr int kCardsAcross = 4;  // a machine of eight cards is two rows of four

constexpr int kLargestFitting = 24;

int smallestFor(std::size_t cards) {
    if (cards <= 400) return 10;
    if (cards <= 3000) return 7;
    return 5;
}

std::size_t cardsOf(const domain::ClusterMap& map) {
    std::size_t cards = 0;
    for (const domain::MapRegion& region : map.regions) {
        for (const domain::MapMachine& machine : region.machines)
            cards += machine.cards.size();
    }
    return cards;
}

enum class Extent { Whole, SizeOnly };

// Lays out one region at a place; gives its height.
class RegionPlacer {
  public:
    RegionPlacer(const domain::ClusterMap& map, MapLayout& layout, Extent extent, int region,
                 const QPoint& at, int width)
        : m_region(map.regions[static_cast<std::size_t>(region)]),
          m_layout(layout),
          m_extent(extent),
          m_index(region),
          m_at(at),
          m_width(width) {}

    PlacedRegion place() {
        PlacedRegion placed;
        placed.firstMachine = m_layout.machines.size();
        placed.heading = {m_at.x() + kPadding, m_at.y() + 4, m_width - 2 * kPadding, kHeading};
        m_y = m_at.y() + 4 + kHeading;
        const auto& machines = m_region.machines;
        for (std::size_t i = 0; i < machines.size(); ++i) {
            if (i == 0 || machines[i].gpuSpec != machines[i - 1].gpuSpec) startPool(placed, i);
            placeMachine(static_cast<int>(i));
        }
        endRow();
        placed.endMachine = m_layout.machines.size();
        placed.cache = {m_at.x() + kPadding, m_y + 2, m_width - 2 * kPadding, kCacheLine};
        m_y += kCacheLine + 8;
        placed.frame = {m_at.x(), m_at.y(), m_width, m_y - m_at.y()};
        return placed;
    }

  private:
    [[nodiscard]] int left() const { return m_at.x() + kPadding; }
    [[nodiscard]] int right() const { return m_at.x() + m_width - kPadding; }

    void startPool(PlacedRegion& placed, std::size_t machine) {
        endRow();
        placed.pools.push_back({QString::fromStdString(m_region.machines[machine].gpuSpec),
                                {left(), m_y, right() - left(), kPoolHeading}});
        m_y += kPoolHeading;
        m_x = left();
        m_rowHeight = 0;
    }

    void endRow() {
        if (m_rowHeight > 0) m_y += m_rowHeight + spacing();
        m_rowHeight = 0;
        m_x = left();
    }

    [[nodiscard]] int spacing() const { return m_layout.cell >= 8 ? 4 : 1; }

    void placeMachine(int index) {
        const domain::MapMachine& machine = m_region.machines[static_cast<std::size_t>(index)];
        const int cards = std::max<int>(1, static_cast<int>(machine.cards.size()));
        const bool single = m_layout.cell < 8;
        const int across = single ? 1 : std::min(kCardsAcross, cards);
        const int rows = single ? 1 : (cards + across - 1) / across;
        const int inset = single || cards == 1 ? 0 : 3;
        const QSize size(across * m_layout.cell + (across - 1) * 2 + 2 * inset,
                         rows * m_layout.cell + (rows - 1) * 2 + 2 * inset);
        if (m_x + size.width() > right() && m_x > left()) endRow();
        const QPoint at(m_x, m_y);
        m_x += size.width() + spacing();
        m_rowHeight = std::max(m_rowHeight, size.height());
        if (m_extent == Extent::SizeOnly) return;
        PlacedMachine placed;
        placed.region = m_index;
        placed.machine = index;
        placed.frame = {at, size};
        for (int card = 0; !single && card < cards; ++card) {
            placed.cards.emplace_back(at.x() + inset + (card % across) * (m_layout.cell + 2),
                                      at.y() + inset + (card / across) * (m_layout.cell + 2),
                                      m_layout.cell, m_layout.cell);
        }
        m_layout.machines.push_back(std::move(placed));
    }

    const domain::MapRegion& m_region;
    MapLayout& m_layout;
    Extent m_extent;
    int m_index;
    QPoint m_at;
    int m_width;
    int m_x = 0, m_y = 0, m_rowHeight = 0;
};

MapLayout arrange(const domain::ClusterMap& map, int width, int cell, Extent extent) {
    MapLayout layout;
    layout.cell = cell;
    const int count = static_cast<int>(map.regions.size());
    if (count == 0) return layout;
    const int columns =
        std::clamp((width + kMapLayoutGap) / (kSmallestRegion + kMapLayoutGap), 1, count);
    const int columnWidth = (width - (columns - 1) * kMapLayoutGap) / columns;
    int y = 0;
    for (int first = 0; first < count; first += columns) {
        int height = 0;
        const int end = std::min(count, first + columns);
        for (int region = first; region < end; ++region) {
            const QPoint at((region - first) * (columnWidth + kMapLayoutGap), y);
            RegionPlacer placer(map, layout, extent, region, at, columnWidth);
            layout.regions.push_back(placer.place());
            height = std::max(height, layout.regions.back().frame.height());
        }
        // Neighbours are equally high, their cache line at the foot.
        for (int region = first; region < end; ++region) {
            PlacedRegion& placed = layout.regions[static_cast<std::size_t>(region)];
            placed.cache.translate(0, height - placed.frame.height());
            placed.frame.setHeight(height);
        }
        y += height + kMapLayoutGap;
    }
    layout.size = {width, y - kMapLayoutGap};
    return layout;
}

}  // namespace

std::optional<std::size_t> MapLayout::machineAt(const QPoint& point) const {
    const auto region = regionAt(point);
    if (!region) return std::nullopt;
    for (std::size_t i = regions[*region].firstMachine; i < regions[*region].endMachine; ++i) {
        if (machines[i].frame.contains(point)) return i;
    }
    return std::nullopt;
}

std::optional<std::size_t> MapLayout::regionAt(const QPoint& point) const {
    for (std::size_t i = 0; i < regions.size(); ++i) {
        if (regions[i].frame.contains(point)) return i;
    }
    return std::nullopt;
}

int fittingCell(const domain::ClusterMap& map, const QSize& room) {
    const int smallest = smallestFor(cardsOf(map));
    int fitting = smallest;
    for (const int cell : kMapCells) {
        if (cell < smallest || cell > kLargestFitting) continue;
        const QSize size = sizeOf(map, room.width(), cell);
        if (size.height() > room.height()) break;
        fitting = cell;
    }
    return fitting;
}

QSize sizeOf(const domain::ClusterMap& map, int width, int cell) {
    return arrange(map, width, cell, Extent::SizeOnly).size;
}

MapLayout layOut(const domain::ClusterMap& map, int width, int cell) {
    return arrange(map, width, cell, Extent::Whole);
}

}  // namespace berth::ui
