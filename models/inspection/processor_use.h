// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/domain/inspection_host.h"

namespace berth::inspection {

// Shares of the time of all processors between two looks, 0 to 1.
struct ProcessorUse {
    double busy = 0;
    double stolen = 0;  // by other guests of the machine below
};

// Absent where the counters say nothing, began anew or stand still.
[[nodiscard]] std::optional<ProcessorUse> processorUse(
    const std::optional<domain::CpuCounters>& then, const std::optional<domain::CpuCounters>& now);

}  // namespace berth::inspection
