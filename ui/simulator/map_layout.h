// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QRect>
#include <QString>
#include <array>
#include <optional>
#include <vector>

#include "models/domain/simulator_control.h"

namespace berth::ui {

// Where the parts of a cluster map are, in device-independent pixels. Values without a widget.
struct PlacedMachine {
    int region = 0;   // index into ClusterMap::regions
    int machine = 0;  // index into MapRegion::machines
    QRect frame;
    std::vector<QRect> cards;  // one for each card, empty when cells are too small for them
};

struct PlacedPool {
    QString name;  // of the GPU spec
    QRect heading;
};

struct PlacedRegion {
    QRect frame;
    QRect heading;
    QRect cache;  // the line with the image cache
    std::vector<PlacedPool> pools;
    std::size_t firstMachine = 0;  // into MapLayout::machines
    std::size_t endMachine = 0;
};

struct MapLayout {
    std::vector<PlacedRegion> regions;
    std::vector<PlacedMachine> machines;  // region by region, row by row
    int cell = 0;                         // edge of a card's cell
    QSize size;

    // The machine at a point, as an index into `machines`.
    [[nodiscard]] std::optional<std::size_t> machineAt(const QPoint& point) const;
    [[nodiscard]] std::optional<std::size_t> regionAt(const QPoint& point) const;
};

// The edges that a card's cell can have. Below 8 a machine is one cell and its cards are not drawn
// one by one.
inline constexpr std::array kMapCells = {5, 7, 10, 14, 18, 24, 32};

// The largest of them, up to 24, with which the whole map is in sight in `room`; where none is, the
// smallest that is still easy to hit: 10 for some hundred cards, 5 for thousands.
[[nodiscard]] int fittingCell(const domain::ClusterMap& map, const QSize& room);

// How large the map is when it is laid out for a width, without placing anything.
[[nodiscard]] QSize sizeOf(const domain::ClusterMap& map, int width, int cell);

// Lays the map out for a width: regions side by side as columns, pools below each other, machines
// wrapping.
[[nodiscard]] MapLayout layOut(const domain::ClusterMap& map, int width, int cell);

}  // namespace berth::ui
