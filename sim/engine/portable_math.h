// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace berth::sim::engine {

// Functions whose every bit is the same with every compiler, C library and processor: they use only
// +, −, ×, ÷ on doubles and exact scalings, which IEEE 754 fixes (given -ffp-contract=off). The C
// library's own may differ in the last place from version to version and, as it picks variants by
// processor, from machine to machine; a trace hash would not survive that.
// Relative error below 4e-16 for log (absolute near 1), 1e-15 for exp, 2e-14 for logGamma.

// Natural logarithm of a finite x > 0.
[[nodiscard]] double portableLog(double x);
// e to the power of x; infinity above 709.7, 0 below −708.
[[nodiscard]] double portableExp(double x);
// cos 2πx for a finite x; absolute error below 3e-16.
[[nodiscard]] double portableCosOfTurns(double x);
// ln Γ(x) for x > 0.
[[nodiscard]] double portableLogGamma(double x);

}  // namespace berth::sim::engine
