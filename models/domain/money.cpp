// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/money.h"

#include <fmt/core.h>

namespace berth::domain {

std::string toYuanText(Money money) {
    constexpr std::uint64_t kPointsPerFen = kPointsPerYuan / 100;
    // Unsigned, because the magnitude of the lowest int64 is no int64.
    const bool negative = money.points < 0;
    const std::uint64_t points = negative ? 0 - static_cast<std::uint64_t>(money.points)
                                          : static_cast<std::uint64_t>(money.points);
    const std::uint64_t fen = (points + kPointsPerFen / 2) / kPointsPerFen;
    return fmt::format("{}{}.{:02}", negative && fen > 0 ? "-" : "", fen / 100, fen % 100);
}

}  // namespace berth::domain
