// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <vector>

#include "models/domain/simulator_control.h"
#include "ui/simulator/map_layout.h"

namespace berth::ui {

inline constexpr int kMapFocusRoom = 3;  // around a machine, for the frame of the focus

[[nodiscard]] bool anyDown(const domain::MapRegion& region);

// Whether both are laid out alike: another cluster may have as many machines.
[[nodiscard]] bool sameShape(const domain::ClusterMap& a, const domain::ClusterMap& b);

// Where `now` looks otherwise than `before`, which has the same shape.
[[nodiscard]] std::vector<QRect> changedParts(const domain::ClusterMap& before,
                                              const domain::ClusterMap& now,
                                              const MapLayout& layout);

}  // namespace berth::ui
