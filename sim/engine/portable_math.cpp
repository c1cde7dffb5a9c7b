// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/portable_math.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace berth::sim::engine {
namespace {

// ln 2 in two parts: the first has 21 zero bits at its end, so that its product with an exponent is
// exact.
constexpr double kLn2High = 0x1.62e42feep-1;
constexpr double kLn2Low = 0x1.a39ef35793c76p-33;
constexpr double kInvLn2 = 0x1.71547652b82fep+0;
constexpr double kHalfLn2Pi = 0.91893853320467274178;  // ln √(2π)

constexpr std::uint64_t kMantissa = (std::uint64_t{1} << 52) - 1;

}  // namespace

// x = 2^e·(1+f) with √½ ≤ 1+f < √2; s = f/(2+f); ln(1+f) = 2·artanh(s) = 2s(1 + s²/3 + s⁴/5 + …).
// |s| ≤ .1716, so ten terms reach the last place.
double portableLog(double x) {
    int exponent = 0;
    if (x < std::numeric_limits<double>::min()) {
        x *= 0x1p54;
        exponent = -54;
    }
    const auto bits = std::bit_cast<std::uint64_t>(x);
    // Moving the cut from 1 to √½ by adding the difference of their bit patterns.
    constexpr std::uint64_t kOne = 0x3FF0000000000000ULL;
    constexpr std::uint64_t kSqrtHalf = 0x3FE6A09E667F3BCDULL;
    const std::uint64_t moved = bits + (kOne - kSqrtHalf);
    exponent += static_cast<int>(moved >> 52) - 1023;
    const double f = std::bit_cast<double>((moved & kMantissa) + kSqrtHalf) - 1.0;

    const double s = f / (2.0 + f);
    const double z = s * s;
    const double z2 = z * z;
    const double z4 = z2 * z2;
    // Summed as a tree, which lets a processor work on its branches at once.
    const double low = (1.0 / 3 + z * (1.0 / 5)) + z2 * (1.0 / 7 + z * (1.0 / 9));
    const double middle = (1.0 / 11 + z * (1.0 / 13)) + z2 * (1.0 / 15 + z * (1.0 / 17));
    const double high = 1.0 / 19 + z * (1.0 / 21);
    const double tail = 2.0 * s * z * (low + z4 * (middle + z4 * high));
    const double k = exponent;
    return k * kLn2High + (2.0 * s + (tail + k * kLn2Low));
}

// x = k·ln 2 + r with |r| ≤ ½ ln 2, then Taylor's series to the 13th power.
double portableExp(double x) {
    if (x > 709.7) return std::numeric_limits<double>::infinity();
    if (x < -708.0) return 0;
    const double k = std::floor(x * kInvLn2 + 0.5);
    const double r = (x - k * kLn2High) - k * kLn2Low;
    double sum = 1.0;
    for (int n = 13; n >= 1; --n)
        sum = 1.0 + sum * r / n;
    return std::ldexp(sum, static_cast<int>(k));
}

// Turns are taken off exactly and mirrored into an eighth, where the series of Taylor for sine or
// cosine reach the last place with nine terms.
double portableCosOfTurns(double x) {
    x = std::abs(x - std::floor(x + 0.5));  // 0 … ½
    const bool negative = x > 0.25;
    if (negative) x = 0.5 - x;  // cos(π − y) = −cos y
    const bool sine = x > 0.125;
    if (sine) x = 0.25 - x;  // cos(π/2 − y) = sin y
    constexpr double kTwoPi = 6.283185307179586476925;
    const double y = kTwoPi * x;
    const double square = y * y;
    double sum = 1.0;
    for (int n = 18; n >= 2; n -= 2) {
        const double next =
            sine ? static_cast<double>(n) * (n + 1) : static_cast<double>(n) * (n - 1);
        sum = 1.0 - sum * square / next;
    }
    const double value = sine ? y * sum : sum;
    return negative ? -value : value;
}

// Stirling's series above 10, reached with Γ(x+1) = x·Γ(x).
double portableLogGamma(double x) {
    double product = 1.0;
    for (; x < 10.0; x += 1.0)
        product *= x;
    const double y = 1.0 / x;
    const double y2 = y * y;
    const double series =
        y * (1.0 / 12 -
             y2 * (1.0 / 360 - y2 * (1.0 / 1260 -
                                     y2 * (1.0 / 1680 - y2 * (1.0 / 1188 - y2 * 691.0 / 360360)))));
    return (x - 0.5) * portableLog(x) - x + kHalfLn2Pi + series - portableLog(product);
}

}  // namespace berth::sim::engine
