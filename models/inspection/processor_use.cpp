// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inspection/processor_use.h"

#include "models/inspection/rules.h"

namespace berth::inspection {

std::optional<ProcessorUse> processorUse(const std::optional<domain::CpuCounters>& then,
                                         const std::optional<domain::CpuCounters>& now) {
    if (!then || !now) return std::nullopt;
    const auto busy = growth(then->busy, now->busy), idle = growth(then->idle, now->idle);
    const auto wait = growth(then->ioWait, now->ioWait);
    const auto stolen = growth(then->stolen, now->stolen);
    if (!busy || !idle || !wait || !stolen) return std::nullopt;
    // As floating numbers: a sum of counts that come from outside may fit no integer.
    const auto used = static_cast<double>(*busy), taken = static_cast<double>(*stolen);
    const double all = used + taken + static_cast<double>(*idle) + static_cast<double>(*wait);
    if (all <= 0) return std::nullopt;
    return ProcessorUse{used / all, taken / all};
}

}  // namespace berth::inspection
