// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/platform/queueing_formulas.h"

#include <array>
#include <cmath>
#include <cstddef>

namespace berth::sim::testing {

double erlangB(int servers, double erlangs) {
    double blocked = 1;
    for (int n = 1; n <= servers; ++n)
        blocked = erlangs * blocked / (n + erlangs * blocked);
    return blocked;
}

double erlangC(int servers, double erlangs) {
    const double blocked = erlangB(servers, erlangs);
    const double load = erlangs / servers;
    return blocked / (1 - load * (1 - blocked));
}

double meanWait(int servers, double erlangs) {
    return erlangC(servers, erlangs) / (servers - erlangs);
}

double meanWaitOfOne(double erlangs, double cv) {
    return erlangs * (1 + cv * cv) / (2 * (1 - erlangs));
}

double blockedOfOne(double erlangs, int places) {
    return (1 - erlangs) * std::pow(erlangs, places) / (1 - std::pow(erlangs, places + 1));
}

Interval interval99(const std::vector<double>& figures) {
    // Two-sided 99 % points of Student's t with 1, 2, … 30 degrees of freedom.
    constexpr std::array kStudent = {63.657, 9.925, 5.841, 4.604, 4.032, 3.707, 3.499, 3.355,
                                     3.250,  3.169, 3.106, 3.055, 3.012, 2.977, 2.947, 2.921,
                                     2.898,  2.878, 2.861, 2.845, 2.831, 2.819, 2.807, 2.797,
                                     2.787,  2.779, 2.771, 2.763, 2.756, 2.750};
    const auto n = static_cast<double>(figures.size());
    double sum = 0;
    for (const double figure : figures)
        sum += figure;
    const double mean = sum / n;
    double squares = 0;
    for (const double figure : figures)
        squares += (figure - mean) * (figure - mean);
    return {mean, kStudent.at(figures.size() - 2) * std::sqrt(squares / (n - 1) / n)};
}

}  // namespace berth::sim::testing
