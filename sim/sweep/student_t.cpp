// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/sweep/student_t.h"

#include <cmath>

#include "sim/engine/require.h"

namespace berth::sim::sweep {
namespace {

constexpr double kShare = 0.95;
constexpr std::int64_t kMostByBisection = 1000;
constexpr double kPi = 3.14159265358979323846;
constexpr double kNormal975 = 1.959963984540054;  // Φ⁻¹(.975)
constexpr double kAboveAll = 12.8;                // t of one degree of freedom is 12.706

double byExpansion(double degrees) {
    const double x = kNormal975;
    const double x2 = x * x;
    const double g1 = x * (x2 + 1) / 4;
    const double g2 = x * ((5 * x2 + 16) * x2 + 3) / 96;
    const double g3 = x * (((3 * x2 + 19) * x2 + 17) * x2 - 15) / 384;
    const double g4 = x * ((((79 * x2 + 776) * x2 + 1482) * x2 - 1920) * x2 - 945) / 92160;
    return x + (g1 + (g2 + (g3 + g4 / degrees) / degrees) / degrees) / degrees;
}

}  // namespace

double studentBetween(double t, std::int64_t degrees) {
    engine::require(t >= 0 && degrees >= 1, "Student's t is asked for t >= 0 and some freedom");
    const double angle = std::atan(t / std::sqrt(static_cast<double>(degrees)));
    const double sine = std::sin(angle);
    const double cosine = std::cos(angle);
    const bool odd = degrees % 2 == 1;
    double term = odd ? cosine : 1;  // of the sum, the first
    double sum = 0;
    for (std::int64_t power = odd ? 1 : 0; power <= degrees - 2; power += 2) {
        sum += term;
        const auto next = static_cast<double>(power + 2);
        term *= (next - 1) / next * cosine * cosine;
    }
    return odd ? 2 / kPi * (angle + sine * sum) : sine * sum;
}

double studentT95(std::int64_t degrees) {
    if (degrees > kMostByBisection) return byExpansion(static_cast<double>(degrees));
    double below = 0;
    double above = kAboveAll;
    for (double middle = above / 2; middle > below && middle < above;
         middle = below + (above - below) / 2) {
        (studentBetween(middle, degrees) < kShare ? below : above) = middle;
    }
    return above;
}

}  // namespace berth::sim::sweep
