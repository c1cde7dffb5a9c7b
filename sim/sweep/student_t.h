// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace berth::sim::sweep {

// The share of Student's distribution with `degrees` degrees of freedom that lies between −t and t,
// for t ≥ 0 and degrees ≥ 1. The finite sums of Abramowitz and Stegun, "Handbook of Mathematical
// Functions", 26.7.3 and 26.7.4: exact, with `degrees`/2 terms.
[[nodiscard]] double studentBetween(double t, std::int64_t degrees);

// The t for which that share is 95 %: the quantile .975. Up to a thousand degrees by bisection, to
// the last digits; above by the expansion 26.7.5 of the same book around the normal quantile, whose
// first term left out is below 1e-14 there.
[[nodiscard]] double studentT95(std::int64_t degrees);

}  // namespace berth::sim::sweep
