// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/scheduling/machine_table.h"

namespace berth::sim::scheduling {

// Of a machine on which the share fits: the card with the least left that is enough, the lowest
// index on ties.
[[nodiscard]] std::size_t tightestCard(const PlacementDemand& share, const MachineState& machine);
// Appends as many cards that nobody uses as the demand asks for, in the order of their index.
void freeCards(const PlacementDemand& demand, const MachineState& machine,
               std::vector<std::uint16_t>& cards);

}  // namespace berth::sim::scheduling
