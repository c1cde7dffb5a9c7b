// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace berth::sim::testing {

// Closed forms of queueing theory (Kleinrock, "Queueing Systems" I, 1975). `erlangs`: arrival rate
// times mean service; times are in units of the mean service.

// M/G/c/c: the share of requests that is turned away. By B(0) = 1, B(n) = aB(n−1)/(n + aB(n−1)).
[[nodiscard]] double erlangB(int servers, double erlangs);
// M/M/c: the share that waits, for erlangs < servers.
[[nodiscard]] double erlangC(int servers, double erlangs);
// M/M/c: how long on average, those that do not wait included.
[[nodiscard]] double meanWait(int servers, double erlangs);
// M/G/1 after Pollaczek and Khinchine: `cv` of the service time.
[[nodiscard]] double meanWaitOfOne(double erlangs, double cv);
// M/M/1/K: the share that finds all K places taken, the one in service included.
[[nodiscard]] double blockedOfOne(double erlangs, int places);

// A mean over independent runs, and half the width of its 99 % interval by Student's t. Two to 31
// figures.
struct Interval {
    double mean = 0;
    double half = 0;

    [[nodiscard]] bool holds(double value) const {
        return value >= mean - half && value <= mean + half;
    }
};
[[nodiscard]] Interval interval99(const std::vector<double>& figures);

}  // namespace berth::sim::testing
